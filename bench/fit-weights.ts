import { dedupPairs, scorePairs, scoreText } from './dedup-score.ts'
import { hasGold, labelledPairs, type LabelledPair } from './dedup-gold.ts'
import { fit, rowsOf } from './fit.ts'
import { statedSettings } from './stated-weights.ts'
import type { MatchSettings } from '../src/match/settings.ts'

/** Fits the weights of `settings.ts` to the labelled pairs; prints the settings to paste, and the score of five folds beside that of the fit. */

const folds = 5

/** The jobs of each fold's ads under weights that were fitted to the other four; a fold is a fifth of the company groups. */
export function crossValidated(pairs: readonly LabelledPair[], stated: MatchSettings): Map<string, string> {
  const rows = rowsOf(pairs)
  const groups = [...new Set(pairs.map(({ group }) => group))].sort()
  const foldOf = (pair: LabelledPair) => groups.indexOf(pair.group) % folds
  const jobs = new Map<string, string>()
  for (let fold = 0; fold < folds; fold++) {
    const settings = fit(
      rows.filter(({ pair }) => foldOf(pair) !== fold),
      stated,
    )
    const held = pairs.filter((pair) => foldOf(pair) === fold)
    for (const [key, job] of dedupPairs(held, settings)) jobs.set(key, job)
  }
  return jobs
}

if (process.argv[1]?.endsWith('fit-weights.ts')) {
  if (!hasGold) console.log('skipped: the labelled pairs are not beside the project')
  else {
    const pairs = labelledPairs()
    const fitted = fit(rowsOf(pairs), statedSettings)
    console.log(JSON.stringify(fitted, null, 2))
    const show = (name: string, jobs: ReadonlyMap<string, string>) =>
      console.log(`${name}  ${scoreText(scorePairs(pairs, jobs))}`)
    show('as stated ', dedupPairs(pairs, statedSettings))
    show('five folds', crossValidated(pairs, statedSettings))
    show('fitted    ', dedupPairs(pairs, fitted))
  }
}
