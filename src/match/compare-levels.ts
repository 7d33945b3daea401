import type { Finding } from './compare.ts'
import type { Features } from './features.ts'
import type { MatchSettings } from './settings.ts'
import type { TitleFeatures } from './title.ts'

const levelOfGrade = ['junior', 'mid', 'senior'] as const

/** The levels that a title states, its grades read as levels where it has no word for one. */
function levelsOf(title: TitleFeatures): readonly string[] {
  if (title.levels.length > 0) return title.levels
  return [...new Set(title.grades.map((grade) => levelOfGrade[Math.min(grade, 3) - 1] ?? 'senior'))]
}

type Relation = 'equal' | 'overlapping' | 'apart' | 'oneSided' | 'silent'

function relate<T>(a: readonly T[], b: readonly T[]): Relation {
  if (a.length === 0 && b.length === 0) return 'silent'
  if (a.length === 0 || b.length === 0) return 'oneSided'
  const shared = a.filter((item) => b.includes(item)).length
  if (shared === 0) return 'apart'
  return shared === a.length && shared === b.length ? 'equal' : 'overlapping'
}

/**
 * Compares the levels that two titles state (never a level guessed from a text). Two explicit levels that differ are a veto; a level on one
 * side alone is one too, unless the posting may be a relisting of the other (`mayBeRelist`: another month, text as good as identical).
 */
export function compareLevels(
  a: Features,
  b: Features,
  { settings, mayBeRelist }: { readonly settings: MatchSettings; readonly mayBeRelist: boolean },
): Finding {
  const [left, right] = [levelsOf(a.title), levelsOf(b.title)]
  const levels = relate(left, right)
  const grades = relate(a.title.grades, b.title.grades)
  const words = `${text(left, a.title.grades)} against ${text(right, b.title.grades)}`
  if (levels === 'apart' || grades === 'apart')
    return { about: 'level', bits: settings.level.apart, words: `another level: ${words}`, veto: 'level' }
  // A grade beside equal words (`Senior`, `Senior II`) is a level that one side alone states; a grade instead of a word is not.
  const gradeAlone = grades === 'oneSided' && a.title.levels.length > 0 && b.title.levels.length > 0
  if (levels === 'oneSided' || gradeAlone) {
    const finding: Finding = {
      about: 'level',
      bits: settings.level.oneSided,
      words: `a level on one side only: ${words}`,
    }
    return mayBeRelist ? finding : { ...finding, veto: 'level' }
  }
  if (levels === 'overlapping')
    return { about: 'level', bits: settings.level.overlapping, words: `levels overlap: ${words}` }
  if (levels === 'equal')
    return { about: 'level', bits: settings.level.equal, words: `the same level: ${text(left, a.title.grades)}` }
  return compareFields(a, b, settings)
}

/** What fields state, where the titles are silent: sources have scales of their own, so only those of one source part. */
function compareFields(a: Features, b: Features, settings: MatchSettings): Finding {
  if (a.level === null || b.level === null || a.level === b.level)
    return { about: 'level', bits: 0, words: 'no level stated' }
  const words = `another level stated: ${a.level} against ${b.level}`
  const finding: Finding = { about: 'level', bits: settings.level.otherField, words }
  return a.source === b.source ? { ...finding, veto: 'level' } : finding
}

function text(levels: readonly string[], grades: readonly number[]): string {
  return [...levels, ...grades.map((grade) => `grade ${grade}`)].join('/') || 'none'
}
