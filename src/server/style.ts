/** The one stylesheet of the pages. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #56606f; --paper: #fff; --tint: #f3f6fa; --line: #d5dce5; --link: #0b57b0; --mark: #0a6b4b; --warn: #8a3b00 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a3adba; --paper: #14181e; --tint: #1d232c; --line: #353e4a; --link: #83b7ff; --mark: #6fd3ab; --warn: #ffb27a } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere }
a { color: var(--link); text-underline-offset: .15em }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px }
.skip { position: absolute; left: -999em }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; z-index: 1 }
header.site, main, footer.site { max-width: 54rem; margin: 0 auto; padding: 0 1.1rem }
header.site { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; align-items: baseline; padding-top: 1rem; padding-bottom: .7rem }
header.site .name { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none }
header.site nav { display: flex; gap: 1rem; font-size: .95rem }
footer.site { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; color: var(--soft); font-size: .9rem }
h1 { font-size: 1.65rem; line-height: 1.25; margin: 1rem 0 .4rem }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem }
h3 { font-size: 1.05rem; margin: 0 }
.soft { color: var(--soft) }
form.search { background: var(--tint); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem; margin: .6rem 0 1.2rem }
form.search .row { display: flex; flex-wrap: wrap; gap: .7rem }
form.search label { display: flex; flex-direction: column; flex: 1 1 11rem; min-width: 0; font-size: .85rem; color: var(--soft); gap: .2rem }
form.search label.wide { flex-basis: 20rem }
form.search input, form.search select, form.search button { font: inherit; min-height: 2.6rem; padding: .35rem .6rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--paper); color: var(--ink); width: 100% }
form.search button { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 600; width: auto; padding: .35rem 1.5rem; cursor: pointer; align-self: flex-end }
form.search > * + * { margin-top: .8rem }
form.search summary { cursor: pointer; color: var(--link); padding: .2rem 0 }
form.search details .row { margin-top: .6rem }
ul.chips { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: .5rem 0 }
ul.chips > li { background: var(--tint); border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .75rem; font-size: .9rem }
ul.chips a { text-decoration: none }
ol.jobs { list-style: none; padding: 0; margin: .5rem 0 }
ol.jobs > li { border-top: 1px solid var(--line); padding: .9rem 0 }
ol.jobs > li:last-child { border-bottom: 1px solid var(--line) }
ol.jobs .top { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline }
ol.jobs h3 a { text-decoration: none }
ol.jobs h3 a:hover { text-decoration: underline }
ol.jobs time { white-space: nowrap; font-size: .88rem; color: var(--soft) }
ol.jobs p { margin: .15rem 0 0 }
.pay { color: var(--mark); font-weight: 600 }
.closed { color: var(--warn); font-weight: 600 }
nav.pages { display: flex; justify-content: space-between; gap: 1rem; margin: 1.2rem 0 }
nav.pages a, a.button { display: inline-block; padding: .5rem 1.1rem; border: 1px solid var(--link); border-radius: .4rem; text-decoration: none }
a.button.main { background: var(--link); color: var(--paper); font-weight: 600 }
dl.facts { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .35rem 1.2rem; margin: 1rem 0 }
dl.facts dt { color: var(--soft) }
dl.facts dd { margin: 0 }
.ad { border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: .4rem 0; margin: 1rem 0 }
.ad img { max-width: 100%; height: auto }
.ad pre, .ad table { display: block; overflow-x: auto; max-width: 100% }
.ad h1 { font-size: 1.3rem } .ad h2 { font-size: 1.15rem } .ad h3 { font-size: 1.05rem }
.scroll { overflow-x: auto }
table.why { border-collapse: collapse; width: 100%; font-size: .92rem }
table.why th, table.why td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-top: 1px solid var(--line) }
table.why th .soft { font-weight: 400 }
table.why thead th { color: var(--soft); font-weight: 600; border-top: 0 }
q, blockquote { font-style: italic }
code { background: var(--tint); padding: .05rem .3rem; border-radius: .25rem; font-size: .92em }
.notice { border-left: 4px solid var(--warn); background: var(--tint); padding: .7rem 1rem; margin: 1rem 0 }
@media (max-width: 34rem) {
  ol.jobs .top { display: block }
  dl.facts { grid-template-columns: 6.5rem 1fr; gap: .3rem .8rem }
  form.search button { width: 100% }
  table.why thead { position: absolute; left: -999em }
  table.why tr { display: block; border-top: 1px solid var(--line); padding: .5rem 0 }
  table.why th, table.why td { display: block; border: 0; padding: .05rem 0 }
}
@media print { header.site nav, form.search, footer.site { display: none } }
`.trimStart()

/** A small mark for tabs and bookmarks. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57b0"/><path d="M8 24V8m0 8h10m-4-5 5 5-5 5" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><circle cx="24" cy="16" r="2.4" fill="#fff"/></svg>'
