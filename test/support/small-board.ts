import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Answer {
  readonly status?: number
  readonly type?: string
  readonly body?: string
  readonly location?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** One request as it came: the address that was asked, and what was posted. */
export interface Asked {
  readonly url: URL
  readonly posted: string
}

/** A loopback site of a few pages that a test sets; 200s carry an ETag and answer 304, what is not set is 404. */
export class SmallBoard {
  readonly pages = new Map<string, Answer>()
  /** Asked before `pages`; undefined leaves the answer to them. */
  answer: ((asked: Asked) => Answer | undefined) | undefined
  readonly requests: { path: string; conditional: boolean; status: number }[] = []
  #server: Server | undefined
  origin = ''

  async open(): Promise<this> {
    const server = createServer((request, response) => {
      let posted = ''
      request.setEncoding('utf8').on('data', (text: string) => (posted += text))
      request.on('end', () => this.#reply(request, response, posted))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.#server = server
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return this
  }

  #reply(request: IncomingMessage, response: ServerResponse, posted: string): void {
    const url = new URL(request.url ?? '/', 'http://board')
    const own = url.pathname === '/robots.txt' ? undefined : this.answer?.({ url, posted })
    const answer = own ?? this.pages.get(url.pathname) ?? { status: 404 }
    const { status = 200, type = 'application/json', body = '', location, headers = {} } = answer
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`
    const asked = request.headers['if-none-match']
    const answered = status === 200 && asked === etag ? 304 : status
    if (url.pathname !== '/robots.txt') {
      this.requests.push({ path: url.pathname, conditional: asked !== undefined, status: answered })
    }
    response.writeHead(answered, {
      'content-type': type,
      ...(answered === 200 || answered === 304 ? { etag } : {}),
      ...(location === undefined ? {} : { location }),
      ...headers,
    })
    response.end(answered === 304 ? undefined : body)
  }

  /** Puts a Greenhouse board of these postings at its address. */
  greenhouse(board: string, jobs: readonly Record<string, unknown>[], total = jobs.length): void {
    this.pages.set(`/v1/boards/${board}/jobs`, { body: JSON.stringify({ jobs, meta: { total } }) })
  }

  /** Puts a feed of We Work Remotely's shape, one item a slug, at its address. */
  feed(slugs: readonly string[]): void {
    const items = slugs.map(
      (slug) =>
        `<item><title>Fernbrook: Keeper of ${slug}</title><link>${this.origin}/remote-jobs/${slug}</link>` +
        `<guid>${this.origin}/remote-jobs/${slug}</guid><pubDate>Mon, 05 Jan 2026 10:00:00 +0000</pubDate>` +
        `<region>Anywhere in the World</region><description>&lt;p&gt;You keep ${slug}.&lt;/p&gt;</description></item>`,
    )
    const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title><link>${this.origin}</link>${items.join('')}</channel></rss>`
    this.pages.set('/remote-jobs.rss', { type: 'application/rss+xml', body })
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve) ?? resolve(undefined))
  }
}

/** One posting of Greenhouse's shape. */
export function posting(id: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    internal_job_id: id + 1,
    title: `Keeper of meadow ${id}`,
    company_name: 'Fernbrook',
    absolute_url: `https://fernbrook.example/jobs/${id}`,
    location: { name: 'Remote' },
    content: `&lt;p&gt;You keep meadow number ${id} green, and write down what grows there.&lt;/p&gt;`,
    first_published: '2026-01-05T09:00:00-05:00',
    updated_at: '2026-01-05T09:00:00-05:00',
    ...more,
  }
}
