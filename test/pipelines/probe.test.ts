import { expect, test } from 'vitest'
import { probeListings } from '../../pipelines/probe.ts'
import { SourceError } from '../../src/errors.ts'
import type { AskLeft } from '../../src/model/ask-left.ts'
import type { Source } from '../../src/model/source.ts'
import type { Fetcher } from '../../src/ports/fetcher.ts'
import type { ListingState } from '../../src/ports/store.ts'
import { listingState, runAt } from '../support/states.ts'

const hour = (hours: number): string => new Date(Date.UTC(2026, 0, 1, hours)).toISOString()

/** The keys that a run at hour 480 asks, in order; nothing answers. */
async function asked(...states: ListingState[]): Promise<string[]> {
  const urls: string[] = []
  const fetcher = {
    fetch: async ({ url }: { url: string }) => {
      urls.push(url)
      throw new SourceError('http-status', 'no answer')
    },
  } as unknown as Fetcher
  await probeListings({
    source: {
      id: 'loom',
      enumerates: 'window',
      pace: { delayMs: 0, concurrency: 1 },
      start: () => [],
    } as unknown as Source,
    state: {
      board: { id: 1, key: 'loom', source: 'loom', parameters: {}, enumerates: 'window' },
      listings: new Map(states.map((state) => [state.key, state])),
      pages: new Map(),
      runs: Array.from({ length: 20 }, (_, day) => runAt(day + 1, day * 24)),
    },
    run: runAt(21, 480),
    inWindow: new Set(['https://board.example/inside']),
    ignoreRobots: false,
    pipelineVersion: 'v1',
    everyMs: 24 * 3_600_000,
    fetcher,
    archive: { body: async () => new Uint8Array() },
  })
  return urls.map((url) => url.replace('https://board.example/', ''))
}

const left = (key: string, lastSeenRun: number, given: Partial<ListingState> = {}): ListingState =>
  listingState(key, { present: false, lastSeenRun, ...given })

test('those that are doubted come first, then what has just left, then whoever is longest without word', async () => {
  expect(
    await asked(
      left('never-asked-left-late', 15),
      left('asked-long-ago', 2, { probedAt: hour(100) }),
      left('never-asked-left-early', 3),
      left('asked-since', 2, { probedAt: hour(400) }),
      listingState('just-left', { lastSeenRun: 20 }),
      left('doubted', 2, { goneCount: 1, probedAt: hour(456) }),
    ),
  ).toEqual([
    'doubted',
    'just-left',
    'never-asked-left-early',
    'asked-long-ago',
    'never-asked-left-late',
    'asked-since',
  ])
})

test('nobody is asked who is in the window, closed, or was asked within the time between two questions', async () => {
  expect(
    await asked(
      listingState('inside'),
      left('closed', 2, { status: 'closed' }),
      left('asked-today', 2, { probedAt: hour(457), goneCount: 1 }),
      left('due', 2, { probedAt: hour(456) }),
    ),
  ).toEqual(['due'])
})

test('fifty of those that left long ago have their turn in one run, and all that have just left', async () => {
  const long = Array.from({ length: 60 }, (_, index) => left(`long-${index}`, 2))
  const just = Array.from({ length: 70 }, (_, index) => listingState(`just-${index}`, { lastSeenRun: 20 }))
  const turns = await asked(...long, ...just)
  expect(turns.filter((key) => key.startsWith('long'))).toHaveLength(50)
  expect(turns.filter((key) => key.startsWith('just'))).toHaveLength(70)
})

test.each([
  ['https://board.example/', 1],
  ['https://www.board.example/', 1],
  ['https://board.example/jobs/', 1],
  ['https://board.example/open', 1],
  ['https://elsewhere.example/', 0],
  ['https://board.example/jobs/1', 0],
  ['https://www.board.example/jobs/1/weaver', 0],
  ['https://board.example/jobs/1/weaver-of-linen', 0],
])('a posting that leads to %s counts as gone %i times', async (finalUrl, gone) => {
  const at = (id: number): ListingState => left(`${id}`, 2, { url: `https://board.example/jobs/${id}/weaver` })
  const fetcher = { fetch: async () => ({ page: { status: 200, finalUrl } }) } as unknown as Fetcher
  const answers = await probeListings({
    source: {
      id: 'loom',
      enumerates: 'window',
      pace: { delayMs: 0, concurrency: 1 },
      start: () => [{ url: 'https://board.example/open' }],
    } as unknown as Source,
    state: {
      board: { id: 1, key: 'loom', source: 'loom', parameters: {}, enumerates: 'window' },
      listings: new Map([1, 2, 3].map((id) => [`${id}`, at(id)])),
      pages: new Map(),
      runs: [runAt(1, 0)],
    },
    run: runAt(21, 480),
    inWindow: new Set(),
    ignoreRobots: false,
    pipelineVersion: 'v1',
    everyMs: 24 * 3_600_000,
    fetcher,
    archive: { body: async () => new Uint8Array() },
  })
  expect(answers.get('1')?.goneCount).toBe(gone)
})

const elsewhere: AskLeft = {
  at: (id, { api }) => ({ url: `${String(api)}/${id}`, accept: 'application/json' }),
  isGone: ({ body }) => {
    if (body === '') throw new SourceError('wrong-shape', 'no answer of the kind')
    return body === 'deleted'
  },
}

/** What is asked of postings `a`, `b` and `gone` that left a window, and how often each is then counted as gone; each was once before. */
async function askedBy(askLeft: AskLeft, bodies: Readonly<Record<string, string>>): Promise<[string[], number[]]> {
  const urls: string[] = []
  const fetcher = {
    fetch: async ({ url }: { url: string }) => {
      const id = urls.push(url)
      return { page: { id, url, finalUrl: url, status: bodies[url] === undefined ? 404 : 200, headers: {} } }
    },
  } as unknown as Fetcher
  const states = ['a', 'b', 'gone'].map((id) => left(`loom:${id}`, 2, { goneCount: 1 }))
  const answers = await probeListings({
    source: { id: 'loom', enumerates: 'window', askLeft, pace: {}, start: () => [] } as unknown as Source,
    state: {
      board: { id: 1, key: 'loom', source: 'loom', parameters: { api: 'https://api.example' }, enumerates: 'window' },
      listings: new Map(states.map((state) => [state.key, state])),
      pages: new Map(),
      runs: [runAt(1, 0)],
    },
    run: runAt(21, 480),
    inWindow: new Set(),
    ignoreRobots: false,
    pipelineVersion: 'v1',
    everyMs: 24 * 3_600_000,
    fetcher,
    archive: { body: async (id) => new TextEncoder().encode(bodies[urls[id - 1] ?? '']) },
  })
  return [urls, states.map(({ key }) => answers.get(key)?.goneCount ?? NaN)]
}

test('a source whose pages do not say is asked elsewhere, and reads there what is gone; what it cannot read is no answer', async () => {
  const api = 'https://api.example'
  expect(await askedBy(elsewhere, { [`${api}/a`]: 'stands', [`${api}/b`]: 'deleted' })).toEqual([
    [`${api}/a`, `${api}/b`, `${api}/gone`],
    [0, 2, 2],
  ])
  expect((await askedBy(elsewhere, { [`${api}/a`]: '' }))[1]).toEqual([1, 2, 2])
})

test('postings of one text are asked once', async () => {
  const one: AskLeft = { at: () => ({ url: 'https://api.example/one' }) }
  expect(await askedBy(one, {})).toEqual([['https://api.example/one'], [2, 2, 2]])
})

test('a source of which nobody may be asked is not', async () => {
  expect(await askedBy({ never: 'its pages are not to be read' }, {})).toEqual([[], [NaN, NaN, NaN]])
})
