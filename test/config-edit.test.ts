import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addEntry, removeEntry, setFlag } from '../src/config-edit.ts'

const text = `# Ours.
contact:   https://example.org/us      # who
sources:
  # The mill.
  - use: greenhouse      # since May
    board: { board: "mill" }

  - use: bakers
    board:
      site: bakery
    every: 2h   # often

# Saved.
feeds:
  - slug: rust-eu
    title: Rust, everywhere
    query: skill=rust
`

describe('every other line keeps its bytes', () => {
  test('an entry is added below the others, with the reason above it', () => {
    const added = addEntry(text, { use: 'smiths', board: { board: 'Full Stack' }, paused: true }, 'robots.txt\nrefuses')
    expect(added).toBe(
      text.replace(
        '    every: 2h   # often\n',
        '    every: 2h   # often\n  # robots.txt refuses\n  - use: smiths\n    board: { board: Full Stack }\n    paused: true\n',
      ),
    )
  })

  test('an entry is paused and resumed', () => {
    const paused = setFlag(text, 0, 'paused', true)
    expect(paused).toBe(text.replace('board: { board: "mill" }\n', 'board: { board: "mill" }\n    paused: true\n'))
    expect(setFlag(paused, 0, 'paused', false)).toBe(text)
    expect(setFlag(text, 1, 'paused', false)).toBe(text)
  })

  test('an entry is removed with what stands above it; the last one leaves an empty list', () => {
    const left = removeEntry(text, 1)
    expect(left).toContain('contact:   https://example.org/us      # who\n')
    expect(left).toContain('  # The mill.\n  - use: greenhouse      # since May\n')
    expect(parse(left)).toEqual({
      ...(parse(text) as object),
      sources: [{ use: 'greenhouse', board: { board: 'mill' } }],
    })
    expect(parse(removeEntry(left, 0))).toMatchObject({ sources: [], contact: 'https://example.org/us' })
  })
})

test.each([
  ['', '- use: rss'],
  ['contact: me@example.org\n', 'contact: me@example.org\nsources:\n  - use: rss'],
  ['# nothing yet\nsources: []   # none\ndata: ./data\n', '# nothing yet'],
  [
    'sources:\n- use: bakers\n  board: {site: a}\n',
    'sources:\n- use: bakers\n  board: {site: a}\n- use: rss\n  board: { site: b }\n',
  ],
  ['{"contact":"x","sources":[{"use":"bakers","board":{"site":"a"}}]}', '"x"'],
  ['sources:\n', 'sources:\n  - use: rss'],
  ['sources: # ours\n  - use: bakers\n    board: { site: a }\n  # - use: smiths\n', '  # - use: smiths'],
])('%j takes an entry', (given, expected) => {
  const added = addEntry(given, { use: 'rss', board: { site: 'b' } }, 'why')
  const before = (parse(given) ?? {}) as { sources?: unknown[] }
  expect(parse(added)).toEqual({
    ...before,
    sources: [...(before.sources ?? []), { use: 'rss', board: { site: 'b' } }],
  })
  expect(added.replace(/ *# why\n/, '')).toContain(expected)
})

test('what cannot be read is not written over', () => {
  expect(() => addEntry('a: [', { use: 'rss', board: {} }, null)).toThrow('cannot be read')
  expect(() => addEntry('- a\n', { use: 'rss', board: {} }, null)).toThrow('no mapping')
  expect(() => setFlag('sources: []', 0, 'paused', true)).toThrow('sources[0]')
})
