import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Extracted, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { arrayAt, at, parseJson } from '../src/read/json.ts'
import { codeSpans, headingOf } from '../src/read/markdown.ts'
import { bodyOf } from '../src/read/page.ts'
import { present, printed, printedList } from '../src/read/printed.ts'
import { tarFiles } from '../src/read/tar.ts'
import { looksLikeHtml } from '../src/read/text.ts'

const REPOSITORY = 'RemoteWLB/remote-jobs'
const POSTING = /(?:^|\/)jobs\/([^/]+)\/(\d{4}-\d{2})\/([^/]+)\/README\.md$/
const TREE = /\/git\/trees\/[^/]+$/
const ARCHIVE_BYTES = 300 * 1024 * 1024

const Locator = z.object({
  api: z.url().default('https://api.github.com'),
  raw: z.url().default('https://raw.githubusercontent.com'),
  archive: z.url().default('https://codeload.github.com'),
})
const Entry = z.object({ path: z.string(), type: z.string(), sha: z.string() })

export default defineSource({
  id: 'remotewlb',
  name: 'RemoteWLB',
  homepage: 'https://www.remotewlb.com',
  reference: 'https://docs.github.com/en/rest/git/trees',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: true,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'unknown',
      readOn: '2026-11-25',
      note: 'asked at run time of the API, raw and archive hosts; the tarball falls back to raw files where refused',
    },
    url: `https://github.com/${REPOSITORY}`,
  },
  locator: Locator,
  detect: (url) => {
    if (!/^https?:$/.test(url.protocol)) return null
    if (/^(www\.)?remotewlb\.com$/.test(url.hostname)) return {}
    const hosts = ['github.com', 'www.github.com', 'raw.githubusercontent.com', 'codeload.github.com']
    return hosts.includes(url.hostname) && /^\/RemoteWLB\/remote-jobs(\/|\.git$|$)/i.test(url.pathname) ? {} : null
  },
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 100, concurrency: 4 },
  hints: {
    unreliable: ['salaries'],
    leaked: [{ field: 'salaries', value: '$174,000/yr - $235,000/yr' }],
  },
  drops: {
    '/url': 'the address of a git object',
    '/tree/*/url': 'the address of a git object',
  },
  start: (parameters) => [tree(Locator.parse(parameters).api, 'HEAD?recursive=1')],
  follow,
  unpack: async function* (bytes, parameters) {
    const { raw } = Locator.parse(parameters)
    for await (const file of tarFiles(bytes, { maxBytes: ARCHIVE_BYTES, wanted: (path) => POSTING.test(path) })) {
      yield { url: rawUrl(raw, file.path.replace(/^[^/]*\//, '')), bytes: file.bytes }
    }
  },
  extract,
  isIndex: (page) => TREE.test(page.url),
})

/**
 * A tree's paths begin at the tree; the folder that it stands for travels in the fragment, which is not sent. A recursive answer that GitHub
 * cut is asked again level by level.
 */
function follow(page: Page, parameters: Parameters): Follow {
  if (!TREE.test(page.url)) return { requests: [] }
  const { api, raw, archive } = Locator.parse(parameters)
  const root = parseJson(page)
  const entries = z.array(Entry).safeParse(arrayAt(root, '/tree')?.values)
  if (!entries.success) throw new SourceError('wrong-shape', `${page.url} is no Git tree`)
  const url = new URL(page.url)
  const recursive = url.searchParams.has('recursive')
  const truncated = at(root, '/truncated') === true
  const folder = decodeURIComponent(url.hash.slice(1))
  const inFolder = entries.data.map((entry) => ({ ...entry, path: folder + entry.path }))
  const jobs = inFolder.find((entry) => entry.type === 'tree' && entry.path === 'jobs')
  if (truncated && recursive) {
    const [sha, below] = folder === '' && jobs ? [jobs.sha, 'jobs/'] : [url.pathname.split('/').at(-1) ?? '', folder]
    return { requests: [tree(api, sha, below)] }
  }
  const subtrees = recursive
    ? []
    : inFolder.filter((entry) => entry.type === 'tree' && (folder === '' ? entry === jobs : folder.startsWith('jobs/')))
  const requests = [
    ...subtrees.map((entry) => tree(api, `${entry.sha}?recursive=1`, `${entry.path}/`)),
    ...inFolder.filter((entry) => entry.type === 'blob' && POSTING.test(entry.path)).map((blob) => file(raw, blob)),
  ]
  const tarball = { url: `${archive}/${REPOSITORY}/tar.gz/HEAD`, kind: 'archive', maxBytes: ARCHIVE_BYTES } as const
  const bulk = { above: 500, request: tarball }
  return truncated ? { requests, bulk, incomplete: `${page.url} names only some of its entries` } : { requests, bulk }
}

function tree(api: string, what: string, folder = ''): SourceRequest {
  const url = `${api}/repos/${REPOSITORY}/git/trees/${what}${folder === '' ? '' : `#${encodeURIComponent(folder)}`}`
  return { url, accept: 'application/vnd.github+json' }
}

function file(raw: string, blob: z.output<typeof Entry>): SourceRequest {
  return { url: rawUrl(raw, blob.path), kind: 'detail', version: blob.sha, digest: 'git-blob' }
}

function rawUrl(raw: string, path: string): string {
  return `${raw}/${REPOSITORY}/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`
}

function extract(page: Page): Extracted {
  const text = bodyOf(page)
  if (looksLikeHtml(text)) throw new SourceError('wrong-shape', `${page.url} is an HTML page, not Markdown`)
  const [, skill, month, slug] = pathOf(page.url) ?? []
  if (!skill || !month || !slug) {
    return refused('missing-id', `${page.url} is no path jobs/<skill>/<month>/<slug>/README.md`)
  }
  const lines = text.split(/\r\n|\n|\r/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const title = headingOf(lines[first] ?? '')
  if (title?.level !== 1 || title.text === '' || (title.link === undefined && title.text.startsWith('['))) {
    return refused('missing-title', 'the page begins with no line `# [Title](address)`')
  }
  const { company, chips, body } = headOf(lines.slice(first + 1))
  const listing: Printed = present({
    sourceJobId: slug,
    url: printed(title.link),
    applyUrl: printed(title.link),
    title: title.text,
    company: printed(company),
    descriptionMarkdown: printed(withoutApply(body)),
    locations: printedList(chips.get('location')),
    salaries: printedList(chips.get('salary')),
    tags: [skill],
    datePosted: month,
  })
  return { items: [listing], rejects: [] }
}

function refused(code: string, why: string): Extracted {
  return { items: [], rejects: [{ code, at: '', why }] }
}

/** The lines right below the title: company, chips; the rest is the body. */
function headOf(lines: readonly string[]): { company?: string; chips: Map<string, string[]>; body: string[] } {
  const rest = [...lines]
  const company = headingOf(rest[0] ?? '')?.level === 3 ? headingOf(rest.shift() ?? '')?.text : undefined
  const chips = new Map<string, string[]>()
  if (headingOf(rest[0] ?? '')?.level === 4) {
    for (const chip of codeSpans(rest.shift() ?? '')) {
      const [, icon, value = ''] = /^(\p{Extended_Pictographic})\uFE0F?\s*(.*)$/u.exec(chip) ?? []
      const kind = icon === '💰' ? 'salary' : icon !== undefined && '🌎🌍🌏'.includes(icon) ? 'location' : undefined
      if (kind) chips.set(kind, [...(chips.get(kind) ?? []), value])
    }
  }
  return { ...(company === undefined ? {} : { company }), chips, body: rest }
}

/** The body less its closing line `## CLICK TO [APPLY](address)`. */
function withoutApply(body: readonly string[]): string {
  const last = body.findLastIndex((line) => line.trim() !== '')
  const closing = /^\s*##\s+CLICK TO \[APPLY\]\(.*\)\s*$/.test(body[last] ?? '')
  return body.slice(0, closing ? last : body.length).join('\n')
}

/** The parts of a posting's path, whatever stands before `jobs/`: a `#` there may be the folder `C#` left unescaped. */
function pathOf(url: string): RegExpExecArray | null {
  const decoded = (text: string): string => (URL.canParse(text) ? tryDecode(text) : text)
  return POSTING.exec(decoded(url.replace(/[?#].*$/s, ''))) ?? POSTING.exec(decoded(url))
}

function tryDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
