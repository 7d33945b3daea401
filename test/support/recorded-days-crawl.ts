import type { Run } from '../../src/ports/store.ts'
import { recordedBoard, type RecordedBoard } from './recorded-days.ts'
import type { shapes } from './recorded-days-shapes.ts'
import { RecordedSite } from './recorded-days-site.ts'
import { World } from './world.ts'

/** What one day's crawl did, by the board's own ids. */
export interface DayCrawl {
  readonly run: Run
  readonly seen: readonly string[]
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly closed: readonly string[]
  readonly reopened: readonly string[]
}

/** A recorded board on loopback and a jobwire that crawls it once a day, at noon. */
export class RecordedCrawl {
  readonly board: RecordedBoard
  readonly site: RecordedSite
  readonly world: World
  readonly #source: string
  readonly #ids: ReadonlyMap<string, string>
  #event = 0

  private constructor(source: keyof typeof shapes, board: RecordedBoard, site: RecordedSite) {
    this.#source = source
    this.board = board
    this.site = site
    this.world = new World([site.origin], `${board.days[0] ?? ''}T11:00:00Z`)
    this.#ids = new Map([...board.postings.keys()].map((id) => [this.key(id), id]))
  }

  static async open(source: keyof typeof shapes): Promise<RecordedCrawl> {
    const board = recordedBoard(source)
    return new RecordedCrawl(source, board, await new RecordedSite(source, board).open())
  }

  /** The listing's key: the posting's id as the source reads it, less blanks around it; Working Nomads' is the number in its address. */
  key(id: string): string {
    const own = /^https:.*\/(\d+)\/$/.exec(id)?.[1] ?? id.trim()
    return `${this.#source}:${encodeURIComponent(own)}`
  }

  /** Crawls the board as it stood on a day. */
  async crawl(day: string): Promise<DayCrawl> {
    const { store, clock } = this.world
    this.site.day = day
    clock.set(`${day}T12:00:00Z`)
    const [run] = await this.world.crawl(this.world.board(this.#source, { base: this.site.origin }))
    if (!run) throw new Error(`${this.#source} was not crawled on ${day}`)
    const events = await store.events({ after: this.#event, limit: 1_000_000 })
    this.#event = events.at(-1)?.id ?? this.#event
    const told = (name: string): string[] =>
      this.#named(events.flatMap((event) => (event.name === name ? (event.listing ?? []) : [])))
    return {
      run,
      seen: this.#named(await store.sightings(run.id)),
      added: told('listing-added'),
      changed: told('listing-changed'),
      closed: told('listing-closed'),
      reopened: told('listing-reopened'),
    }
  }

  async close(): Promise<void> {
    await this.world.close()
    await this.site.close()
  }

  /** The ids behind keys, sorted; a key that no posting has stays as it is. */
  #named(keys: readonly string[]): string[] {
    return keys.map((key) => this.#ids.get(key) ?? key).sort()
  }
}
