import type { Evidence } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import type { Tables } from './tables.ts'
import { vocabularyOf, type Form, type Vocabulary } from './vocabulary.ts'
import type { Words } from './words.ts'

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
  for (const { form, at } of waiting) {
    if (found.has(form.skill) || certain.has(at)) continue
    if (spokenOf(where.text, words, at, certain)) keep(form, words, at, where, found, false)
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

const before =
  /(?:\b(?:languages?|technologies|stack|frameworks?|tools?|programming in|coding in|written in|write|developing in|proficien\w+ (?:in|with)|experience (?:in|with|using)|knowledge of|skills? in|expertise in|fluent in|such as|like|including)|[:(])\s*(?:[\w.+#]+(?:,| or| and|\/) )*$/i
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
  /^(?:\s+(?:programming|developers?|engineers?|language|code|codebase|framework|microservices?|backend|services|lang|experience)\b|\s*\(?golang)/i

/** Whether the word names a technology here: next to another one in a list, or behind or before a word that says so. */
function spokenOf(text: string, words: Words, at: number, certain: ReadonlySet<number>): boolean {
  const start = words.start(at)
  const end = words.end(at)
  // `Series C` and `Grade R` are no languages.
  if (end - start === 1 && ranked.has(words.lower(at - 1))) return false
  const joined = /^(?:\s*[,/|+&]\s*(?:and |or )?|\s+(?:and|or|und|et|y)\s+)$/
  if (certain.has(at - 1) && joined.test(text.slice(words.end(at - 1), start))) return true
  if (certain.has(at + 1) && joined.test(text.slice(end, words.start(at + 1)))) return true
  if (certain.has(at + 2) && /^(?:and|or)$/.test(words.lower(at + 1))) return true
  // A single letter needs a list: `experience with R&D` and `Series C` are prose.
  if (end - start === 1)
    return (
      /^\s+programming\b/.test(text.slice(end, end + 20)) ||
      (/\b(?:languages?|programming in)\b[^.\n]{0,40}$/i.test(text.slice(Math.max(0, start - 60), start)) &&
        !/^[&'’]/.test(text.slice(end)))
    )
  return behind.test(text.slice(end, end + 30)) || before.test(text.slice(Math.max(0, start - 60), start))
}
