import { describe, expect, test } from 'vitest'
import { sectionOf } from '../../src/match/sections.ts'
import { overlap, sketchText } from '../../src/match/text-sketch.ts'
import { prose } from './ads.ts'

describe('sections of an ad', () => {
  test.each([
    ['Responsibilities:', 'role'],
    ['**What you’ll do**', 'role'],
    ['Your profile', 'role'],
    ['Anforderungen', 'role'],
    ['Responsabilités', 'role'],
    ['About us', 'employer'],
    ["What you'll get", 'employer'],
    ['Company Description', 'employer'],
    ['Benefits & perks', 'employer'],
    ['Wir bieten', 'employer'],
    ['Lantern Works', null],
    ['You will plan the garden with us.', null],
    ['* Experience with gardens', null],
    ['', null],
  ])('`%s` opens %s', (line, section) => {
    expect(sectionOf(line)).toBe(section)
  })

  const under = (heading: string, text: string) => `${heading}\n\n${text}`
  const between = (a: string, b: string) => overlap(sketchText(a), sketchText(b))?.jaccard ?? -1

  test('what the employer says everywhere counts less than the role', () => {
    const [ours, one, other] = [prose(1, 30), prose(2, 30), prose(3, 30)]
    const boilerplateShared = between(
      `${under('About us', ours)}\n\n${under('The role', one)}`,
      `${under('About us', ours)}\n\n${under('The role', other)}`,
    )
    const roleShared = between(
      `${under('About us', one)}\n\n${under('The role', ours)}`,
      `${under('About us', other)}\n\n${under('The role', ours)}`,
    )
    const plain = between(`${ours}\n\n${one}`, `${ours}\n\n${other}`)
    expect(boilerplateShared).toBeLessThan(plain)
    expect(roleShared).toBeGreaterThan(plain)
    expect(roleShared).toBeGreaterThan(0.6)
  })
})
