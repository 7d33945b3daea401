import type { Evidence } from '../model/listing.ts'
import { present } from './absent.ts'
import { cleanLine } from './text/clean.ts'
import { fromField, type Found, type Prose } from './evidence.ts'

/** Words with a capital; bounded, so that `1.1.1.…` is not read from each of its points to its end. */
const name =
  "(?:\\p{Lu}|\\d)[\\p{L}\\p{N}&.'’-]{0,40}(?:\\.(?:ai|io|com|co|net))?(?: (?:&|of|and the|the)(?= \\p{Lu})|(?: (?:\\p{Lu}|\\d)[\\p{L}\\p{N}&.'’-]{0,40})){0,4}"
const notName =
  /^(?:we|our|the|this|that|it|you|your|us|i|if|as|at|in|a|an|they|there|here|job|company|what|who|where|about|role|position|overview|description|remote|summary|join|why|how|benefits|team|opportunity|these|he|she|responsibilities|location|requirements|candidates?|applicants?|equal|please|today|since|with|for|to|and|but|when|while|are|is|engineering|software|senior|ideal|successful|work|working|culture|diversity|mission|values|vision|client|everyone|people|technology|data|product|engineers?|developers?|dei|cloud|ai|kubernetes|python|java|must|all|each|no|yes|other|additional|preferred|qualifications|skills|salary|compensation|department|employees?|here['’]s|usa?|uk|eu|note|title|life|founded|headquartered|based|being|having|experience|knowledge|strong|like|even|both|unlike|key|linux|life at|perks|one of|every|most|some|many|any|it['’]s|we['’]re|let['’]s|you['’]ll|what['’]s|series|hey|hi|hello|welcome|do|does|did|so|not|now|then|from|on|by|of|or)$/i

const phrases: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `^[*\\s•]*(?:About|Who is|Why|Why join|Join|Life at|Working at|Welcome to|Meet|Get to know|À propos de|Über) (?:the company:? ?)?(${name})[ :?!.]*$`,
      'gmu',
    ),
    4,
  ],
  [
    new RegExp(
      `\\b(?:At|Here at|bei|Bei|Chez|En|Na|No|Bij|W|Join) (${name})(?=,? (?:we|our|wir|nous|somos|buscamos|estamos|creemos|acreditamos|werken|you|you['’]ll|everyone|and (?:help|be|make|our)|as|where|is|on|in|to)\\b|, )`,
      'gu',
    ),
    3,
  ],
  [
    new RegExp(
      `(?:^|[.!?] |\\* |^(?:Founded|Established|Launched) in \\d{4},? )(?:The )?(${name})(?:\\s?\\([^)\\n]{1,40}\\))? (?:(?:ist|sind) (?:ein|der|die|das)|est (?:un|le|la|l['’])|es (?:una?|la|el)|é (?:um|a|o)\\b|fue fundad|foi fundad|(?:is|are) (?:an? |the |one of|on a mission|building|looking|seeking|hiring|proud|committed|currently|focused|at the|transforming|revolutioni|redefining|changing|growing|expanding|leading|backed|dedicated|searching|not just|more than|where|an equal|the leading|your))`,
      'gmu',
    ),
    3,
  ],
  [
    new RegExp(
      `\\b(${name})['’]s (?:mission|vision|team|products?|platform|goal|culture|engineering|values|growth|customers)\\b`,
      'gu',
    ),
    2,
  ],
  [
    new RegExp(
      `\\b(?:mission at|work(?:ing)? at|career at|role at|team at|opportunity at|joining|career with|employment with|employment at|teams? within|life at|benefits at) (${name})`,
      'gu',
    ),
    2,
  ],
  [
    new RegExp(
      `\\b(${name}) (?:is an equal|is proud to be|provides equal|does not discriminate|embraces|celebrates diversity|was founded|has raised|offers (?:a |an )?(?:competitive|comprehensive)|R&D organization|welcomes|believes)`,
      'gu',
    ),
    2,
  ],
  [new RegExp(`\\bThe (${name}) (?:team|platform|mission|R&D)\\b`, 'gu'), 1],
]

/** The employer's name: the company field, or the name by which the text speaks of the employer where the field is missing or the board's own. */
export function parseCompany(printed: string | undefined, text: Prose, isBoard: boolean): Found<string | null> {
  const known = nameOf(printed)
  const evidence: Evidence[] =
    printed === undefined || known === null ? [] : [fromField(printed.trim(), '/company', 'company.field', 'high')]
  const boardLike = known !== null && (isBoard || /^jobs? (?:for|at|in)\b|\bjob board\b/i.test(known))
  if (known !== null && !boardLike) {
    // A name that the text uses as it stands needs no other form.
    const odd = /^[a-z\d]{3,}$/.test(known) || (/^[A-Z][a-z]+$/.test(known) && !text.text.includes(known))
    const proper = odd ? properForm(known, text) : null
    return proper ? { value: proper.value, evidence: [...evidence, ...proper.evidence] } : { value: known, evidence }
  }
  const named = nameFromText(text, known)
  if (named) return named
  return boardLike
    ? { value: isBoard ? null : known, evidence: isBoard ? [] : evidence }
    : { value: null, evidence: [] }
}

/** A letter or digit that shows: of these a name has at least one. Fillers are letters to Unicode. */
const visible = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

/** The name that a field prints, null where nothing of it can be read; `Careers at X` and `X Careers` name a page of X. */
function nameOf(printed: string | undefined): string | null {
  const line = present(printed === undefined ? undefined : cleanLine(printed))
  const said = present(line?.replace(/^(?:careers?|jobs|life|work(?:ing)?) at (?=\S)|(?<=\S) careers$/iu, ''))
  return said !== undefined && visible.test(said) ? said : null
}

interface Tally {
  score: number
  kinds: Set<number>
  start: number
  end: number
}

function nameFromText(text: Prose, board: string | null): Found<string> | null {
  const tallies = new Map<string, Tally>()
  const part = text.text.length > 40_000 ? text.text.slice(0, 40_000) : text.text
  phrases.forEach(([pattern, weight], kind) => {
    pattern.lastIndex = 0
    let tries = 0
    for (let match = pattern.exec(part); match && tries < 30; match = pattern.exec(part)) {
      tries++
      const found = trimName(match[1] ?? '')
      if (found === null || (board !== null && found.toLowerCase() === board.toLowerCase())) continue
      const start = match.index + match[0].indexOf(found)
      const tally = tallies.get(found) ?? { score: 0, kinds: new Set<number>(), start, end: start + found.length }
      tally.score += tally.kinds.has(kind) ? weight * 0.4 : weight
      tally.kinds.add(kind)
      tallies.set(found, tally)
    }
  })
  let best: [string, Tally] | null = null
  for (const [found, tally] of tallies) {
    // A name that the text uses often is the employer's.
    const uses = Math.min(6, count(part, found))
    tally.score += uses * 0.5
    // So is one that the text begins with.
    const opens = tally.start < 100
    if (opens) tally.score += 1
    if ((uses >= 2 || (opens && tally.score >= 4)) && (!best || tally.score > best[1].score)) best = [found, tally]
  }
  if (!best || best[1].score < 4) return null
  return {
    value: best[0],
    evidence: [text.quote(best[1].start, best[1].end, 'company.text', best[1].kinds.size > 1 ? 'high' : 'medium')],
  }
}

function trimName(printed: string): string | null {
  let found = printed
    .replace(/['’]s?$/, '')
    .replace(/[.,'’-]+$/, '')
    .trim()
  found = found.replace(/^(?:About|At|Join|The) (?=\p{Lu})/u, '')
  const first = found.split(' ')[0] ?? ''
  if (found.length < 2 || found.length > 40 || notName.test(found) || notName.test(first) || /^\d+$/.test(found))
    return null
  if (/\b(?:Engineer|Developer|Team|Manager|Department|Role|Position|Job|You|Us|We|Company|Senior)\b/.test(found))
    return null
  return found
}

function count(text: string, found: string): number {
  let n = 0
  for (let at = text.indexOf(found); at >= 0 && n < 10; at = text.indexOf(found, at + found.length)) n++
  return n
}

/** The longer form in which the text writes a slug or short form: `octoenergy` is Octopus Energy only if the text says so. */
function properForm(known: string, text: Prose): Found<string> | null {
  const slug = known.toLowerCase()
  const named = nameFromText(text, null)
  if (!named || named.value === known) return null
  const letters = named.value.toLowerCase().replace(/[^a-z0-9]+/g, '')
  const squeezed = named.value
    .toLowerCase()
    .replace(/&/g, 'and')
    .split(/\s+/)
    .filter((word) => word !== '')
  const same = letters === slug && /^[a-z\d]+$/.test(known) && named.value.includes(' ')
  const short = squeezed.length > 1 && subsequence(slug, squeezed)
  return same || short ? named : null
}

/** Whether a slug is made of the starts of the words in order (`octoenergy`, `wandb`). */
function subsequence(slug: string, words: readonly string[]): boolean {
  let rest = slug
  for (const word of words) {
    let n = 0
    while (n < word.length && n < rest.length && word[n] === rest[n]) n++
    if (n === 0) return false
    if (word === 'and' && n < 3 && rest.length > n) n = rest.startsWith('and') ? 3 : 1
    rest = rest.slice(n)
  }
  return rest === ''
}
