import { readFileSync } from 'node:fs'
import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import { publish } from '../../pipelines/publish.ts'
import { Job } from '../../src/model/job.ts'

const golden = new URL('../golden/', import.meta.url)
const jobs = readFileSync(new URL('jobs.ndjson', golden), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Job.parse(JSON.parse(line)))
const options = { title: 'Jobs & more', publicUrl: 'https://jobs.example/board/' }

test.each(['rss', 'atom', 'json', 'csv', 'xml', 'sitemap', 'jsonld'])('jobs.ndjson as %s', async (format) => {
  await expect(publish(jobs, format, options)).toMatchFileSnapshot(new URL(`jobs.${format}`, golden).pathname)
})

test('ndjson gives back the jobs', () => {
  expect(
    publish(jobs, 'ndjson')
      .trim()
      .split('\n')
      .map((line) => Job.parse(JSON.parse(line))),
  ).toEqual(jobs)
})

test.each(['rss', 'atom'])('rss-parser reads the %s feed', async (format) => {
  const feed = await new Parser().parseString(publish(jobs, format, options))
  expect(feed.title).toBe('Jobs & more')
  expect(feed.items.map((item) => item.title)).toEqual([
    'R&D <Senior> Engineer &amp; "Rust"',
    'Baker',
    'Praktikum Küstenschutz 🌊',
  ])
  const [first] = feed.items
  expect(first?.link).toBe(`https://jobs.example/board/jobs/${jobs[0]?.id}`)
  expect(format === 'rss' ? first?.guid : first?.['id']).toBe(`urn:uuid:${jobs[0]?.id}`)
  expect(first?.isoDate).toBe('2025-01-12T09:30:00.000Z')
  const content = (format === 'rss' ? (first?.['content:encoded'] as string) : first?.content) ?? ''
  expect(content).toContain('<li>Rust ]]&gt; C</li>')
  expect(content).toContain('<a href="https://lantern.example/about">About us</a>')
  expect(content).toContain('<a href="https://openboard.example/j/99">openboard — Found on OpenBoard</a>')
  expect(content).not.toContain('nofollow')
})

test.each(['rss', 'atom', 'json'])('feedsmith reads the %s feed, every job once', (format) => {
  const { feed } = parseFeed(publish(jobs, format, options))
  const items = 'items' in feed ? feed.items : 'entries' in feed ? feed.entries : []
  const ids = (items ?? []).map((item) => {
    if ('guid' in item) return item.guid?.value
    return 'id' in item ? item.id : undefined
  })
  expect(ids).toEqual(jobs.map((job) => `urn:uuid:${job.id}`))
})

test.each(['rss', 'atom', 'json'])('an empty %s feed is a feed', (format) => {
  const text = publish([], format, options)
  const { feed } = parseFeed(text)
  expect(typeof feed.title === 'object' ? feed.title.value : feed.title).toBe('Jobs & more')
  if (format === 'json') expect(JSON.parse(text)).toMatchObject({ items: [] })
  if (format === 'atom') expect(text).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
})

test('an unknown format is named with the nearest', () => {
  expect(() => publish(jobs, 'atmo')).toThrow('did you mean "atom"?')
})

test('HTML that comes through a pipe is sanitized again', () => {
  const html =
    '<p onclick="x()">Fine</p><script>alert(1)</script><iframe src="https://x.example"></iframe><a href="javascript:x">y</a>'
  const hostile = jobs.slice(0, 1).map((each) => ({ ...each, description: { ...each.description, html } }))
  for (const format of ['rss', 'atom', 'json', 'xml', 'jsonld']) {
    const text = publish(hostile, format)
    expect(text).toContain('Fine')
    expect(text).not.toMatch(/alert|iframe|onclick|javascript:/)
  }
})
