import { expect, test } from 'vitest'
import { healthOf, type BoardFacts } from '../../src/cli/board-health.ts'
import type { Run } from '../../src/ports/store.ts'

const now = Date.parse('2026-11-20T12:00:00.000Z')
const run = (given: Partial<Run> = {}): Run => ({
  id: 7,
  crawl: 'c',
  board: 1,
  boardKey: 'loom',
  source: 'loom',
  kind: 'crawl',
  status: 'complete',
  startedAt: '2026-11-20T08:00:00.000Z',
  finishedAt: '2026-11-20T08:01:00.000Z',
  pipelineVersion: 'v',
  completeness: 'natural end',
  heldReason: null,
  heldDetail: null,
  acceptedAt: null,
  repeats: null,
  counts: {
    requests: 1,
    pages: 1,
    fetched: 1,
    seen: 1,
    added: 0,
    changed: 0,
    unchanged: 1,
    reopened: 0,
    closed: 0,
    rejected: 0,
    warnings: 0,
  },
  error: null,
  ...given,
})
const of = (last: Run | null, given: Partial<BoardFacts> = {}): ReturnType<typeof healthOf> =>
  healthOf({ key: 'loom', every: '6h', paused: false, off: null, last, counting: run({ id: 5 }), ...given }, now)

test('a board that was read whole is well: how old that is, and when it is due', () => {
  expect(of(run())).toEqual({
    board: 'loom',
    state: 'ok',
    broken: false,
    why: null,
    every: '6h',
    lastRun: {
      id: 7,
      status: 'complete',
      startedAt: '2026-11-20T08:00:00.000Z',
      finishedAt: '2026-11-20T08:01:00.000Z',
    },
    lastComplete: { id: 5, startedAt: '2026-11-20T08:00:00.000Z' },
    ageSeconds: 14_400,
    nextDue: '2026-11-20T14:00:00.000Z',
  })
  expect(of(null, { counting: null })).toMatchObject({
    state: 'new',
    broken: false,
    lastRun: null,
    lastComplete: null,
    ageSeconds: null,
    nextDue: null,
  })
})

const error = { code: 'http-status', message: 'answers 500', hint: 'x' }
test.each<[string, boolean, Run, string | null]>([
  ['failing', true, run({ status: 'failed', error, completeness: 'answers 500' }), 'answers 500 [http-status]'],
  ['incomplete', true, run({ status: 'partial', completeness: 'declared total 9, got 7' }), 'declared total 9, got 7'],
  [
    'held',
    true,
    run({ heldReason: 'shrunk', heldDetail: 'lacks 12 of 40' }),
    'shrunk: lacks 12 of 40; if it is right: jobwire runs accept 7',
  ],
  [
    'quarantined',
    true,
    run({ heldReason: 'lost-field', heldDetail: 'title' }),
    'lost-field: title; if it is right: jobwire runs accept 7',
  ],
  [
    'quarantined',
    true,
    run({ heldReason: 'another-board', heldDetail: 'x' }),
    'another-board: x; if it is right: jobwire runs accept 7',
  ],
  ['ok', false, run({ heldReason: 'shrunk', acceptedAt: '2026-11-20T09:00:00.000Z' }), null],
  ['running', false, run({ status: 'running', finishedAt: null }), null],
  ['late', true, run({ status: 'running', startedAt: '2026-11-19T23:59:59.000Z' }), 'its last run did not end'],
  // Two intervals exactly are not late yet.
  ['ok', false, run({ startedAt: '2026-11-20T00:00:00.000Z' }), null],
  ['late', true, run({ startedAt: '2026-11-19T23:59:59.999Z' }), 'nothing was asked for more than two intervals'],
  // It was skipped while it was off, and is on now.
  ['new', false, run({ status: 'failed', error: { ...error, code: 'source-off' } }), null],
])('%s (broken: %s)', (state, broken, last, why) => {
  expect(of(last)).toMatchObject({ state, broken, why })
})

test('what is not asked is not broken, whatever its last run was', () => {
  const failed = run({ status: 'failed', error })
  expect(of(failed, { paused: true })).toMatchObject({ state: 'paused', broken: false, nextDue: null })
  expect(of(failed, { off: 'its terms refuse' })).toMatchObject({
    state: 'off',
    broken: false,
    why: 'its terms refuse',
    nextDue: null,
  })
})
