import type { Tables } from '../tables.ts'
import { wordHash, WordTable } from '../text/words.ts'

/**
 * One way to write a skill; `exact` forms must match in case, `context` forms must also stand among technologies, and those that are `proper`
 * besides where their capital is no sentence's.
 */
export interface Form {
  readonly skill: string
  readonly words: readonly string[]
  readonly exact: string | null
  readonly context: boolean
  readonly proper: boolean
}

/** Forms by their first word, the longest first. */
export type Vocabulary = Pick<WordTable<Form>, 'get'>

const built = new WeakMap<Tables['skills'], Vocabulary>()

/** The skills table indexed for a single pass over a text. */
export function vocabularyOf(skills: Tables['skills']): Vocabulary {
  const known = built.get(skills)
  if (known) return known
  const index = new WordTable<Form>()
  for (const [skill, forms] of Object.entries(skills)) {
    const add = (written: string, exact: boolean, context: boolean, proper = false) => {
      const words = written.toLowerCase().split(' ')
      index.add(wordHash(words[0] ?? ''), { skill, words, exact: exact ? written : null, context, proper })
    }
    for (const name of forms.names ?? []) add(name, false, false)
    for (const name of forms.exact ?? []) add(name, true, false)
    for (const name of forms.context ?? []) add(name, true, true)
    for (const name of forms.proper ?? []) add(name, true, true, true)
  }
  index.sort((a, b) => b.words.length - a.words.length)
  built.set(skills, index)
  return index
}
