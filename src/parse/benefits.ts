import type { Evidence } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import type { Tables } from './tables.ts'
import { Words, WordTable } from './text/words.ts'

interface Phrase {
  readonly benefit: string
  readonly words: readonly string[]
  /** Whether it is a benefit only beside words of an offer. */
  readonly needsContext: boolean
}

interface Hit {
  readonly benefit: string
  readonly start: number
  readonly end: number
}

const indexes = new WeakMap<Tables['benefits'], WordTable<Phrase>>()

/** The benefits of the table that the text names, each once, in order of mention. */
export function parseBenefits(text: Prose, tables: Tables): Found<string[]> {
  const index = indexOf(tables.benefits)
  const words = text.words()
  const sure: Hit[] = []
  const waiting: Hit[] = []
  let covered = -1
  for (let i = 0; i < words.length; i++) {
    const phrases = index.get(words.hash(i))
    if (!phrases || i <= covered) continue
    const phrase = phrases.find((each) => words.match(i, each.words))
    if (!phrase) continue
    // `unlimited paid time off` is not also `paid time off`.
    covered = i + phrase.words.length - 1
    // `dental and vision` names two.
    for (const { benefit, words: said, needsContext } of phrases)
      if (said.length === phrase.words.length && words.match(i, said))
        (needsContext ? waiting : sure).push({ benefit, start: words.start(i), end: words.end(covered) })
  }
  const offered = waiting.filter((hit) => isOffered(text.text, hit, sure))
  const found = new Map<string, Evidence>()
  for (const { benefit, start, end } of [...sure, ...offered].sort((a, b) => a.start - b.start))
    if (!found.has(benefit)) found.set(benefit, text.quote(start, end, 'benefits.vocabulary', 'medium'))
  return { value: [...found.keys()], evidence: [...found.values()] }
}

/** How far, in UTF-16 units, the words of an offer may stand from a word that needs them. */
const reach = 80
const offer =
  /\b(?:benefits?|perks|insurances?|coverage|covered|packages?|stipend|allowance|reimburse\w*|matching|employer|contributions?|competitive|salary|options|we (?:offer|provide)|our offer|leistungen|bieten|gehalt|zuschuss|avantages|offrons|salaire|rémunération|beneficios|ofrecemos|salario|benefícios|oferecemos|salário|arbeidsvoorwaarden|bieden|salaris|benefity|oferujemy|wynagrodzenie)\b/i
const noBenefit = /\b(?:diversity|inclusion|diverse|private|health|racial|social|brand|pay)[,;]? (?:and |& )?$/i

/** Whether a word that may be prose is offered here: beside another benefit or words of an offer, and not in `diversity, equity and inclusion`. */
function isOffered(text: string, { start, end }: Hit, sure: readonly Hit[]): boolean {
  const before =
    text
      .slice(Math.max(0, start - reach), start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(end, end + reach).split('\n', 1)[0] ?? ''
  if (
    noBenefit.test(before) ||
    /^[,;]? ?(?:and |& )?(?:inclusion|diversity|points?|compan|industr|provider|system|sector|tech)/i.test(after)
  )
    return false
  if (offer.test(before) || offer.test(after)) return true
  return sure.some((other) => other.end >= start - before.length && other.start <= end + after.length)
}

/** The phrases by their first word, the longest first. */
function indexOf(benefits: Tables['benefits']): WordTable<Phrase> {
  const known = indexes.get(benefits)
  if (known) return known
  const index = new WordTable<Phrase>()
  for (const [benefit, { names, context = [] }] of Object.entries(benefits)) {
    for (const [phrases, needsContext] of [
      [names, false],
      [context, true],
    ] as const) {
      for (const phrase of phrases) {
        const split = new Words(phrase)
        const words = Array.from({ length: split.length }, (_, k) => split.lower(k))
        index.add(split.hash(0), { benefit, words, needsContext })
      }
    }
  }
  index.sort((a, b) => b.words.length - a.words.length)
  indexes.set(benefits, index)
  return index
}
