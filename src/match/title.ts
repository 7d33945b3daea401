import { generic, grades, levelOrder, levelWords, spellings, synonyms } from './title-words.ts'

/** What a title says of a role, ready to be compared. */
export interface TitleFeatures {
  /** Words that name the role, its team and its technology; sorted, without level, grade, place or filler. */
  readonly core: readonly string[]
  /** The levels the title offers (`Senior/Staff` offers two); empty where it states none. */
  readonly levels: readonly string[]
  /** Grades (`II`, `3`) it offers. */
  readonly grades: readonly number[]
  /** The requisition code printed in the title, folded, or null. */
  readonly code: string | null
}

/** Lower case, without diacritics, every kind of dash and blank made plain. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const codes: readonly RegExp[] = [
  /\b(?:ref|req|r|jr|job id|id)[.:#\s-]{0,3}((?:[a-z]{0,3}[-\s]?)?\d[\d-]*\d[a-z]?)\b/,
  /^\s*[([]?((?:\d{4}-)?\d{3,})[)\]_\s:-]/,
  /[(\[#-]\s*#?((?:\d{4}-)?\d{3,})\s*[)\]]?\s*$/,
  /\s(\d{4,})$/,
]

/** A requisition code that a title prints (`(762)`, `ref053`, `R-19409`), or null. A year is none. */
export function titleCode(title: string): string | null {
  const text = folded(title)
  for (const pattern of codes) {
    const code = pattern.exec(text)?.[1]?.replace(/\s/g, '')
    if (code !== undefined && code.length >= 3 && !/^(?:19|20)\d{2}$/.test(code)) return code
  }
  return null
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

/**
 * Reads a title for comparison. `title` is the cleaned one, `titleRaw` the one printed (for the code), `places` are words of the posting's
 * places, which say nothing of the role.
 */
export function titleFeatures(title: string, titleRaw: string, places: ReadonlySet<string>): TitleFeatures {
  const code = titleCode(titleRaw)
  const core = new Set<string>()
  const levels: string[] = []
  const numbers = new Set<number>()
  let previous: { readonly level: string; readonly at: number } | null = null
  const all = words(folded(title))
  all.forEach(({ word, gap }, at) => {
    const level = levelWords[word]
    if (level !== undefined) {
      const joined = previous !== null && (previous.at === at - 1 ? !alternates.test(gap) : false)
      if (joined && previous !== null)
        levels.splice(levels.lastIndexOf(previous.level), 1, higher(previous.level, level))
      else levels.push(level)
      previous = { level: levels.at(-1) ?? level, at }
      return
    }
    const grade = grades[word]
    if (grade !== undefined && at > 0) {
      numbers.add(grade)
      return
    }
    if (code?.includes(word) && /\d/.test(word)) return
    const said = synonyms[word] ?? word
    if (!fillers.has(said) && !places.has(said)) core.add(said)
  })
  return { core: [...core].sort(), levels: [...new Set(levels)].sort(), grades: [...numbers].sort(), code }
}

/** Generic words that are kept in the core because a title may have no others. */
const roleWords: ReadonlySet<string> = new Set(['software', 'engineer'])
const fillers: ReadonlySet<string> = new Set([...generic].filter((word) => !roleWords.has(word)))

function higher(a: string, b: string): string {
  return levelOrder.indexOf(a) >= levelOrder.indexOf(b) ? a : b
}

/** The words of a core that name a team, a technology or a kind of role. */
export function specific(core: readonly string[]): string[] {
  return core.filter((word) => !generic.has(word))
}
