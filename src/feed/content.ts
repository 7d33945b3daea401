import type { Job } from '../model/job.ts'
import { cleanText, escapeHtml, oneLine, safeUrl, shortened } from './clean-text.ts'
import { facts, headline } from './facts.ts'

/** An ad longer than this (characters of HTML) is shown by its beginning and a link. */
const longest = 200_000

/** A few plain lines: the facts, then the beginning of the ad. */
export function summaryText(job: Job): string {
  const line = headline(job)
  return [line, shortened(oneLine(job.description.text), 280)].filter(Boolean).join(' — ')
}

/** The whole ad as HTML with absolute addresses: facts, sanitized description, and where it was seen with each source's attribution. */
export function contentHtml(job: Job, pageUrl: string): string {
  const rows = facts(job).map(({ label, value }) => `<li><b>${label}:</b> ${escapeHtml(value)}</li>`)
  const body =
    job.description.html.length > longest
      ? `<p>${escapeHtml(shortened(oneLine(job.description.text), 2_000))} <a href="${escapeHtml(pageUrl)}">Read on</a></p>`
      : absoluteLinks(cleanText(job.description.html), job.url)
  const apply = safeUrl(job.applyUrl)
  return [
    rows.length > 0 ? `<ul>${rows.join('')}</ul>` : '',
    body,
    apply === null ? '' : `<p><a href="${escapeHtml(apply)}">Apply</a></p>`,
    seenAt(job),
  ].join('')
}

/** The attributions that the sources ask for, each once. */
export function attributions(job: Job): string[] {
  return [...new Set(job.listings.flatMap((listing) => (listing.attribution === null ? [] : [listing.attribution])))]
}

/** How a source is named where it is linked: with the attribution that it asks for. */
export function sourceName({ source, attribution }: Job['listings'][number]): string {
  return attribution === null ? source : `${source} — ${attribution}`
}

function seenAt(job: Job): string {
  const items = job.listings.map((listing) => {
    const url = safeUrl(listing.url)
    const name = escapeHtml(sourceName(listing))
    return `<li>${url === null ? name : `<a href="${escapeHtml(url)}">${name}</a>`}</li>`
  })
  return items.length === 0 ? '' : `<p>Seen at:</p><ul>${items.join('')}</ul>`
}

/** Addresses in sanitized HTML made absolute against the ad's own; an address of another scheme than http, https, mailto is dropped. */
export function absoluteLinks(html: string, base: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/\s(href|src)=(?:"([^"]*)"|'([^']*)')/gi, (_, name: string, double?: string, single?: string) => {
      const url = resolved((double ?? single ?? '').replaceAll('&amp;', '&'), base)
      return url === null ? '' : ` ${name.toLowerCase()}="${escapeHtml(url)}"`
    }),
  )
}

function resolved(href: string, base: string): string | null {
  try {
    return safeUrl(new URL(href, base).href)
  } catch {
    return safeUrl(href)
  }
}
