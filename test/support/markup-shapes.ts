import { html, numberIn, pageOf, redirect, textOf, titleOf, totalOf, type BoardModel, type Shape } from './shape.ts'
import type { Answer } from './small-board.ts'

const xml = (body: string): Answer => ({ type: 'application/xml', body: `<?xml version="1.0"?>${body}` })
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Elements by name as the board prints them now; a broken item has an empty title. */
function elements(board: BoardModel, id: number, fields: Readonly<Record<string, string>>): string {
  const broken = board.broken?.includes(id)
  return Object.entries(fields)
    .map(([name, value]) => {
      const now = board.renamed?.[name] ?? name
      return `<${now}>${broken && value.endsWith(titleOf(id)) ? '' : value}</${now}>`
    })
    .join('')
}

/** One document that holds the whole board. */
const personio: Shape = {
  source: 'personio',
  parameters: (origin) => ({ host: 'fernbrook.jobs.personio.de', api: origin }),
  key: (id) => `personio:fernbrook.jobs.personio.de/${id}`,
  proof: 'natural end',
  title: 'name',
  id: 'id',
  lists: (path) => path === '/xml',
  answer: ({ url }, board) => {
    if (url.pathname !== '/xml') return undefined
    const positions = board.ids.map((id) => {
      const description = `<jobDescription><name>The work</name><value><![CDATA[${textOf(id)}]]></value></jobDescription>`
      const fields = { id: String(id), office: 'Graz', name: titleOf(id), createdAt: '2025-10-01T05:58:03+00:00' }
      return `<position>${elements(board, id, fields)}<jobDescriptions>${description}</jobDescriptions></position>`
    })
    return xml(`<workzag-jobs>${positions.join('')}</workzag-jobs>`)
  },
  dead: { '404 with a page': () => html('Page not found', 404), 'a redirect': (origin) => redirect(origin, 307) },
}

function feed(board: BoardModel, item: (id: number) => string): Answer {
  const items = board.ids.map((id) => `<item>${item(id)}</item>`).join('')
  return {
    ...xml(`<rss version="2.0"><channel><title>Jobs</title>${items}</channel></rss>`),
    type: 'application/rss+xml',
  }
}

/** A feed of the newest. */
const weworkremotely: Shape = {
  source: 'weworkremotely',
  parameters: (origin) => ({ base: origin }),
  key: (id) => `weworkremotely:keeper-${id}`,
  proof: 'window read to its end',
  title: 'title',
  lists: (path) => path === '/remote-jobs.rss',
  answer: ({ url }, board, origin) => {
    const id = numberIn(/^\/remote-jobs\/keeper-(\d+)$/.exec(url.pathname)?.[1])
    if (!Number.isNaN(id)) return board.ids.includes(id) ? html(titleOf(id)) : undefined
    if (url.pathname !== '/remote-jobs.rss') return undefined
    return feed(board, (each) =>
      elements(board, each, {
        title: `Fernbrook Farms: ${titleOf(each)}`,
        link: `${origin}/remote-jobs/keeper-${each}`,
        guid: `${origin}/remote-jobs/keeper-${each}`,
        pubDate: 'Mon, 05 Jan 2026 10:00:00 +0000',
        region: 'Anywhere in the World',
        description: escaped(textOf(each)),
      }),
    )
  },
  dead: { 'a redirect home': (origin) => redirect(origin, 301) },
}

const rss: Shape = {
  source: 'rss',
  parameters: (origin) => ({ site: 'fernbrook', start: `${origin}/feed/` }),
  key: (id) => `rss:fernbrook/fernbrook-${id}`,
  proof: 'window read to its end',
  title: 'title',
  lists: (path) => path === '/feed/',
  answer: ({ url }, board, origin) => {
    const id = numberIn(/^\/job\/(\d+)$/.exec(url.pathname)?.[1])
    if (!Number.isNaN(id)) return board.ids.includes(id) ? html(titleOf(id)) : undefined
    if (url.pathname !== '/feed/') return undefined
    return feed(board, (each) =>
      elements(board, each, {
        guid: `fernbrook-${each}`,
        title: titleOf(each),
        link: `${origin}/job/${each}`,
        pubDate: 'Mon, 05 Jan 2026 10:00:00 +0000',
        description: escaped(textOf(each)),
      }),
    )
  },
  dead: {
    '404 with a page': () => html('Not found', 404),
    '200 with a page': () => html('Not found'),
    '200 with text': () => ({ type: 'text/plain', body: 'Not Found' }),
  },
}

function jobPosting(board: BoardModel, id: number): string {
  const fields = {
    title: titleOf(id),
    description: textOf(id),
    datePosted: '2026-10-05',
    hiringOrganization: { '@type': 'Organization', name: 'Fernbrook Farms' },
  }
  const named = Object.entries(fields).map(([name, value]) => [board.renamed?.[name] ?? name, value])
  const posting = { '@context': 'https://schema.org', '@type': 'JobPosting', ...(Object.fromEntries(named) as object) }
  return `<script type="application/ld+json">${JSON.stringify(posting)}</script>`
}

/** Lists for people, each posting's own page with JobPosting markup. */
const icims: Shape = {
  source: 'icims',
  parameters: (origin) => ({ host: 'careers-fernbrook.icims.com', api: origin }),
  key: (id) => `icims:careers-fernbrook.icims.com/${id}`,
  page: 20,
  proof: 'natural end',
  title: 'title',
  lists: (path) => path === '/jobs/search',
  answer: ({ url }, board) => {
    const path = (id: number): string => `/jobs/${id}/keeper/job`
    const id = numberIn(/^\/jobs\/(\d+)\/keeper\/job$/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) return html(board.broken?.includes(id) ? 'Oops' : jobPosting(board, id))
    if (url.pathname !== '/jobs/search') return undefined
    const number = Number(url.searchParams.get('pr'))
    const cards = pageOf(board, number * 20, 20).map((each) => {
      const title = board.broken?.includes(each) || board.renamed?.title ? '' : `<h3>${titleOf(each)}</h3>`
      return `<li class="iCIMS_JobCardItem"><a href="${path(each)}?in_iframe=1">${title}</a></li>`
    })
    const pages = Math.max(1, Math.ceil(totalOf(board) / 20))
    const shown = board.stuck ? 1 : number + 1
    return html(`<div class="iCIMS_Main"><ul>${cards.join('')}</ul>Page ${shown} of ${pages}</div>`)
  },
  dead: { '404 with a page': () => html('Not found', 404), '200 with a page': () => html('Verify that you are human') },
}

const join: Shape = {
  source: 'join',
  parameters: (origin) => ({ company: 'fernbrook', api: origin }),
  key: (id) => `join:fernbrook/${id}`,
  page: 5,
  proof: 'declared total % met',
  title: 'title',
  lists: (path) => path === '/companies/fernbrook',
  answer: ({ url }, board) => {
    const id = numberIn(/^\/companies\/fernbrook\/(\d+)-/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) return html(board.broken?.includes(id) ? 'Oops' : jobPosting(board, id))
    if (url.pathname !== '/companies/fernbrook') return undefined
    const page = Number(url.searchParams.get('page') ?? 1)
    const items = pageOf(board, (page - 1) * 5, 5).map((each) =>
      board.broken?.includes(each)
        ? { id: each, idParam: `${each}-keeper`, title: {} }
        : {
            id: each,
            idParam: `${each}-keeper`,
            [board.renamed?.title ?? 'title']: titleOf(each),
            createdAt: '2026-10-05T13:54:04.101Z',
            workplaceType: 'ONSITE',
            city: { cityName: 'Graz', countryName: 'Austria' },
          },
    )
    const total = totalOf(board)
    const pagination = { page, pageCount: Math.ceil(total / 5), perPage: 5, total }
    const state = { company: { name: 'Fernbrook Farms' }, jobs: { pagination, items } }
    const data = JSON.stringify({ props: { pageProps: { initialState: state } } })
    return html(`<script id="__NEXT_DATA__" type="application/json">${data}</script>`)
  },
  dead: {
    '404 with a page': () => html('Not found', 404),
    '200 with a state of no board': () =>
      html('<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"statusCode":404}}}</script>'),
    'a redirect': redirect,
  },
}

/** A list that configuration alone describes. */
const list: Shape = {
  source: 'html',
  parameters: (origin) => ({
    site: 'fernbrook',
    start: `${origin}/open`,
    list: 'ul.open',
    item: 'li',
    fields: { title: 'h2', url: 'a', sourceJobId: '@data-id' },
    paging: 'page=page',
  }),
  key: (id) => `html:fernbrook/${id}`,
  page: 5,
  proof: 'natural end',
  title: 'h2',
  lists: (path) => path === '/open',
  answer: ({ url }, board) => {
    if (url.pathname !== '/open') return undefined
    const items = pageOf(board, (Number(url.searchParams.get('page') ?? 1) - 1) * 5, 5).map((id) => {
      const heading = board.renamed?.h2 ?? 'h2'
      const title = board.broken?.includes(id) ? '' : `<${heading}>${titleOf(id)}</${heading}>`
      return `<li data-id="${id}"><a href="/open/${id}">${title}</a></li>`
    })
    return html(`<ul class="open">${items.join('')}</ul>`)
  },
  dead: { '404 with a page': () => html('Not found', 404), '200 with a page': () => html('Nothing') },
}

export const markupShapes: readonly Shape[] = [personio, weworkremotely, rss, icims, join, list]
