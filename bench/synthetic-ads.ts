import type { Listing } from '../src/model/listing.ts'

/**
 * Endless ads made from real ones: worlds of as many ads as there are real ones, each with companies, cities, numbers and a third of its
 * words of its own, so that what repeats within the real ads repeats within a world and nothing repeats across worlds. Every hundredth ad is
 * one of a single agency, whose ads share a text and differ in title and city.
 */

/** 32 bits of a name (FNV-1a, then the finalizer of MurmurHash3). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const syllables = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'za']

/** A word that stands for a number: four syllables. */
function coined(number: number): string {
  return [0, 4, 8, 12].map((shift) => syllables[(number >>> shift) & 15]).join('')
}

/** A text as gaps and words by turns, the words by their numbers in a vocabulary: it is taken apart once, not for each world. */
interface Pieces {
  readonly gaps: readonly string[]
  readonly words: Uint32Array
}

/** The long words of some texts, each once. */
class Vocabulary {
  readonly words: string[] = []
  readonly #numbers = new Map<string, number>()

  take(text: string): Pieces {
    const gaps: string[] = []
    const words: number[] = []
    let end = 0
    for (const { 0: word, index } of text.matchAll(/\p{L}{4,}/gu)) {
      gaps.push(text.slice(end, index))
      words.push(this.#number(word))
      end = index + word.length
    }
    return { gaps: [...gaps, text.slice(end)], words: Uint32Array.from(words) }
  }

  #number(word: string): number {
    const number = this.#numbers.get(word) ?? this.words.push(word) - 1
    this.#numbers.set(word, number)
    return number
  }
}

class World {
  readonly #number: number
  readonly #vocabulary: Vocabulary
  readonly #said: (string | undefined)[]

  constructor(number: number, vocabulary: Vocabulary) {
    this.#number = number
    this.#vocabulary = vocabulary
    this.#said = new Array<string | undefined>(vocabulary.words.length)
  }

  #word(at: number): string {
    const known = this.#said[at]
    if (known !== undefined) return known
    const word = this.#vocabulary.words[at] ?? ''
    const hash = hashOf(`${this.#number} ${word}`)
    const said = hash % 3 === 0 ? coined(hash >>> 8) : word
    this.#said[at] = said
    return said
  }

  text({ gaps, words }: Pieces): string {
    const said = [gaps[0] ?? '']
    for (let at = 0; at < words.length; at++) said.push(this.#word(words[at] ?? 0), gaps[at + 1] ?? '')
    return said.join('')
  }

  name(name: string): string {
    return `${name} ${coined(hashOf(`${this.#number} of ${name}`))}`
  }

  number(text: string): string {
    return `${this.#number}-${text}`
  }

  ad(real: Listing, text: Pieces, at: number, board: string): Listing {
    const url = `https://${board}.example/jobs/${this.#number}/${at}-${real.sourceJobId}`
    const name = real.company.name === null ? null : this.name(real.company.name)
    return {
      ...real,
      key: `${board}:${this.#number}-${at}`,
      source: board,
      board: null,
      sourceJobId: `${this.#number}-${at}`,
      requisitionId: real.requisitionId === null ? null : this.number(real.requisitionId),
      url,
      applyUrl: real.applyUrl === null ? null : `${url}/apply`,
      pageUrl: url,
      company: { ...real.company, name, nameRaw: name },
      description: { html: '', text: this.text(text) },
      locations: real.locations.map((place) =>
        place.city === null || hashOf(place.city) % 2 === 0 ? place : { ...place, city: this.name(place.city) },
      ),
    }
  }
}

const agencyTitles = ['Backend', 'Frontend', 'Platform', 'Data', 'Cloud', 'Security', 'Mobile', 'Network']
const agencyCities = 3000

function agencyAd(real: Listing, at: number): Listing {
  const title = `${agencyTitles[at % agencyTitles.length]} Engineer`
  const url = `https://agency.example/jobs/${at}`
  const city = `Town ${coined(hashOf(`town ${Math.floor(at / agencyTitles.length) % agencyCities}`))}`
  return {
    ...real,
    key: `agency:${at}`,
    source: 'agency',
    board: null,
    sourceJobId: String(at),
    requisitionId: null,
    url,
    applyUrl: null,
    pageUrl: url,
    title,
    titleRaw: title,
    company: { name: 'Invented Agency', nameRaw: 'Invented Agency', url: null },
    remoteScope: { type: 'unknown', countries: [], regions: [], excludedCountries: [], timezones: null },
    locations: [{ city, region: null, country: 'DE', raw: city }],
    evidence: {},
  }
}

/** Ads in batches as boards bring them: of about `size` ads, and after every ninety-nine hundred ads a hundred of the agency. */
export function* syntheticBatches(real: readonly Listing[], size: number): Generator<Listing[]> {
  const [sample] = real
  if (sample === undefined) return
  const vocabulary = new Vocabulary()
  const texts = real.map(({ description }) => vocabulary.take(description.text))
  let [world, made, agency] = [new World(0, vocabulary), 0, 0]
  let batch: Listing[] = []
  for (let number = 0; ; made++) {
    const at = made % real.length
    if (at === 0 && made > 0) world = new World(++number, vocabulary)
    // A stride that shares no divisor with most lengths spreads the repeats of one ad over the batches.
    const chosen = (at * 1009) % real.length
    const one = real[chosen] ?? sample
    const firstSeen = new Date(Date.UTC(2026, 0, 1) + made * 1000).toISOString()
    batch.push({
      ...world.ad(one, texts[chosen] ?? { gaps: [], words: new Uint32Array() }, at, 'synthetic'),
      firstSeen,
    })
    if (batch.length >= size) {
      yield batch
      batch = []
    }
    if ((made + 1) % 9900 !== 0) continue
    yield Array.from({ length: 100 }, () => ({ ...agencyAd(sample, agency++), firstSeen }))
  }
}
