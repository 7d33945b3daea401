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

class World {
  readonly #number: number
  readonly #words = new Map<string, string>()

  constructor(number: number) {
    this.#number = number
  }

  #word(word: string): string {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    const hash = hashOf(`${this.#number} ${word}`)
    const said = hash % 3 === 0 && word.length > 3 ? coined(hash >>> 8) : word
    this.#words.set(word, said)
    return said
  }

  text(text: string): string {
    return text.replace(/\p{L}{4,}/gu, (word) => this.#word(word))
  }

  name(name: string): string {
    return `${name} ${coined(hashOf(`${this.#number} of ${name}`))}`
  }

  number(text: string): string {
    return `${this.#number}-${text}`
  }

  ad(real: Listing, at: number, board: string): Listing {
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
      description: { html: '', text: this.text(real.description.text) },
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
  let [world, made, agency] = [new World(0), 0, 0]
  let batch: Listing[] = []
  for (let number = 0; ; made++) {
    const at = made % real.length
    if (at === 0 && made > 0) world = new World(++number)
    // A stride that shares no divisor with most lengths spreads the repeats of one ad over the batches.
    const one = real[(at * 1009) % real.length] ?? sample
    const firstSeen = new Date(Date.UTC(2026, 0, 1) + made * 1000).toISOString()
    batch.push({ ...world.ad(one, at, 'synthetic'), firstSeen })
    if (batch.length >= size) {
      yield batch
      batch = []
    }
    if ((made + 1) % 9900 !== 0) continue
    yield Array.from({ length: 100 }, () => ({ ...agencyAd(sample, agency++), firstSeen }))
  }
}
