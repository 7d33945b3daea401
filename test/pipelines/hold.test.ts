import { describe, expect, test } from 'vitest'
import { hold, type HoldInput } from '../../pipelines/runs/hold.ts'
import { listingState } from '../support/states.ts'

const keys = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `loom:${from + index}`)

function held(open: number, seen: readonly string[], given: Partial<HoldInput> = {}): string | null {
  const known = keys(open)
  return (
    hold({
      enumerates: 'all',
      listings: new Map(known.map((key) => [key, listingState(key)])),
      baseline: new Set(known),
      seen: new Set(seen.filter((key) => known.includes(key))),
      added: seen.filter((key) => !known.includes(key)).length,
      held: seen.length,
      required: new Map(),
      sharing: [],
      ...given,
    })?.reason ?? null
  )
}

describe('a complete run is held', () => {
  test('when it lacks more than a fifth and more than ten of the open listings', () => {
    expect(held(100, keys(80))).toBeNull()
    expect(held(100, keys(79))).toBe('shrunk')
    expect(held(20, keys(10))).toBeNull()
    expect(held(20, keys(9))).toBe('shrunk')
    expect(held(10, [])).toBeNull()
    expect(held(300, [])).toBe('shrunk')
  })
  test('counting only listings that are open and that the last counting run held', () => {
    const listings = new Map(
      keys(100).map((key, index) => [key, listingState(key, index < 50 ? {} : { status: 'closed' })]),
    )
    expect(held(100, keys(40), { listings })).toBeNull()
    expect(held(100, keys(40), { baseline: new Set(keys(45)) })).toBeNull()
  })
  test('when it has more new listings than were open', () => {
    expect(held(5, [...keys(5), ...keys(5, 100)])).toBeNull()
    expect(held(5, [...keys(5), ...keys(6, 100)])).toBe('grown')
  })
  test('never for size on the first complete run, nor on a window', () => {
    expect(held(0, keys(50), { baseline: null })).toBeNull()
    expect(held(100, keys(3, 500), { enumerates: 'window' })).toBeNull()
  })
  test('when its postings are nearly those of another board', () => {
    const twin = { boardKey: 'loom:other', shared: 46, size: 50 }
    expect(held(0, keys(50), { baseline: null, sharing: [twin] })).toBe('another-board')
    expect(held(0, keys(50), { baseline: null, sharing: [{ ...twin, shared: 44 }] })).toBeNull()
    expect(held(0, keys(50), { baseline: null, sharing: [{ ...twin, size: 500 }] })).toBeNull()
  })
  test('when a required field is gone from most postings', () => {
    const required = (lost: number): HoldInput['required'] => new Map([['description', { of: 20, lost }]])
    expect(held(20, keys(20), { required: required(10) })).toBeNull()
    expect(held(20, keys(20), { required: required(11) })).toBe('lost-field')
    expect(held(20, keys(20), { required: required(11), baseline: null })).toBeNull()
  })
})
