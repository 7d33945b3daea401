import type { Finding } from './compare.ts'
import type { Features } from './features.ts'
import type { MatchSettings } from './settings.ts'

/**
 * Compares the skills that two texts name. It tells teams apart that share a title and an employer's boilerplate, and holds across languages.
 * Nothing where they name too few to tell.
 */
export function compareSkills(a: Features, b: Features, { skills }: MatchSettings): Finding[] {
  const shared = a.skills.filter((skill) => b.skills.includes(skill)).length
  const all = a.skills.length + b.skills.length - shared
  if (a.skills.length === 0 || b.skills.length === 0 || all < skills.least) return []
  const share = shared / all
  const step = skills.steps.find(({ from }) => share >= from)
  const onlyA = a.skills.filter((skill) => !b.skills.includes(skill))
  const onlyB = b.skills.filter((skill) => !a.skills.includes(skill))
  const apart = [onlyA, onlyB].map((list) => list.slice(0, 4).join(', ') || 'none').join(' against ')
  const words = share === 1 ? `the same ${all} skills` : `${shared} of ${all} skills in common (only ${apart})`
  return [{ about: 'skills', bits: step?.weight ?? 0, words }]
}
