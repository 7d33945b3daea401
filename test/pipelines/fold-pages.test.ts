import { describe, expect, test } from 'vitest'
import { foldPages, type Folded } from '../../pipelines/pages/fold-pages.ts'
import { loadTables } from '../../pipelines/tables.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'
import type { ListingState } from '../../src/ports/store.ts'
import { listingState } from '../support/states.ts'

const tables = loadTables()

function page(folder: string, month: string, more: Partial<RawListing> = {}): RawListing {
  return {
    source: 'remotewlb',
    sourceJobId: 'weaver',
    pageUrl: `https://raw.example/jobs/${folder}/${month}/weaver/README.md`,
    fetchedAt: '2026-01-06T08:00:00.000Z',
    title: 'Weaver',
    company: 'Loomworks',
    url: 'https://loom.example/apply/weaver',
    applyUrl: 'https://loom.example/apply/weaver',
    descriptionMarkdown: 'You weave.',
    tags: [folder],
    datePosted: month,
    ...more,
  }
}

async function folded(pages: readonly RawListing[], stored: readonly ListingState[] = []): Promise<Folded[]> {
  const result = await foldPages(new Map([['remotewlb:weaver', pages]]), {
    hints: {},
    tables,
    pipelineVersion: 'v1',
    stored: new Map(stored.map((state) => [state.key, state])),
  })
  expect(result.rejects).toEqual([])
  return result.folded
}

describe('pages of one id', () => {
  test('of one month are one listing: absent values are filled, tags united', async () => {
    const [one, ...others] = await folded([
      page('Go', '2026-01'),
      page('Rust', '2026-01', { salaries: ['€50,000 - €60,000 per year'] }),
    ])
    expect(others).toEqual([])
    expect(one?.listing).toMatchObject({
      tags: ['Go', 'Rust'],
      salaries: [{ min: 50_000, max: 60_000, currency: 'EUR' }],
    })
    expect(one?.earlier).toEqual([])
  })

  test('in a later month again: the newer page’s listing, the older an earlier version', async () => {
    const pages = [page('Go', '2025-11', { descriptionMarkdown: 'You wove.' }), page('Go', '2026-01')]
    for (const order of [pages, pages.toReversed()]) {
      const [one, ...others] = await folded(order)
      expect(others).toEqual([])
      expect(one).toMatchObject({ key: 'remotewlb:weaver', listing: { datePosted: '2026-01' } })
      expect(one?.listing?.description.text).toBe('You weave.')
      expect(one?.earlier.map(({ datePosted, description }) => [datePosted, description.text])).toEqual([
        ['2025-11', 'You wove.'],
      ])
    }
  })

  test('with title and company both changed are two listings, the later #2', async () => {
    const pages = [page('Go', '2025-11'), page('Go', '2026-01', { title: 'Beekeeper', company: 'Hivewood' })]
    for (const order of [pages, pages.toReversed()]) {
      const found = (await folded(order)).map(({ key, listing }) => [key, listing?.title])
      expect(found).toEqual([
        ['remotewlb:weaver', 'Weaver'],
        ['remotewlb:weaver#2', 'Beekeeper'],
      ])
    }
  })

  test('with only one of the two changed stay one listing', async () => {
    expect(await folded([page('Go', '2025-11'), page('Go', '2026-01', { title: 'Beekeeper' })])).toHaveLength(1)
    expect(await folded([page('Go', '2025-11'), page('Go', '2026-01', { company: 'Hivewood' })])).toHaveLength(1)
  })

  test('an id that the store knows for another posting is re-used: #2, and the next time still #2', async () => {
    const known = listingState('remotewlb:weaver', { titleRaw: 'Weaver', company: 'Loomworks' })
    const now = page('Go', '2026-01', { title: 'Beekeeper', company: 'Hivewood' })
    const [again] = await folded([now], [known])
    expect(again).toMatchObject({ key: 'remotewlb:weaver#2', baseKey: 'remotewlb:weaver' })
    const second = listingState('remotewlb:weaver#2', {
      baseKey: 'remotewlb:weaver',
      titleRaw: 'Beekeeper',
      company: 'Hivewood',
    })
    expect((await folded([now], [known, second])).map(({ key }) => key)).toEqual(['remotewlb:weaver#2'])
  })

  test('with nothing changed need no reading', async () => {
    const [first] = await folded([page('Go', '2026-01')])
    const known = listingState('remotewlb:weaver', { rawHash: first?.rawHash ?? '', pipelineVersion: 'v1' })
    expect(await folded([page('Go', '2026-01')], [known])).toMatchObject([{ key: 'remotewlb:weaver', listing: null }])
  })

  test('one that is refused costs itself alone', async () => {
    const { folded: kept, rejects } = await foldPages(
      new Map([
        ['remotewlb:nameless', [page('Go', '2026-01', { sourceJobId: 'nameless', title: ' ' })]],
        ['remotewlb:weaver', [page('Go', '2026-01')]],
      ]),
      { hints: {}, tables, pipelineVersion: 'v1', stored: new Map() },
    )
    expect(kept.map(({ key }) => key)).toEqual(['remotewlb:weaver'])
    expect(rejects).toMatchObject([{ stage: 'normalize', code: 'missing-title' }])
  })
})
