import { describe, expect, test } from 'vitest'
import { closing, hasPassed, type ClosingInput } from '../../pipelines/runs/closing.ts'
import { listingState, runAt } from '../support/states.ts'

const day = 24 * 3_600_000

function closed(given: Partial<ClosingInput> & Pick<ClosingInput, 'run'>): string[] {
  return closing({
    enumerates: 'all',
    listings: new Map([['loom:1', listingState('loom:1')]]),
    earlier: [runAt(1, 0)],
    seen: new Set(),
    goneCounts: new Map(),
    validThrough: new Map(),
    closeAfterMs: day,
    ...given,
  }).map(({ key, reason }) => `${key} ${reason}`)
}

describe('absence closes', () => {
  test('after two complete runs a day apart, not after one', () => {
    expect(closed({ run: runAt(2, 24) })).toEqual([])
    expect(closed({ run: runAt(3, 48), earlier: [runAt(1, 0), runAt(2, 24)] })).toEqual(['loom:1 absent'])
  })
  test('counted from the first run that lacks it, however many lie between', () => {
    expect(closed({ run: runAt(4, 36), earlier: [runAt(1, 0), runAt(2, 13), runAt(3, 24)] })).toEqual([])
    expect(closed({ run: runAt(4, 37), earlier: [runAt(1, 0), runAt(2, 13), runAt(3, 24)] })).toEqual(['loom:1 absent'])
  })
  test.each([
    ['failed', { status: 'failed' as const }],
    ['partial', { status: 'partial' as const }],
    ['held', { heldReason: 'shrunk' as const }],
  ])('never by a %s run, neither as first nor as second', (_name, given) => {
    expect(closed({ run: runAt(3, 48, given), earlier: [runAt(1, 0), runAt(2, 24)] })).toEqual([])
    expect(closed({ run: runAt(3, 48), earlier: [runAt(1, 0), runAt(2, 24, given)] })).toEqual([])
  })
  test('an accepted run is the first of the two', () => {
    const accepted = runAt(2, 24, { heldReason: 'shrunk', acceptedAt: '2026-01-02T12:00:00.000Z' })
    expect(closed({ run: runAt(3, 48), earlier: [runAt(1, 0), accepted] })).toEqual(['loom:1 absent'])
  })
  test('a sighting between starts the count anew', () => {
    const listings = new Map([['loom:1', listingState('loom:1', { lastSeenRun: 3 })]])
    expect(closed({ run: runAt(4, 72), earlier: [runAt(1, 0), runAt(2, 24), runAt(3, 48)], listings })).toEqual([])
  })
  test('never on a window', () => {
    expect(closed({ enumerates: 'window', run: runAt(3, 48), earlier: [runAt(1, 0), runAt(2, 24)] })).toEqual([])
  })
  test('not what is seen', () => {
    const given = { run: runAt(3, 48), earlier: [runAt(1, 0), runAt(2, 24)], seen: new Set(['loom:1']) }
    expect(closed(given)).toEqual([])
  })
})

describe('its own URL closes', () => {
  test('at the second answer that it is gone', () => {
    const run = runAt(2, 24, { status: 'complete' })
    expect(closed({ enumerates: 'window', run, goneCounts: new Map([['loom:1', 1]]) })).toEqual([])
    expect(closed({ enumerates: 'window', run, goneCounts: new Map([['loom:1', 2]]) })).toEqual(['loom:1 gone'])
  })
})

describe('validThrough closes', () => {
  const listings = new Map([['loom:1', listingState('loom:1', { validThrough: '2026-01-02' })]])
  test('when it has passed, also while the listing is still shown', () => {
    expect(closed({ run: runAt(2, 47), listings, seen: new Set(['loom:1']) })).toEqual([])
    expect(closed({ run: runAt(2, 48), listings, seen: new Set(['loom:1']) })).toEqual(['loom:1 valid-through'])
  })
  test('by what this run says of it', () => {
    const validThrough = new Map([['loom:1', '2026-02-01']])
    expect(closed({ run: runAt(2, 48), listings, seen: new Set(['loom:1']), validThrough })).toEqual([])
  })
  test('never in a failed run', () => {
    expect(closed({ run: runAt(2, 48, { status: 'failed' }), listings })).toEqual([])
  })
  test.each([
    ['2026', '2026-12-31T23:59:59.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-01', '2026-01-31T23:59:59.000Z', '2026-02-01T00:00:00.000Z'],
    ['2026-12', '2026-12-31T23:59:59.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-01-31', '2026-01-31T23:59:59.000Z', '2026-02-01T00:00:00.000Z'],
    ['2026-01-31T10:00:00Z', '2026-01-31T09:59:59.000Z', '2026-01-31T10:00:00.000Z'],
  ])('%s lasts to its own end', (stated, before, after) => {
    expect(hasPassed(stated, before)).toBe(false)
    expect(hasPassed(stated, after)).toBe(true)
  })
})
