import { z } from 'zod'
import { defineSource, type Extracted } from '../src/model/source.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import { SourceError } from '../src/errors.ts'
import { isGeneric, listedRole, OPENINGS, readHiringHeader } from '../src/read/hiring-header.ts'
import { unescapeHtml } from '../src/read/html.ts'
import { arrayAt, at, parseJson } from '../src/read/json.ts'
import { Optional, present, printed } from '../src/read/printed.ts'

const Locator = z.object({
  api: z.url().default('https://hn.algolia.com'),
  site: z.url().default('https://news.ycombinator.com'),
  /** How many monthly threads to ask, the newest first. */
  threads: z.coerce.number().int().min(1).max(10).default(1),
})

/** A comment as the tree (`id`, `text`) or the flat search (`objectID`, `comment_text`) has it. */
const Comment = z
  .object({
    id: Optional,
    objectID: Optional,
    parent_id: Optional,
    story_id: Optional,
    text: Optional,
    comment_text: Optional,
    created_at: Optional,
  })
  .transform(({ id, objectID, text, comment_text, ...rest }) => ({
    ...rest,
    id: id ?? objectID,
    text: text ?? comment_text,
  }))
type Comment = z.output<typeof Comment>

export default defineSource({
  id: 'hackernews',
  name: 'Hacker News: Who is hiring?',
  homepage: 'https://news.ycombinator.com/submitted?id=whoishiring',
  reference: 'https://hn.algolia.com/api',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-11-01', note: 'hn.algolia.com has none (404)' },
    url: 'https://hn.algolia.com/api',
  },
  locator: Locator,
  detect: (url) => {
    if (!/^https?:$/.test(url.protocol)) return null
    if (url.hostname === 'news.ycombinator.com') {
      const id = url.searchParams.get('id') ?? ''
      const asked = url.pathname === '/item' ? /^\d+$/.test(id) : url.pathname === '/submitted' && id === 'whoishiring'
      return asked ? {} : null
    }
    return url.hostname === 'hn.algolia.com' && url.pathname.startsWith('/api/v1/') ? {} : null
  },
  // Each month has a thread of its own: what the last one held is not gone when the next begins.
  enumerates: 'window',
  // The page of a comment answers for ever, and its site asks to be read by the API; a role of a comment goes with it.
  askLeft: {
    at: (id, parameters) => ({
      url: `${Locator.parse(parameters).api}/api/v1/items/${encodeURIComponent(id.replace(/-.*$/s, ''))}`,
      accept: 'application/json',
    }),
    isGone: (page) => isDeleted(parseJson(page), page.url),
  },
  every: '6h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  drops: {
    '/points': 'what readers think of it',
    '/children/*/children/*/text': 'a reply to a posting',
  },
  start: (parameters) => {
    const url = `${Locator.parse(parameters).api}/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=30`
    return [{ url, accept: 'application/json' }]
  },
  isIndex: (page) => isSearch(page.url),
  follow: (page, parameters) => {
    if (!isSearch(page.url)) return { requests: [] }
    const stories = arrayAt(parseJson(page), '/hits')?.values ?? []
    const { api, threads } = Locator.parse(parameters)
    const ids = stories
      .filter((story) => isThread(at(story, '/title')))
      .flatMap((story) => printed(at(story, '/objectID')) ?? [])
    if (ids.length === 0) throw new SourceError('empty-or-unknown', `${page.url} finds no thread "Who is hiring?"`)
    return {
      requests: ids.slice(0, threads).map((id) => ({
        url: `${api}/api/v1/items/${encodeURIComponent(id)}`,
        accept: 'application/json',
      })),
    }
  },
  extract: (page, parameters) => {
    const root = parseJson(page)
    const { story, comments, path } = commentsOf(root, page.url)
    const items: Printed[] = []
    const places: string[] = []
    const rejects: Extracted['rejects'][number][] = []
    let skipped = 0
    comments.forEach((value, index) => {
      const read = Comment.safeParse(value)
      if (!read.success) {
        rejects.push({ code: 'invalid-listing', at: `${path}/${index}`, why: z.prettifyError(read.error) })
        return
      }
      // Replies are no postings, nor is what has no line of the agreed form.
      const { parent_id, story_id, text } = read.data
      const isAnswer = parent_id === (story ?? story_id)
      const { site } = Locator.parse(parameters)
      const postings =
        isAnswer && text !== undefined
          ? postingsOf(read.data, site)
          : isAnswer && !isEmptied(value)
            ? [present({ sourceJobId: read.data.id ?? '' })]
            : []
      if (postings.length === 0) skipped += 1
      for (const posting of postings) {
        items.push(posting)
        places.push(`${path}/${index}`)
      }
    })
    return { items, places, rejects, skipped, total: z.int().safeParse(at(root, '/nbHits')).data }
  },
})

/** A comment that was deleted has a text of null, or a blank one; any other lack of text is one that is no longer read. */
function isEmptied(comment: unknown): boolean {
  const text = at(comment, '/text') ?? at(comment, '/comment_text')
  return typeof text === 'string' || at(comment, '/text') === null || at(comment, '/comment_text') === null
}

/** True of a comment that was deleted since. Throws where the answer is no comment. */
function isDeleted(root: unknown, url: string): boolean {
  const [comment] = commentsOf(root, url).comments
  const text = at(comment, '/text')
  return text === null || (typeof text === 'string' && text.trim() === '')
}

/** A search for threads, as against one for the comments of a thread. */
function isSearch(url: string): boolean {
  const { pathname, searchParams } = new URL(url)
  return /\/search(_by_date)?$/.test(pathname) && searchParams.get('tags')?.split(',').includes('story') === true
}

function isThread(title: unknown): boolean {
  return typeof title === 'string' && /^Ask HN: Who is hiring\? ?\(\w+ \d{4}\)$/i.test(title)
}

/** The comments of a thread as a tree, of a flat search, or one comment as its own address answers. */
function commentsOf(root: unknown, url: string): { story?: string; comments: readonly unknown[]; path: string } {
  const hits = arrayAt(root, '/hits')?.values
  if (hits && hits.every((hit) => at(hit, '/story_title') === undefined || isThread(at(hit, '/story_title'))))
    return { comments: hits, path: '/hits' }
  const id = printed(at(root, '/id'))
  const children = arrayAt(root, '/children')?.values
  if (children && id !== undefined && isThread(at(root, '/title')))
    return { story: id, comments: children, path: '/children' }
  if (id !== undefined && at(root, '/type') === 'comment') return { comments: [root], path: '' }
  throw new SourceError('wrong-shape', `${url} is no thread "Who is hiring?"`)
}

/** One posting for each role that the comment names; the first has the comment's id, so that a comment of one role keeps it. */
function postingsOf(comment: Comment, site: string): Printed[] {
  const html = comment.text ?? ''
  // An advertisement is a page of text at most; no more is searched.
  const paragraphs = html.slice(0, 20_000).split(/<p>/i)
  const [first = '', ...lines] = paragraphs.flatMap((paragraph) => plain(paragraph).split('\n'))
  const line = /^\s*\|/.test(lines[0] ?? '') ? `${first} ${lines[0] ?? ''}` : first
  const header = readHiringHeader(line)
  if (header === undefined) return []
  const { company, companyUrl, locations, workplace, salaries, employmentTypes } = header
  const roles = rolesOf(header.roles, lines) ?? [headline(line)]
  return roles.map((title, index) =>
    present({
      sourceJobId: comment.id === undefined || index === 0 ? (comment.id ?? '') : `${comment.id}-${slug(title)}`,
      url: comment.id === undefined ? undefined : `${site}/item?id=${comment.id}`,
      applyUrl: applyUrl(paragraphs, roles.length > 1 ? title : undefined),
      title,
      company,
      companyUrl,
      descriptionHtml: html,
      locations,
      workplace,
      salaries,
      employmentTypes,
      datePosted: comment.created_at,
    }),
  )
}

/** The roles of the first line; where it says "multiple roles" or nothing, those of a list below it, or of a sentence that says who is sought. */
function rolesOf(named: readonly string[], lines: readonly string[]): readonly string[] | undefined {
  if (named.some((role) => !isGeneric(role))) return named
  const listed = [...new Set(lines.flatMap((line) => listedRole(line) ?? []))]
  const sought = named.length === 0 && listed.length === 0 ? soughtIn(lines.join('\n')) : undefined
  const roles = listed.length > 0 ? listed : sought === undefined ? named : [sought]
  return roles.length > 0 ? roles : undefined
}

/** The line itself, for want of a role: it is what the advertisement is headed with. Addresses are left out. */
function headline(line: string): string {
  const parts = line.split('|').map((part) => part.replace(/[([]?\s*https?:\S+\s*[)\]]?/gi, ' ').trim())
  return parts
    .filter((part) => part !== '')
    .join(' | ')
    .slice(0, 200)
    .trim()
}

/** The text of HN's markup: links whole, since what they show is cut short. */
function plain(html: string): string {
  const linked = html.replace(/<a href="([^"]*)"[^>]*>[^<]*<\/a>/gi, ' $1 ')
  return unescapeHtml(linked.replace(/<[^>]*>/g, '')).replace(/[^\S\n]+/g, ' ')
}

/** Whom a text says is sought, where its first line does not: `we are hiring a Data Engineer`. */
function soughtIn(text: string): string | undefined {
  const sentence =
    /\b(?:hiring|looking for|seeking|recruiting)(?: for)?(?: an?| our(?: next| first)?| two| several| multiple)? ((?:[\p{Lu}\d][\p{L}\d.+#/&-]*[ ,]+){0,5}(?:Engineers?|Developers?|Designers?|Scientists?|Managers?|Analysts?|Architects?|Researchers?)\b)/u
  return printed(sentence.exec(text)?.[1])
}

/** The host itself is one for openings: an application system. */
const SYSTEM = /^https?:\/\/[^/]*\b(?:[\w-]*jobs?|careers?|boards?|apply|ats|recruit\w*|talent|hire)\b/i

/** A page that lists all openings of a company: `/careers`. */
const LIST = /^https?:\/\/[^/]+\/(?:careers?|jobs?|hiring|join(?:-us)?|openings|positions)\/?(?:[?#]|$)/i

/** Where to apply: the link beside the role, else the one of an application system, else the first that speaks of openings. */
function applyUrl(paragraphs: readonly string[], role: string | undefined): string | undefined {
  const linksOf = (text: string): string[] =>
    [...text.matchAll(/<a href="([^"]*)"/gi)].flatMap(([, href]) => {
      const url = unescapeHtml(href ?? '')
      return /^https?:\/\/[^/]/i.test(url) ? [url] : []
    })
  const links = linksOf(paragraphs.join('\n'))
  const lines = paragraphs.slice(1).flatMap((paragraph) => paragraph.split('\n'))
  const beside =
    role === undefined ? undefined : lines.find((line) => plain(line).toLowerCase().includes(role.toLowerCase()))
  const openings = links.filter((url) => OPENINGS.test(url))
  const ways = openings.filter((url) => SYSTEM.test(url))
  const [first = ''] = openings
  const chosen = ways.length === 1 || LIST.test(first) ? (ways[0] ?? first) : first
  return (beside === undefined ? undefined : linksOf(beside)[0]) ?? printed(chosen)
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '')
}
