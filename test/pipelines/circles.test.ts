import { describe, expect, test } from 'vitest'
import { Circles } from '../../pipelines/circles.ts'

describe('a list goes in circles', () => {
  test('where a page is the one that led to it, even a page of one posting', () => {
    const circles = new Circles()
    expect(circles.add('a', 'a?1', null, ['x'])).toBeUndefined()
    expect(circles.add('a', 'a?2', 'a?1', ['x'])).toBe('a?2 gives the same postings as a?1')
    expect(circles.has('a')).toBe(true)
    expect(circles.has('b')).toBe(false)
  })
  test('where it begins again behind its end, in whatever order', () => {
    const circles = new Circles()
    const pages = [['x', 'y'], ['z'], ['y', 'x']]
    const found = pages.map((ids, index) => circles.add('a', `a?${index}`, index === 0 ? null : `a?${index - 1}`, ids))
    expect(found).toEqual([undefined, undefined, 'a?2 gives the same postings as a?0'])
  })
  test('not where two lists, or two categories of one posting each, share what they hold', () => {
    const circles = new Circles()
    expect(circles.add('a', 'a?1', null, ['x', 'y'])).toBeUndefined()
    expect(circles.add('b', 'b?1', null, ['x', 'y'])).toBeUndefined()
    expect(circles.add('a', 'a?2', 'a', ['z'])).toBeUndefined()
    expect(circles.add('a', 'a?3', 'a', ['z'])).toBeUndefined()
  })
  test('where pages without postings have no end', () => {
    const circles = new Circles()
    const found = Array.from({ length: 10_000 }, (_, index) => circles.add('a', `a?${index}`, null, []))
    expect(found.slice(0, -1).every((why) => why === undefined)).toBe(true)
    expect(found.at(-1)).toBe('the list does not end within 10000 pages')
  })
})
