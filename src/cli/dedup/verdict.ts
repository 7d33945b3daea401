import { explanationText, type Explanation } from '../../match/explain.ts'
import { pairKey } from '../../match/cluster.ts'
import { standing } from '../../match/standing.ts'
import type { DecisionRecord, Membership } from '../../model/match.ts'
import type { Store } from '../../ports/store.ts'

/** What is known of two listings as a pair. */
interface Verdict extends Explanation {
  /** The operators' words on the two that stand, oldest first. */
  readonly decisions: readonly DecisionRecord[]
  /** Where they belong, `a` first; shorter where no job holds one. */
  readonly memberships: readonly Membership[]
}

/** Adds to an explanation what operators said of the pair and which jobs hold the two. */
export async function verdictOf(store: Pick<Store, 'decisions' | 'memberships'>, pair: Explanation): Promise<Verdict> {
  const decisions = standing(await store.decisions()).filter(({ a, b }) => pairKey(a, b) === pairKey(pair.a, pair.b))
  return { ...pair, decisions, memberships: await store.memberships([pair.a, pair.b]) }
}

/** As people read it: the waterfall, then the operators' words, then the jobs. */
export function verdictText(verdict: Verdict): string {
  const { a, memberships, decisions } = verdict
  const jobs = new Set(memberships.map(({ job }) => job))
  const together = jobs.size === 1 && memberships.length === 2
  const newest = decisions.at(-1)
  const words = decisions.map((said) => {
    const { op, at } = said
    const words = op === 'pin' ? `pinned together by an operator at ${at}` : `split by an operator at ${at}`
    if (op !== newest?.op) return `${words}, then told otherwise`
    return (op === 'pin') === together || memberships.length < 2
      ? words
      : `${words}, which is not in force: see why below`
  })
  const where = memberships.map(
    ({ key, job, reason }) => `${key === a ? 'the first' : 'the second'} is in job ${job}: ${reason}`,
  )
  const now = together ? 'one job holds both' : 'no job holds both'
  return [explanationText(verdict), ...words, now, ...where].join('\n')
}
