import type { Command } from 'commander'
import type { Pair } from '../../model/match.ts'
import { count } from '../count.ts'
import { example } from '../example.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

export function register(dedup: Command): void {
  const command = dedup
    .command('pairs')
    .description('List compared pairs: one opening, one role elsewhere, or nearly one opening.')
    .option('--near', 'the least certain first, without those that a veto or an operator decided')
    .option('--limit <n>', 'how many', count, 20)
    .option('--json', 'print them as JSON')
    .addHelpText('after', example('jobwire dedup pairs --near'))
  withConfig(command).action(listPairs)
}

interface PairsOptions extends ConfigOptions {
  readonly near?: boolean
  readonly limit: number
  readonly json?: boolean
}

async function listPairs({ near = false, limit, json = false, ...options }: PairsOptions): Promise<void> {
  const [{ openExistingStore }, { standing }, { pairKey }] = await Promise.all([
    import('../data.ts'),
    import('../../match/standing.ts'),
    import('../../match/cluster.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const decided = new Map(standing(await store.decisions()).map(({ a, b, op }) => [pairKey(a, b), op]))
    const open = (pair: Pair): boolean => !near || !decided.has(pairKey(pair.a, pair.b))
    const found = (await store.keptPairs({ near, limit: limit + decided.size })).filter(open).slice(0, limit)
    const keys = [...new Set(found.flatMap(({ a, b }) => [a, b]))]
    const jobOf = new Map((await store.memberships(keys)).map(({ key, job }) => [key, job]))
    const titles = new Map((await store.listings(keys)).map(({ key, titleRaw }) => [key, titleRaw]))
    const pairs = found.map((pair) => ({
      ...pair,
      together: jobOf.has(pair.a) && jobOf.get(pair.a) === jobOf.get(pair.b),
      said: decided.get(pairKey(pair.a, pair.b)) ?? null,
    }))
    process.stdout.write(json ? `${JSON.stringify(pairs)}\n` : pairs.map((pair) => pairText(pair, titles)).join(''))
  } finally {
    await store.close()
  }
}

function pairText(
  pair: Pair & { together: boolean; said: 'pin' | 'split' | null },
  titles: ReadonlyMap<string, string>,
): string {
  const { a, b, score, decision, evidence, together, said } = pair
  const word = said === null ? '' : said === 'pin' ? ', pinned by an operator' : ', split by an operator'
  const bits = `${score >= 0 ? '+' : '−'}${Math.abs(score).toFixed(1)} bits`
  return [
    `${bits}  ${decision}, ${together ? 'in one job' : 'in two jobs'}${word}`,
    `    ${a}  ${titles.get(a) ?? ''}`,
    `    ${b}  ${titles.get(b) ?? ''}`,
    `    ${evidence.join('; ')}`,
    '',
    '',
  ].join('\n')
}
