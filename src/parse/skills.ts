import type { Evidence } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import type { Tables } from './tables.ts'
import { vocabularyOf, type Form, type Vocabulary } from './wording/vocabulary.ts'
import type { Words } from './text/words.ts'

const most = 40

/** The skills of the table that the title and the text name, each with its first mention; at most 40, in order of mention. */
export function parseSkills(title: Prose, text: Prose, tables: Tables): Found<string[]> {
  const vocabulary = vocabularyOf(tables.skills)
  const bySkill = new Map<string, Evidence>()
  scan(title, vocabulary, bySkill, true)
  scan(text, vocabulary, bySkill, false)
  const ordered = [...bySkill].sort(([, a], [, b]) => place(a) - place(b))
  return { value: ordered.map(([skill]) => skill), evidence: ordered.map(([, evidence]) => evidence) }
}

/** The title stands before the text. */
const place = (evidence: Evidence) => (evidence.from === 'titleRaw' ? -1e9 : 0) + (evidence.start ?? 0)

function scan(where: Prose, vocabulary: Vocabulary, found: Map<string, Evidence>, isTitle: boolean): void {
  const words = where.words()
  const waiting: { form: Form; at: number }[] = []
  const certain = new Set<number>()
  for (let i = 0; i < words.length; i++) {
    const forms = vocabulary.get(words.hash(i))
    if (!forms) continue
    for (const form of forms) {
      if (!matches(form, words, i, where.text)) continue
      if (form.context && !isTitle) waiting.push({ form, at: i })
      else {
        for (let k = 0; k < form.words.length; k++) certain.add(i + k)
        keep(form, words, i, where, found, isTitle)
      }
      break
    }
  }
  // Proper names first: what stands beside them is a technology too.
  for (const { form, at } of waiting) {
    if (!form.proper || certain.has(at) || !isProper(where.text, words, at, words.end(at + form.words.length - 1)))
      continue
    certain.add(at)
    keep(form, words, at, where, found, false)
  }
  const possible = new Set(waiting.map(({ at }) => at))
  // Forth and back: of `Chef, Puppet, Ansible` the last makes the middle one certain, and that the first.
  for (const { form, at } of [...waiting, ...waiting.slice().reverse()]) {
    if (found.has(form.skill) || certain.has(at)) continue
    if (!spokenOf(where.text, words, at, certain) && !isListed(where.text, words, at, possible)) continue
    certain.add(at)
    keep(form, words, at, where, found, false)
  }
}

function matches({ words: wanted, exact }: Form, words: Words, at: number, text: string): boolean {
  if (!words.match(at, wanted)) return false
  return exact === null || text.slice(words.start(at), words.end(at + wanted.length - 1)) === exact
}

function keep(
  form: Form,
  words: Words,
  at: number,
  where: Prose,
  found: Map<string, Evidence>,
  isTitle: boolean,
): void {
  if (found.has(form.skill) || found.size >= most) return
  const rule = isTitle ? 'skills.title' : form.context ? 'skills.context' : 'skills.vocabulary'
  found.set(
    form.skill,
    where.quote(
      words.start(at),
      words.end(at + form.words.length - 1),
      rule,
      form.context && !isTitle ? 'medium' : 'high',
    ),
  )
}

const joiner = /^(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub)$/
/** What stands between two of a list: a comma, a slash, a word that joins, or the bullet of the next line. */
const between =
  /^(?:\s*[,/|+&;\\]?\s*(?:\([^)\n]{0,20}\)\s*,?\s*)?(?:(?:and|or|and\s?\/\s?or|und|oder|et|ou|y|o|e|en|of|i|lub)\s+)?|[.:;,]?\s*\n\s*[*•-]\s+)$/

/** The word beside one of a list, past a word that joins them; -1 where the two are no neighbours in a list. */
function beside(text: string, words: Words, at: number, by: 1 | -1): number {
  let other = at + by
  // `and/or` is two words.
  for (let past = 0; past < 2 && joiner.test(words.lower(other)); past++) other += by
  if (other < 0 || other >= words.length) return -1
  const gap = by > 0 ? text.slice(words.end(at), words.start(other)) : text.slice(words.end(other), words.start(at))
  return gap.length < 40 && /\S/.test(gap) && between.test(gap) ? other : -1
}

/** One of at least three words of the vocabulary in a row (`Go, Rust or Elm`): each may be prose, all of them are not. */
function isListed(text: string, words: Words, at: number, possible: ReadonlySet<number>): boolean {
  if (words.end(at) - words.start(at) === 1) return false
  let count = 1
  for (const by of [1, -1] as const)
    for (let next = beside(text, words, at, by); next >= 0 && possible.has(next) && count < 3; count++)
      next = beside(text, words, next, by)
  return count >= 3
}

/** A proper name: capitalised where no sentence begins, or alone on its line or before a mark (`Rust, dirt and noise` begins a sentence). */
function isProper(text: string, words: Words, at: number, end: number): boolean {
  const start = words.start(at)
  const opening = text.slice(Math.max(0, start - 12), start)
  const begins = /(?:^|(?<!\b(?:e\.g|i\.e|z\.B|bzw|etc|p\.ej|np))[.!?:…]["'”’)]?\s+|\n\s*(?:[*•-]+\s*)?|^\s*)$/.test(
    opening,
  )
  return !begins || /^\s*(?:$|\n|[;:/|)(\\]|,\s*[^\sa-z])/.test(text.slice(end, end + 4))
}

const before =
  /(?:\b(?:languages?|technologies|stack|frameworks?|tools?|programming in|coding in|written in|write|developing in|proficien\w+ (?:in|with)|experience (?:in|with|using)|knowledge of|skills? in|expertise in|fluent in|we use|built (?:with|in|on)|such as|like|including|kenntnisse in|erfahrung (?:in|mit)|expérience (?:en|avec|sur)|maîtrise de|connaissances? (?:de|en)|experiencia (?:con|en)|conocimientos? (?:de|en)|experiência (?:com|em)|conhecimentos? (?:de|em)|ervaring met|kennis van|doświadczenie (?:z|w)|znajomość)|[:(])\s*(?:[\w.+#]+(?:,| or| and|\/) )*$/i
const ranked = new Set([
  'series',
  'vitamin',
  'class',
  'grade',
  'level',
  'plan',
  'type',
  'tier',
  'phase',
  'option',
  'round',
  'schedule',
  'part',
])
const behind =
  /^(?:\s+(?:programming|developers?|engineers?|language|code|codebase|framework|microservices?|backend|services|lang|experience|erfahrung|kenntnisse)\b|\s*\(?golang|[ -]?\d(?:\.\d+|\.x|\+)?(?![\d%]| ?(?:years|jahre|ans|años|anos|jaar|lat)))/i

/** Whether the word names a technology here: next to another one in a list, or behind or before a word that says so. */
function spokenOf(text: string, words: Words, at: number, certain: ReadonlySet<number>): boolean {
  const start = words.start(at)
  const end = words.end(at)
  // `Series C` and `Grade R` are no languages.
  if (end - start === 1 && ranked.has(words.lower(at - 1))) return false
  if (certain.has(beside(text, words, at, -1)) || certain.has(beside(text, words, at, 1))) return true
  // A single letter needs a list: `experience with R&D` and `Series C` are prose.
  if (end - start === 1)
    return (
      /^\s+programming\b/.test(text.slice(end, end + 20)) ||
      (/\b(?:(?:languages?|programming in)\b[^.\n]{0,40}|(?:experienced?|proficien\w{2,3}|skills|fluen\w{1,2}|expertise) (?:in|with) )$/i.test(
        text.slice(Math.max(0, start - 60), start),
      ) &&
        !/^(?:[&'’]| &|-\w| level\b)/.test(text.slice(end, end + 8)))
    )
  return behind.test(text.slice(end, end + 30)) || before.test(text.slice(Math.max(0, start - 60), start))
}
