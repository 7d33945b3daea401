import { folded } from './title.ts'

const word = String.raw`\p{Lu}[\p{L}\p{N}&+/.'’-]*`
/** Capitalised words, at most five, at the end of what stands before `team`. */
const named = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}])((?:${word})(?:(?: & | and | of | )${word}){0,4})[*_"”]*\s+[*_]*$`,
  'u',
)
const team = /\b(?:teams?|squad|tribe)\b/gi

/** Capitalised only because a sentence starts, or said of every team. */
const noName: ReadonlySet<string> = new Set(
  [
    'a',
    'all',
    'an',
    'and',
    'another',
    'as',
    'at',
    'for',
    'in',
    'its',
    'join',
    'meet',
    'new',
    'of',
    'on',
    'our',
    'scrum',
    'the',
    'their',
  ]
    .concat([
      'these',
      'this',
      'virtual',
      'we',
      'who',
      'with',
      'you',
      'your',
      'why',
      'about',
      'us',
      'agile',
      'global',
      'talent acquisition',
    ])
    .concat([
      'hr',
      'people',
      'recruiting',
      'recruitment',
      'engineering',
      'executive',
      'leadership',
      'cross-functional',
      'remote',
    ]),
)

const lookBack = 90
const mostTeams = 8

/** The teams that a text calls by name (`the Catalog team`), folded, in an order of their own. */
export function namedTeams(text: string): string[] {
  const found = new Set<string>()
  for (const { index } of text.matchAll(team)) {
    const line =
      text
        .slice(Math.max(0, index - lookBack), index)
        .split('\n')
        .at(-1) ?? ''
    const words = folded(named.exec(line)?.[1] ?? '').split(' ')
    while (noName.has(words[0] ?? '')) words.shift()
    const name = words.join(' ').replace(/[.'-]+$/, '')
    if (name !== '' && !noName.has(name)) found.add(name)
  }
  return [...found].sort().slice(0, mostTeams)
}
