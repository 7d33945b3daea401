import { expect, test } from 'vitest'
import html from '../../crawlers/html.ts'
import { parseParameters } from '../../pipelines/extract.ts'

const start = 'https://mill.example/open'
const parameters = parseParameters(html, { site: 'mill', start, item: 'li', fields: { title: 'h2' } })
const follow = (more: string, url = start) =>
  html.follow?.(
    { url, body: `<html><body><ul><li><a href="/open/1"><h2>Miller</h2></a></li></ul>${more}</body></html>` },
    parameters,
  )

test('an HTML list without a rule of paging goes on by rel=next', () => {
  expect(follow('')).toEqual({ requests: [] })
  expect(follow('<a rel="next" href="/open?from=20">more</a>')?.requests).toEqual([
    { url: `${start}?from=20`, accept: 'text/html' },
  ])
  expect(follow('<a rel="prev" href="?page=1">1</a><a href="?page=2">2</a>', `${start}?page=3`)).toEqual({
    requests: [],
  })
})

test('an HTML list that links a second page and has no rule to reach it is incomplete', () => {
  expect(follow('<a href="?page=2">2</a>')?.incomplete).toMatch(/no rel=next/)
  expect(follow('<a href="/open/page/2">2</a>')?.incomplete).toMatch(/no rel=next/)
  expect(follow('<a href="/other?page=2">2</a><a href="/open?page=of-honour">x</a>')?.incomplete).toBeUndefined()
})
