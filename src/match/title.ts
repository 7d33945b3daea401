import { generic, grades, levelWords, spellings, synonyms } from './title-words.ts'

/** What a title says of a role, ready to be compared. */
export interface TitleFeatures {
  /** Words that name the role, its team and its technology; sorted, without level, grade, place or filler. */
  readonly core: readonly string[]
  /** The levels the title offers (`Senior/Staff` offers two, `Senior Staff` one: `senior+staff`); empty where it states none. */
  readonly levels: readonly string[]
  /** Grades (`II`, `3`) it offers. */
  readonly grades: readonly number[]
  /** The requisition that the title prints and calls so (`ref053`, `R-19409`), without what calls it so, or null. */
  readonly reference: string | null
  /** A number at its start or end, which may be a requisition, a shop or an emergency call, or null. */
  readonly number: string | null
}

/** Letters that no decomposition makes plain. */
const plain: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' }

/** Lower case, without diacritics, every kind of dash and blank made plain. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => plain[letter] ?? letter)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const references: readonly RegExp[] = [
  /\b(?:ref(?:erence)?|req(?:uisition)?|job id|id)[.:#\s-]{0,3}((?:[a-z]{0,3}[-\s]?)?\d[\d-]*\d[a-z]?)\b/,
  /\bj?r[.:#-]{0,2}(\d[\d-]*\d)\b/,
]
const numbers: readonly RegExp[] = [
  /^\s*[([]?((?:\d{4}-)?\d{3,})[)\]_\s:-]/,
  /[(\[#-]\s*#?((?:\d{4}-)?\d{3,})\s*[)\]]?\s*$/,
  /\s(\d{4,})$/,
]

interface Code {
  readonly reference: string | null
  readonly number: string | null
}

/** What a folded title prints of numbers, without dashes and blanks, and the title without it. A year is no code. */
function withoutCode(text: string): Code & { readonly rest: string } {
  for (const kind of ['reference', 'number'] as const) {
    for (const pattern of kind === 'reference' ? references : numbers) {
      const match = pattern.exec(text)
      const code = match?.[1]?.replace(/[\s-]/g, '')
      if (match === null || code === undefined || code.length < 3 || /^(?:19|20)\d{2}$/.test(code)) continue
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
      return { reference: null, number: null, [kind]: code, rest }
    }
  }
  return { reference: null, number: null, rest: text }
}

/** The requisition (`ref053`, `R-19409`) or, where there is none, the number (`(762)`) that a title prints. */
export function titleCode(title: string): Code {
  const { reference, number } = withoutCode(folded(title))
  return { reference, number }
}

/** Words of a folded title, each with what stood between it and the word before. */
function words(text: string): { readonly word: string; readonly gap: string }[] {
  let spelled = text
  for (const [pattern, word] of spellings) spelled = spelled.replace(pattern, word)
  const out: { word: string; gap: string }[] = []
  let end = 0
  for (const match of spelled.matchAll(/[\p{L}\p{N}]+/gu)) {
    out.push({ word: match[0], gap: spelled.slice(end, match.index) })
    end = match.index + match[0].length
  }
  return out
}

const alternates = /[/|&,]/
const alternateWords: ReadonlySet<string> = new Set(['or', 'and', 'to', 'ou', 'oder', 'bis', 'o', 'und', 'et'])

/** Level words of a title in order; each either stands for itself or is offered beside the one before it (`Senior/Staff`, `mid or senior`). */
interface LevelWord {
  readonly level: string
  readonly beside: boolean
}

/** The levels that a title offers: words that stand together are one level (`senior+staff`), words offered beside each other are several. */
function offered(found: readonly LevelWord[]): string[] {
  const groups: string[][] = []
  for (const { level, beside } of found) {
    if (beside) groups.at(-1)?.push(level)
    else groups.push([level])
  }
  const combined = groups.reduce<string[][]>(
    (so, group) => so.flatMap((levels) => group.map((level) => [...levels, level])),
    [[]],
  )
  return found.length === 0 ? [] : [...new Set(combined.map((levels) => [...new Set(levels)].sort().join('+')))].sort()
}

/**
 * Reads a title for comparison. `title` is the cleaned one, `titleRaw` the one printed (for the code), `places` are words of the posting's
 * places, which say nothing of the role.
 */
export function titleFeatures(title: string, titleRaw: string, places: ReadonlySet<string>): TitleFeatures {
  const core = new Set<string>()
  const levels: LevelWord[] = []
  const found = new Set<number>()
  // True while nothing but a sign of choice has come since the last level word.
  let mayOffer = false
  let adjacent = false
  words(withoutCode(folded(title)).rest).forEach(({ word, gap }, at) => {
    // `mid-level/senior`: the word between is part of the level.
    if (adjacent && (word === 'level' || word === 'niveau')) return
    const level = levelWords[word]
    if (level !== undefined) {
      levels.push({ level, beside: mayOffer || (levels.length > 0 && adjacent && alternates.test(gap)) })
    }
    mayOffer = adjacent && alternateWords.has(word)
    adjacent = level !== undefined
    if (level !== undefined) return
    const grade = grades[word]
    if (grade !== undefined && at > 0) {
      found.add(grade)
      return
    }
    const said = synonyms[word] ?? word
    if (!fillers.has(said) && !places.has(said)) core.add(said)
  })
  return { core: [...core].sort(), levels: offered(levels), grades: [...found].sort(), ...titleCode(titleRaw) }
}

/** Generic words that are kept in the core because a title may have no others. */
const roleWords: ReadonlySet<string> = new Set(['software', 'engineer'])
const fillers: ReadonlySet<string> = new Set([...generic].filter((word) => !roleWords.has(word)))

/** The words of a core that name a team, a technology or a kind of role. */
export function specific(core: readonly string[]): string[] {
  return core.filter((word) => !generic.has(word))
}
