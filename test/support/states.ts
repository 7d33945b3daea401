import type { ListingState, Run } from '../../src/ports/store.ts'

/** A listing's state with everything ordinary but what is given. */
export function listingState(key: string, given: Partial<ListingState> = {}): ListingState {
  return {
    key,
    baseKey: key,
    status: 'open',
    closedReason: null,
    contentHash: 'hash',
    rawHash: 'raw',
    pipelineVersion: 'v1',
    firstSeen: '2026-01-01T00:00:00.000Z',
    datePosted: null,
    dateModified: null,
    validThrough: null,
    url: `https://board.example/${key}`,
    titleRaw: 'Weaver',
    company: 'Loomworks',
    described: true,
    present: true,
    lastSeenRun: 1,
    goneCount: 0,
    probedAt: null,
    ...given,
  }
}

/** A complete, healthy run that started `hours` after the first of January 2026. */
export function runAt(id: number, hours: number, given: Partial<Run> = {}): Run {
  return {
    id,
    crawl: `crawl-${id}`,
    board: 1,
    boardKey: 'loom',
    source: 'loom',
    kind: 'crawl',
    status: 'complete',
    startedAt: new Date(Date.UTC(2026, 0, 1, hours)).toISOString(),
    finishedAt: new Date(Date.UTC(2026, 0, 1, hours, 5)).toISOString(),
    pipelineVersion: 'v1',
    completeness: 'natural end',
    heldReason: null,
    heldDetail: null,
    acceptedAt: null,
    repeats: null,
    counts: {
      requests: 1,
      pages: 1,
      fetched: 1,
      seen: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      reopened: 0,
      closed: 0,
      rejected: 0,
      warnings: 0,
    },
    error: null,
    ...given,
  }
}
