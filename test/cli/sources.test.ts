import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { sources } from '../../crawlers/index.ts'
import { addressesIn } from '../../pipelines/sources/recorded-pages.ts'
import type { Source } from '../../src/model/source.ts'
import { fixturesOf } from '../contract/source.ts'
import { bin, jobwire, type Ended } from '../support/cli.ts'
import { posting, SmallBoard } from '../support/small-board.ts'

let site: SmallBoard
let folder: string
const config = (): string => readFileSync(join(folder, 'jobwire.yaml'), 'utf8')
const run = (...args: string[]): Promise<Ended> => jobwire(args, { cwd: folder })
const json = async <T>(...args: string[]): Promise<T & { code: number | null }> => {
  const ended = await run(...args, '--json')
  return { ...(JSON.parse(ended.stdout || '{}') as T), code: ended.code }
}
/** An address of the first source of a kind, and what the address gives. */
function boardThatIs(fits: (source: Source) => boolean): {
  id: string
  source: Source
  url: string
  parameters: Record<string, string>
} {
  for (const source of [...sources.values()].filter(fits)) {
    const [found] = Object.entries(addressesIn(fixturesOf(source.id)).boards)
    if (found) return { id: source.id, source, url: found[0], parameters: found[1] }
  }
  throw new Error('there is no such source')
}
interface Detected {
  readonly found: {
    source: string
    parameters: Record<string, unknown>
    postings: number | null
    fields: Record<string, number>
    samples: { title: string }[]
    configured: string | null
    error: { code: string } | null
    via: string
  }[]
  readonly notes: string[]
}
const page = (body: string, head = ''): { type: string; body: string } => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html><head><title>Careers</title>${head}</head><body>${body}</body></html>`,
})
const start = (): string => `# Ours.\ncontact:   https://example.org/us     # who we are
allowPrivate: [ "${site.origin}" ]
sources: []     # none yet\n`

beforeEach(async () => {
  site = await new SmallBoard().open()
  folder = mkdtempSync(join(tmpdir(), 'jobwire-sources-'))
  writeFileSync(join(folder, 'jobwire.yaml'), start())
  site.greenhouse('fernbrook', [posting(1), posting(2), posting(3, { content: '' })])
})
afterEach(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a careers page leads to its board', () => {
  test.each([
    ['a frame', '<iframe src="https://boards.greenhouse.io/embed/job_board?for=fernbrook&b=x"></iframe>'],
    [
      'a script',
      '<div id="grnhse_app"></div><script src="//boards.greenhouse.io/embed/job_board/js?for=Fernbrook"></script>',
    ],
    [
      'an address within a script',
      '<script>fetch("https:\\/\\/boards-api.greenhouse.io\\/v1\\/boards\\/fernbrook\\/jobs")</script>',
    ],
    ['links', '<a href="https://job-boards.greenhouse.io/fernbrook">Jobs</a> <a href="https://twitter.com/f">t</a>'],
    [
      'links, though another company’s board is linked once',
      '<a href="https://boards.greenhouse.io/friend">A friend</a>' +
        [1, 2, 3, 4].map((id) => `<a href="https://job-boards.greenhouse.io/fernbrook/jobs/${id}">x</a>`).join(''),
    ],
    [
      'a frame, though another board is linked',
      '<a href="https://boards.greenhouse.io/friend">x</a><iframe src="https://boards.greenhouse.io/embed/job_board?for=fernbrook"></iframe>',
    ],
    [
      'a frame, what stands in comments is not meant',
      '<!-- <iframe src="https://boards.greenhouse.io/older"></iframe> --><script>\n// was https://boards.greenhouse.io/old\n</script>' +
        '<iframe data-src="https://boards.greenhouse.io/embed/job_board?for=fernbrook"></iframe>',
    ],
  ])('by %s', async (_, body) => {
    site.pages.set('/careers', page(body))
    const { code, found } = await json<Detected>(
      'sources',
      'detect',
      `${site.origin}/careers`,
      '--board',
      `api=${site.origin}`,
    )
    expect([code, found]).toEqual([
      0,
      [
        expect.objectContaining({
          source: 'greenhouse',
          parameters: { board: 'fernbrook', api: site.origin },
          postings: 3,
        }),
      ],
    ])
    // Of three postings one has no text.
    expect(found[0]?.fields).toMatchObject({ title: 3, description: 2, locations: 3, salaries: 0 })
    expect(found[0]?.samples.map(({ title }) => title)).toEqual([1, 2, 3].map((id) => `Keeper of meadow ${id}`))
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  test('a page that names many boards is no company’s: nothing is chosen', async () => {
    const links = ['a', 'b', 'c', 'd', 'e'].map((name) => `<a href="https://boards.greenhouse.io/${name}">x</a>`)
    site.pages.set('/list', page(links.join('')))
    const { code, found, notes } = await json<Detected>('sources', 'detect', `${site.origin}/list`)
    expect([code, found]).toEqual([1, []])
    expect(notes.join()).toContain('names 5 boards')
  })

  test('a board of many companies that a page links is not its own', async () => {
    site.pages.set('/', page('<a href="https://weworkremotely.com/company/fernbrook">We are here</a>'))
    expect((await json<Detected>('sources', 'detect', site.origin)).found).toEqual([])
  })

  test('a redirect to a board is that board', async () => {
    // The board's own host is not asked: it does not stand on this network.
    site.pages.set('/careers', { status: 302, location: `${site.origin}/v1/boards/fernbrook/jobs` })
    const { found, notes } = await json<Detected>('sources', 'detect', `${site.origin}/careers`)
    expect(found).toEqual([])
    expect(notes.join()).toContain('neither a page nor a feed')
  })
})

describe('other addresses', () => {
  const rss = (title: string, items: string): { type: string; body: string } => ({
    type: 'application/rss+xml',
    body: `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>${site.origin}</link>${items}</channel></rss>`,
  })
  const item = (id: number): string =>
    `<item><title>Miller ${id}</title><link>${site.origin}/jobs/${id}</link><guid>${id}</guid><pubDate>Mon, 05 Jan 2026 10:00:00 +0000</pubDate></item>`
  const posted = (id: number): { type: string; body: string } =>
    page(
      'A job',
      `<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Miller ${id}","identifier":"${id}"}</script>`,
    )

  test('a feed is read as one; a page that declares it leads to it', async () => {
    site.pages.set('/feed', rss('News', item(1) + item(2)))
    const pasted = await json<Detected>('sources', 'detect', `${site.origin}/feed`)
    expect(pasted.found).toMatchObject([{ source: 'rss', parameters: { start: `${site.origin}/feed` }, postings: 2 }])
    const link = (href: string, title: string): string =>
      `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`
    // A site's blog is no feed of jobs, and feeds of comments are never.
    site.pages.set('/about', page('x', link('/feed', 'Blog') + link('/jobs/comments', 'Comments')))
    const blog = await json<Detected>('sources', 'detect', `${site.origin}/about`)
    expect([blog.code, blog.found]).toEqual([1, []])
    expect(blog.notes.join()).toContain('nothing says that it is of jobs')
    site.pages.set('/jobs.rss', rss('Jobs', item(7)))
    site.pages.set('/about', page('x', link('/feed', 'Blog') + link('/jobs.rss', 'Open positions')))
    const declared = await json<Detected>('sources', 'detect', `${site.origin}/about`)
    expect(declared.found).toMatchObject([
      { source: 'rss', parameters: { start: `${site.origin}/jobs.rss` }, postings: 1 },
    ])
  })

  test('a sitemap, named or found, leads to pages with JobPosting markup; one of other pages does not', async () => {
    const urls = (paths: string[]): string =>
      paths.map((path) => `<url><loc>${site.origin}${path}</loc></url>`).join('')
    const sitemap = (paths: string[]) => ({
      type: 'application/xml',
      body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls(paths)}</urlset>`,
    })
    for (const id of [1, 2, 3, 4]) site.pages.set(`/jobs/${id}`, posted(id))
    site.pages.set('/about', page('us'))
    site.pages.set('/', page('Hello'))
    site.pages.set(
      '/sitemap.xml',
      sitemap(['/about', '/jobs', '/jobs/1', '/jobs/2', '/jobs/3', '/jobs/4', '/blog/our-job']),
    )
    const expected = [
      { source: 'jobposting', parameters: { start: `${site.origin}/sitemap.xml`, links: '/jobs/' }, postings: 4 },
    ]
    expect((await json<Detected>('sources', 'detect', `${site.origin}/sitemap.xml`)).found).toMatchObject(expected)
    expect((await json<Detected>('sources', 'detect', site.origin)).found).toMatchObject(expected)
    // One posting's address is pasted.
    expect((await json<Detected>('sources', 'detect', `${site.origin}/jobs/2`)).found).toMatchObject(expected)
    site.pages.set('/robots.txt', {
      type: 'text/plain',
      body: `User-agent: *\nAllow: /\nSitemap: ${site.origin}/map-of-jobs.xml\n`,
    })
    site.pages.set('/map-of-jobs.xml', sitemap(['/jobs/1', '/jobs/2']))
    expect((await json<Detected>('sources', 'detect', site.origin)).found).toMatchObject([
      { parameters: { start: `${site.origin}/map-of-jobs.xml` }, postings: 2 },
    ])
    for (const id of [1, 2, 3, 4]) site.pages.set(`/jobs/${id}`, page('no markup'))
    const none = await json<Detected>('sources', 'detect', site.origin)
    expect([none.code, none.found]).toEqual([1, []])
  }, 60_000)

  test('a list page whose links carry the markup, an XML file, a JSON Feed', async () => {
    for (const id of [1, 2]) site.pages.set(`/stellenangebote/${id}`, posted(id))
    site.pages.set('/stellenangebote', page([1, 2].map((id) => `<a href="/stellenangebote/${id}">x</a>`).join('')))
    expect((await json<Detected>('sources', 'detect', `${site.origin}/stellenangebote`)).found).toMatchObject([
      {
        source: 'jobposting',
        parameters: { start: `${site.origin}/stellenangebote`, links: '/stellenangebote/' },
        postings: 2,
      },
    ])
    const jobs = [1, 2, 3].map((id) => `<job><id>${id}</id><title>Miller</title><url>${site.origin}/${id}</url></job>`)
    site.pages.set('/indeed.xml', { type: 'text/xml', body: `<source>${jobs.join('')}</source>` })
    expect((await json<Detected>('sources', 'detect', `${site.origin}/indeed.xml`)).found).toMatchObject([
      { source: 'xml', postings: 3 },
    ])
    site.pages.set('/feed.json', {
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'x',
        items: [{ id: '1', title: 'Miller' }],
      }),
    })
    expect((await json<Detected>('sources', 'detect', `${site.origin}/feed.json`)).found).toMatchObject([
      { source: 'json', postings: 1 },
    ])
    site.pages.set('/api', { body: '{"hello":"world"}' })
    expect((await json<Detected>('sources', 'detect', `${site.origin}/api`)).code).toBe(1)
  }, 60_000)

  test('offline nobody is asked; robots.txt is obeyed otherwise', async () => {
    const offline = await json<Detected>(
      'sources',
      'detect',
      '--offline',
      'https://job-boards.eu.greenhouse.io/fernbrook?team=x',
    )
    expect(offline.found).toMatchObject([{ source: 'greenhouse', parameters: { board: 'fernbrook' }, postings: null }])
    const { url, source } = boardThatIs(({ ends }) => ends !== undefined)
    const ending = await run('sources', 'detect', '--offline', url)
    expect(ending.stdout).toContain(`\nends          on ${source.ends?.on}: `)
    site.pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /\n' })
    const refused = await run('sources', 'detect', `${site.origin}/careers`)
    expect([refused.code, refused.stderr.includes('[robots-refused]')]).toEqual([1, true])
    expect(site.requests).toEqual([])
    expect((await run('sources', 'detect', '--offline', 'https://example.com/')).code).toBe(1)
    expect((await run('sources', 'detect', '--offline', 'not a url')).code).toBe(2)
    // A page of the live web needs somebody who says who looks.
    writeFileSync(join(folder, 'jobwire.yaml'), 'sources: []\n')
    const nobody = await run('sources', 'detect', 'https://boards.greenhouse.io/fernbrook')
    expect([nobody.code, nobody.stderr.includes('[missing-contact]')]).toEqual([1, true])
  })
})

describe('add', () => {
  const url = 'https://boards.greenhouse.io/Fernbrook/jobs/1'
  test('says what it found and writes the entry; comments stay; the second time nothing changes', async () => {
    const added = await run('sources', 'add', url, '--board', `api=${site.origin}`)
    expect([added.code, added.stderr]).toEqual([0, `added to ${join(folder, 'jobwire.yaml')}\n`])
    for (const part of [
      'greenhouse: Greenhouse',
      'board=fernbrook',
      'configured    not yet',
      'terms         none stated',
      'robots.txt    allowed',
      'postings      3',
      'title 100 %',
      'description 67 %',
      'Keeper of meadow 1 — Fernbrook — Remote',
    ])
      expect(added.stdout).toContain(part)
    expect(config()).toBe(
      start().replace(/sources: .*\n/, '') +
        `sources:\n  # none yet\n  - use: greenhouse\n    board: { board: fernbrook, api: ${site.origin} }\n`,
    )
    const before = config()
    const again = await run(
      'sources',
      'add',
      'https://job-boards.greenhouse.io/fernbrook',
      '--board',
      `api=${site.origin}`,
    )
    expect([again.code, again.stderr.includes('is configured already; nothing is written')]).toEqual([0, true])
    expect(config()).toBe(before)
    expect((await run('crawl')).code).toBe(0)
  })

  test('whose board it is: said where postings name no employer, written where the operator says it', async () => {
    site.greenhouse('mill', [posting(1, { company_name: undefined })])
    const address = 'https://boards.greenhouse.io/mill'
    const add = (...more: string[]): Promise<Ended> =>
      run('sources', 'add', address, '--board', `api=${site.origin}`, ...more)
    const asked = await run('sources', 'detect', address, '--board', `api=${site.origin}`)
    expect([asked.code, asked.stdout.includes('`company: NAME`')]).toEqual([0, true])
    const added = await add('--company', 'Mill & Sons')
    expect([added.code, added.stdout.includes('`company: NAME`')]).toEqual([0, false])
    expect(added.stdout).toContain('Keeper of meadow 1 — Mill & Sons')
    expect((parse(config()) as { sources: { company: string }[] }).sources[0]?.company).toBe('Mill & Sons')
    expect((await run('crawl')).code).toBe(0)
    expect((await run('show', 'greenhouse:mill/1')).stdout).toContain('Mill & Sons')
  })

  test('a feed whose titles all name the employer is added with their pattern', async () => {
    const titles = ['Miller at Fernbrook', 'Baker at Mill & Sons', 'Smith at 4 Winds'].map((title) =>
      title.replace('&', '&amp;'),
    )
    const items = titles.map((title, id) => `<item><title>${title}</title><link>${site.origin}/${id}</link></item>`)
    site.pages.set('/jobs.rss', {
      type: 'application/rss+xml',
      body: `<rss version="2.0"><channel><title>Jobs</title>${items.join('')}</channel></rss>`,
    })
    const added = await run('sources', 'add', `${site.origin}/jobs.rss`)
    expect([added.code, added.stdout.includes('Baker — Mill & Sons')]).toEqual([0, true])
    expect(config()).toContain('titlePattern: "{title} at {company}"')
  })

  test('a dead board is not written, unless it is asked for', async () => {
    const dead = await run('sources', 'add', 'https://boards.greenhouse.io/nobody', '--board', `api=${site.origin}`)
    expect([dead.code, dead.stderr.includes('nothing is added')]).toEqual([1, true])
    expect(dead.stdout).toContain('answers 404')
    expect(config()).toBe(start())
    await run('sources', 'add', 'https://boards.greenhouse.io/nobody', '--board', `api=${site.origin}`, '--force')
    expect(config()).toContain('board: nobody')
  })

  const postings = '/v1/companies/Fernbrook/postings'
  const off = (): void => {
    const content = [
      { id: '7000001', name: 'Miller', company: { name: 'Fernbrook' }, location: { fullLocation: 'Graz, Austria' } },
    ]
    const list = { offset: 0, limit: 100, totalFound: 1, content }
    site.pages.set(postings, { body: JSON.stringify(list) })
    site.pages.set(`${postings}/7000001`, { body: JSON.stringify(content[0]) })
  }

  test('a source that is off by default is written with the reason, and turned on by a word of its own', async () => {
    off()
    const add = ['sources', 'add', 'https://jobs.smartrecruiters.com/Fernbrook', '--board', `api=${site.origin}`]
    const added = await run(...add)
    expect([added.code, added.stdout.includes('off           by default: robots.txt of')]).toEqual([0, true])
    expect(added.stderr).toContain('jobwire sources turn-on smartrecruiters:Fernbrook')
    expect(config()).toMatch(/ {2}# off by default: robots\.txt of .*\n {2}- use: smartrecruiters\n {4}board: .*\n$/)
    const on = await run('sources', 'turn-on', 'smartrecruiters')
    expect([on.code, on.stderr.includes('robots.txt of')]).toEqual([0, true])
    expect(config()).toContain('    turnOn: true\n')
    expect((await run('sources', 'turn-on', 'smartrecruiters')).stdout).toContain('is not off')
    const crawled = await run('crawl')
    expect([crawled.code, crawled.stderr.includes('by the operator’s decision (turnOn)')]).toEqual([0, true])
    expect(site.requests.map(({ path }) => path)).toContain(`${postings}/7000001`)
    await run('sources', 'remove', 'smartrecruiters')
    const both = await run(...add, '--turn-on')
    expect([both.code, both.stderr.includes('turned on, though off by default')]).toEqual([0, true])
    expect(config()).toContain('    turnOn: true\n')
  }, 90_000)

  test('an entry of it written by hand is skipped, says why, and fails no round of others; a pause is something else', async () => {
    off()
    const entry = `sources:\n  - use: smartrecruiters\n    board: { company: Fernbrook, api: "${site.origin}" }\n`
    writeFileSync(join(folder, 'jobwire.yaml'), start().replace(/sources: .*\n/, entry))
    const alone = await run('crawl')
    expect([alone.code, alone.stdout.includes('[source-off]')]).toEqual([1, true])
    for (const part of ['off by default: robots.txt of', 'jobwire sources turn-on'])
      expect(alone.stdout).toContain(part)
    writeFileSync(
      join(folder, 'jobwire.yaml'),
      `${config()}  - use: greenhouse\n    board: { board: fernbrook, api: "${site.origin}" }\n`,
    )
    const beside = await run('crawl')
    expect([beside.code, beside.stdout.includes('[source-off]')]).toEqual([0, true])
    expect(site.requests.map(({ path }) => path)).toEqual(['/v1/boards/fernbrook/jobs'])
    const listed = JSON.parse((await run('sources', '--json')).stdout) as { boards: object[] }[]
    const boards = listed.flatMap((one) => one.boards)
    expect(boards).toMatchObject([{ off: false }, { off: true, paused: false }])
    const standing = await json<{ broken: number; boards: object[] }>('health')
    expect(standing).toMatchObject({ code: 0, broken: 0, boards: [{ state: 'off' }, { state: 'ok' }] })
    await run('sources', 'pause', 'smartrecruiters')
    expect((await run('sources', 'resume', 'smartrecruiters')).stderr).toContain('still skipped, off by default')
    expect(config()).not.toMatch(/turnOn|paused/)
  }, 90_000)

  test('init writes one with the reason and says so', async () => {
    const { id, url } = boardThatIs(({ offByDefault, board }) => offByDefault !== undefined && board === undefined)
    const made = await run('init', '--force', url, '--contact', 'me@example.org')
    expect([made.code, made.stderr.includes(`jobwire sources turn-on ${id}`)]).toEqual([0, true])
    expect(config()).toMatch(new RegExp(`sources:\\n {2}# off by default: .*\\n {2}- use: ${id}\\n`))
    expect((await run('sources')).stdout).toContain(`${id} (off)`)
  })

  test('where robots.txt refuses now it is written paused', async () => {
    site.pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /v1/\n' })
    const added = await run('sources', 'add', url, '--board', `api=${site.origin}`)
    expect([added.code, added.stderr.includes('paused: robots.txt refuses')]).toEqual([0, true])
    expect(config()).toContain('paused: true')
  })

  test('without a configuration one is made; offline it goes by the address; an experimental source says so', async () => {
    rmSync(join(folder, 'jobwire.yaml'))
    const { id, url, parameters } = boardThatIs(
      ({ experimental, board, offByDefault }) => experimental !== undefined && board !== undefined && !offByDefault,
    )
    const added = await run('sources', 'add', '--offline', url)
    expect([added.code, added.stdout.includes('\nexperimental  ')]).toEqual([0, true])
    expect(config()).toMatch(/^# Every key/)
    expect(parse(config())).toMatchObject({ sources: [{ use: id, board: parameters }] })
    expect((await run('sources')).code).toBe(0)
  })
})

describe('a board that is no more', () => {
  const written = (...boards: string[]): void =>
    writeFileSync(
      join(folder, 'jobwire.yaml'),
      `${start().replace(/sources: .*\n/, '')}sources:\n${boards.map((board) => `  # Of ${board}.\n  - use: greenhouse\n    board: { board: ${board}, api: "${site.origin}" }\n`).join('')}`,
    )
  const stateOf = async (key: string): Promise<{ status: string; unwatchedSince: string | null }> =>
    JSON.parse((await run('show', key, '--json')).stdout) as never

  test('moved looks at the company’s page and proposes its new board', async () => {
    written('fernbrook')
    expect((await run('crawl')).code).toBe(0)
    const unknown = await run('sources', 'moved', 'greenhouse')
    expect([unknown.code, unknown.stderr.includes('--page')]).toEqual([1, true])
    site.pages.delete('/v1/boards/fernbrook/jobs')
    // The home page links the careers page, which still links the old board beside the new one.
    site.pages.set('/', page('<a href="/careers/">Careers</a>'))
    site.pages.set(
      '/careers/',
      page(
        '<a href="https://boards.greenhouse.io/fernbrook">old</a><iframe src="https://boards.greenhouse.io/embed/job_board?for=meadows"></iframe>',
      ),
    )
    site.greenhouse('meadows', [posting(7)])
    const moved = await json<{ proposed: { source: string; parameters: object; postings: number } }>(
      'sources',
      'moved',
      'greenhouse:fernbrook',
      '--page',
      site.origin,
      '--board',
      `api=${site.origin}`,
    )
    expect(moved).toMatchObject({
      code: 0,
      proposed: { source: 'greenhouse', parameters: { board: 'meadows' }, postings: 1 },
    })
    const text = await run(
      'sources',
      'moved',
      'greenhouse',
      '--page',
      `${site.origin}/careers/`,
      '--board',
      `api=${site.origin}`,
    )
    expect(text.stdout).toContain(`jobwire sources add ${site.origin}/careers/`)
    site.pages.set('/careers/', page('<a href="https://boards.greenhouse.io/fernbrook">old</a>'))
    const still = await run('sources', 'moved', 'greenhouse', '--page', `${site.origin}/careers/`)
    expect([still.code, still.stderr.includes('no other board')]).toEqual([1, true])
  }, 60_000)

  test('paused it is asked no more, resumed it is asked again; the file is as before', async () => {
    site.greenhouse('larch', [posting(9)])
    written('fernbrook', 'larch')
    const before = config()
    expect((await run('sources', 'pause', 'greenhouse:larch')).code).toBe(0)
    expect((await run('crawl')).code).toBe(0)
    expect(site.requests.map(({ path }) => path)).toEqual(['/v1/boards/fernbrook/jobs'])
    expect((await run('crawl', 'greenhouse:larch')).stderr).toContain('is paused')
    expect((await run('sources', 'pause', 'greenhouse:larch')).stdout).toContain('paused already')
    expect((await run('sources', 'resume', 'greenhouse:larch')).code).toBe(0)
    expect(config()).toBe(before)
    const both = await run('sources', 'pause', 'greenhouse')
    expect([both.code, both.stderr.includes('means 2 boards')]).toEqual([2, true])
    const wrong = await run('sources', 'pause', 'greenhouse:larsh')
    expect([wrong.code, wrong.stderr.includes('did you mean greenhouse:larch')]).toEqual([2, true])
  })

  test('removed its listings stay, unwatched, until they are closed for that reason; added again they reopen', async () => {
    site.greenhouse('larch', [posting(9)])
    written('fernbrook', 'larch')
    expect((await run('crawl')).code).toBe(0)
    const removed = await run('sources', 'remove', 'greenhouse:fernbrook')
    expect(removed.stdout).toContain('3 open listings stay, unwatched')
    expect(config()).not.toContain('fernbrook')
    expect(config()).toContain('# Of larch.\n')
    expect(await stateOf('greenhouse:fernbrook/1')).toMatchObject({
      status: 'open',
      unwatchedSince: expect.any(String) as string,
    })
    expect(await stateOf('greenhouse:larch/9')).toMatchObject({ status: 'open', unwatchedSince: null })
    expect((await run('show', 'greenhouse:fernbrook/1')).stdout).toContain('open, unwatched since')
    expect((await run('sources')).stdout).toMatch(/removed; 3\s+listings|3 listings/)
    // Two more crawls of what is left close none of it.
    await run('crawl')
    expect(await stateOf('greenhouse:fernbrook/1')).toMatchObject({ status: 'open' })

    const closed = await run('sources', 'remove', 'greenhouse:fernbrook', '--close')
    expect([closed.code, closed.stdout]).toEqual([0, '3 listings are closed (removed)\n'])
    expect(await stateOf('greenhouse:fernbrook/1')).toMatchObject({ status: 'closed', unwatchedSince: null })
    const jobs = JSON.parse((await run('search', '--json', 'status=closed')).stdout) as {
      jobs: { closedReason: string }[]
    }
    expect(new Set(jobs.jobs.map(({ closedReason }) => closedReason))).toEqual(new Set(['removed']))
    expect((await run('sources', 'remove', 'greenhouse:fernbrook', '--close')).stdout).toBe(
      '0 listings are closed (removed)\n',
    )

    await run('sources', 'add', 'https://boards.greenhouse.io/fernbrook', '--board', `api=${site.origin}`)
    expect((await run('crawl')).code).toBe(0)
    expect(await stateOf('greenhouse:fernbrook/1')).toMatchObject({ status: 'open', unwatchedSince: null })
    const none = await run('sources', 'remove', 'greenhouse:nobody')
    expect(none.code).toBe(2)
  }, 60_000)

  test('a process that crawls on schedule picks up what was said', async () => {
    written('fernbrook')
    writeFileSync(join(folder, 'jobwire.yaml'), `${config()}server: { port: 0 }\n`)
    const child = spawn(process.execPath, [bin, 'start'], { cwd: folder })
    let log = ''
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
    const until = async (text: string): Promise<void> => {
      const end = Date.now() + 90_000
      while (!log.includes(text)) {
        if (Date.now() > end) throw new Error(`${text} is not in ${log}`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
    try {
      await until('greenhouse:fernbrook')
      site.greenhouse('larch', [posting(9)])
      expect(
        (await run('sources', 'add', 'https://boards.greenhouse.io/larch', '--board', `api=${site.origin}`)).code,
      ).toBe(0)
      const removed = await run('sources', 'remove', 'greenhouse:fernbrook', '--close')
      expect([removed.code, removed.stdout.includes('closes 3 listings')]).toEqual([0, true])
      await until('the configuration changed: 1 boards are asked')
      await until('3 listings of removed boards are closed')
      await until('greenhouse:larch')
      expect(await stateOf('greenhouse:fernbrook/1')).toMatchObject({ status: 'closed' })
    } finally {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
    }
  }, 150_000)
})

describe('a source of one’s own', () => {
  const module = (
    id: string,
  ): string => `export default ({ defineSource, z, fromJson, arrayAt, Optional, present }) => defineSource({
  id: '${id}', name: 'Mill', homepage: 'https://mill.example', reference: 'https://mill.example/api', kind: 'board',
  terms: { attribution: null, followLink: false, mayPassOn: true, applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-11-01' }, url: null },
  locator: z.object({ base: z.url().default('https://mill.example') }),
  detect: (url) => (url.hostname === 'mill.example' ? {} : null),
  enumerates: 'all', every: '6h', pace: { delayMs: 100, concurrency: 1 }, hints: {},
  start: ({ base }) => [{ url: base + '/jobs.json' }],
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: z.object({ id: Optional, title: Optional, text: Optional }),
    map: ({ id, title, text }) => present({ sourceJobId: id ?? '', title, descriptionText: text }),
  }),
})
`
  beforeEach(() => {
    writeFileSync(join(folder, 'my-mill.js'), module('mill'))
    writeFileSync(
      join(folder, 'jobwire.yaml'),
      `${start().replace(/sources: .*\n/, '')}sources:\n  - use: ./my-mill.js\n    board: { base: "${site.origin}" }\n`,
    )
    site.pages.set('/jobs.json', {
      body: JSON.stringify({
        jobs: [{ id: 7, title: 'Miller', text: 'Write to anna@mill.example or +43 316 123 456.' }],
      }),
    })
  })

  test('is crawled, detected, recorded and tested like any other', async () => {
    expect((await run('crawl')).stdout).toMatch(/mill .* complete/)
    expect((await run('show', 'mill:7')).stdout).toContain('Miller')
    const found = await json<Detected>(
      'sources',
      'detect',
      '--offline',
      'https://mill.example/jobs/7',
      '--board',
      `base=${site.origin}`,
    )
    expect(found.found).toMatchObject([{ source: 'mill', configured: expect.stringContaining('mill') as string }])

    const recorded = await run('sources', 'record', 'mill')
    expect([recorded.code, recorded.stderr.includes('1 × e-mail, 1 × phone number')]).toEqual([0, true])
    const fixtures = join(folder, 'fixtures', 'mill')
    expect(readdirSync(fixtures)).toEqual(['board.json', 'board.meta.json'])
    expect(readFileSync(join(fixtures, 'board.json'), 'utf8')).toContain('Write to someone@example.org or +1 555 0100.')
    // What is expected is written by hand, and an empty and a dead board are recorded too.
    const unread = await run('sources', 'test', 'mill')
    expect([unread.code, unread.stdout.includes('not ok  board.json: what it holds')]).toEqual([1, true])
    const meta = JSON.parse(readFileSync(join(fixtures, 'board.meta.json'), 'utf8')) as Record<string, unknown>
    writeFileSync(
      join(fixtures, 'board.meta.json'),
      JSON.stringify({ ...meta, expected: [{ sourceJobId: '7', title: 'Miller' }] }),
    )
    site.pages.set('/jobs.json', { body: '{"jobs":[]}' })
    await run('sources', 'record', 'mill', '--name', 'empty')
    await run('sources', 'record', 'mill', '--name', 'dead', '--url', `${site.origin}/nothing`)
    site.pages.set('/jobs.json', { status: 302, location: `${site.origin}/elsewhere?token=abcdef123456` })
    site.pages.set('/elsewhere', page('We have moved'))
    await run('sources', 'record', 'mill', '--name', 'moved')
    expect(JSON.parse(readFileSync(join(fixtures, 'moved.meta.json'), 'utf8'))).toMatchObject({
      holds: 'nothing',
      contentType: 'text/html; charset=utf-8',
      finalUrl: `${site.origin}/elsewhere?token=token`,
    })
    const tested = await json<{ checks: { check: string; problems: string[] }[] }>('sources', 'test', './my-mill.js')
    expect([tested.code, tested.checks.flatMap(({ problems }) => problems)]).toEqual([0, []])
    expect(tested.checks.length).toBe(6 + 4 * 3)
    const twice = await run('sources', 'record', 'mill')
    expect([twice.code, twice.stderr.includes('--force')]).toEqual([2, true])
  }, 60_000)

  test('as a filter', async () => {
    const line = JSON.stringify({ url: 'https://mill.example/jobs.json', body: '{"jobs":[{"id":1,"title":"Baker"}]}' })
    const { stdout } = await jobwire(['pipe', 'extract', '--source', './my-mill.js'], { cwd: folder, input: line })
    expect(JSON.parse(stdout)).toMatchObject({ source: 'mill', sourceJobId: '1', title: 'Baker' })
  })

  test.each([
    ['', 'its default export is missing'],
    ['export default { id: "mill" }', 'received undefined → name'],
    ['export default () => { throw new Error("no kit") }', 'no kit'],
    ['syntax error', 'my-mill.js is no source'],
    [module('greenhouse'), 'calls itself greenhouse, which is another source'],
  ])('a module that is none says why (%#)', async (text, expected) => {
    writeFileSync(join(folder, 'my-mill.js'), text)
    const { code, stderr } = await run('crawl')
    expect(code).toBe(2)
    expect(stderr).toContain(expected)
    expect(stderr).toContain('[bad-config]')
  })

  test('the suite of a source that ships with jobwire runs too', async () => {
    const { code, stdout } = await run('sources', 'test', 'weworkremotely')
    expect([code, stdout.includes('not ok')]).toEqual([0, false])
    expect((await run('sources', 'test', 'weworkremotly')).stderr).toContain('did you mean weworkremotely?')
  })
})

describe('what a reader gets wrong', () => {
  test('an address behind --board is the address; what is none is wrong usage', async () => {
    const behind = await run(
      'sources',
      'detect',
      '--offline',
      '--board',
      'api=https://mill.example',
      'https://boards.greenhouse.io/fernbrook',
    )
    expect([behind.code, behind.stdout.includes('board=fernbrook api=https://mill.example')]).toEqual([0, true])
    for (const args of [
      ['detect', 'javascript:alert(1)'],
      ['moved', 'greenhouse:fernbrook', '--page', 'notaurl'],
    ]) {
      const wrong = await run('sources', ...args)
      expect([wrong.code, wrong.stderr.includes('is no address')]).toEqual([2, true])
    }
  })

  test('a name in another case is configured already, and before the first crawl a board is new', async () => {
    writeFileSync(join(folder, 'jobwire.yaml'), 'sources:\n  - use: ashby\n    board: { board: Ramp }\n')
    const found = await json<Detected>('sources', 'detect', '--offline', 'https://jobs.ashbyhq.com/ramp')
    expect(found.found[0]?.configured).toBe('ashby:Ramp')
    const health = await json<{ boards: { board: string; state: string }[] }>('health')
    expect([health.code, health.boards.map(({ board, state }) => [board, state])]).toEqual([0, [['ashby:Ramp', 'new']]])
  })
})
