import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { robotsRules } from '../../src/fetch/robots-rules.ts'

const table = new URL('../../../shared/cases/robots_cases.json', import.meta.url)
const absent = !existsSync(table)
if (absent) console.log('skipped: shared/cases/robots_cases.json is not beside the project')

interface Case {
  id: string
  robots: string
  agent: string
  url: string
  allowed: boolean
  strict: boolean
}

function allows(robots: string, path: string, agent = 'jobwire'): boolean {
  return robotsRules(robots, agent).verdict(new URL(path, 'https://board.example')).allowed
}

describe('robots.txt by RFC 9309', () => {
  test.skipIf(absent)('agrees with every strict case of the public suites', () => {
    const { cases } = JSON.parse(readFileSync(table, 'utf8')) as { cases: Case[] }
    const strict = cases.filter((one) => one.strict)
    expect(strict.length).toBeGreaterThan(400)
    const wrong = strict.filter(
      ({ robots, agent, url, allowed }) => robotsRules(robots, agent).verdict(new URL(url)).allowed !== allowed,
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('the group that names the crawler replaces the group of all', () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: Jobwire\nDisallow: /private\n'
    expect(allows(robots, '/jobs')).toBe(true)
    expect(allows(robots, '/private/1')).toBe(false)
    expect(allows(robots, '/jobs', 'otherbot')).toBe(false)
  })

  test('the longest rule decides, Allow wins a tie', () => {
    const robots = 'User-agent: *\nDisallow: /jobs\nAllow: /jobs/open\nDisallow: /tie\nAllow: /tie\n'
    expect(allows(robots, '/jobs/1')).toBe(false)
    expect(allows(robots, '/jobs/open/1')).toBe(true)
    expect(allows(robots, '/tie')).toBe(true)
  })

  test('names the rule that decided', () => {
    const rules = robotsRules('User-agent: *\nDisallow: /*.json$\n', 'jobwire')
    expect(rules.verdict(new URL('https://board.example/a.json'))).toEqual({
      allowed: false,
      rule: 'Disallow: /*.json$',
    })
    expect(rules.verdict(new URL('https://board.example/a.json?x=1')).rule).toBe('no rule matches')
  })

  test('robots.txt itself is allowed, whatever it says', () => {
    expect(allows('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true)
  })

  test.each([
    ['10', 10],
    ['2.5', 2.5],
    ['word', undefined],
    ['-3', undefined],
    ['', undefined],
  ])('Crawl-delay %j is %j seconds', (value, seconds) => {
    expect(robotsRules(`User-agent: *\nCrawl-delay: ${value}\nDisallow:\n`, 'jobwire').crawlDelay).toBe(seconds)
  })

  test('many wildcards take no time', () => {
    const robots = `User-agent: *\nDisallow: /${'*a'.repeat(2000)}b\n`
    const start = performance.now()
    expect(allows(robots, `/${'a'.repeat(20_000)}`)).toBe(true)
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('an HTML page holds no rule', () => {
    expect(allows('<!doctype html>\n<p>Disallow: /</p>\n<style>a { b: c }</style>', '/jobs')).toBe(true)
  })
})
