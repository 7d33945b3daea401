import { expect, test } from 'vitest'
import { leavesOf } from '../../src/read/leaves.ts'

test('a script of JSON gives its values, whatever tags they hold, and what stands behind it', () => {
  const json = JSON.stringify({ title: 'Miller', description: '<p>You <b>grind</b>.</p>' })
  const body = `<!doctype html><html><body><script type="application/ld+json">${json}</script><h1>Miller</h1></body></html>`
  const leaves = leavesOf({ body })
  expect(leaves.map(({ path, value }) => [path, value])).toEqual([
    ['script:/title', 'Miller'],
    ['script:/description', '<p>You <b>grind</b>.</p>'],
    ['h1', 'Miller'],
  ])
  const [altered = ''] = leaves[1]?.altered() ?? []
  expect(altered).toContain('"title":"Miller","description":"<p>You <b>grind</b>.</p> zq"')
  expect(altered).toContain('</script><h1>Miller</h1>')
})

test('a script without an end, and one that is no JSON, give nothing', () => {
  expect(leavesOf({ body: '<!doctype html><html><body><script>{"a":"<p>b</p>"' })).toEqual([])
  expect(leavesOf({ body: '<!doctype html><html><script>let a = "<p>b</p>"</script></html>' })).toEqual([])
})
