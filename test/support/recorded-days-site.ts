import type { RecordedBoard, RecordedPosting } from './recorded-days.ts'
import { addressOf, publishedAt, shapes } from './recorded-days-shapes.ts'
import { SmallBoard } from './small-board.ts'

/** A recorded board rebuilt on loopback: it answers as on the day that a test sets, and at every posting's own address. */
export class RecordedSite {
  readonly #source: keyof typeof shapes
  readonly #board: RecordedBoard
  readonly #site = new SmallBoard()
  readonly #edits = new Map<string, Partial<RecordedPosting>>()
  readonly #own = new Set<string>()
  readonly #gone = new Set<string>()
  day = ''

  constructor(source: keyof typeof shapes, board: RecordedBoard) {
    this.#source = source
    this.#board = board
  }

  get origin(): string {
    return this.#site.origin
  }

  async open(): Promise<this> {
    await this.#site.open()
    for (const posting of this.#board.postings.values()) this.#own.add(this.#path(posting))
    this.#site.answer = ({ url }) => {
      if (this.#gone.has(url.pathname)) return { status: 404 }
      if (this.#own.has(url.pathname)) return { type: 'text/html', body: '<!doctype html><title>A posting</title>' }
      const body = shapes[this.#source](url, { day: this.day, origin: this.origin, postings: this.#shown() })
      return body === undefined ? { status: 404 } : { body: JSON.stringify(body) }
    }
    return this
  }

  /** Edits a posting from now on. */
  edit(id: string, values: Partial<RecordedPosting>): void {
    this.#edits.set(id, values)
  }

  /** The posting's own address answers 404 from now on. */
  remove(id: string): void {
    this.#gone.add(this.#pathOf(id))
  }

  /** How often a posting's own address was asked, by status. */
  asked(id: string, status: number): number {
    const path = this.#pathOf(id)
    return this.#site.requests.filter((request) => request.path === path && request.status === status).length
  }

  async close(): Promise<void> {
    await this.#site.close()
  }

  #shown(): RecordedPosting[] {
    const ids = [...(this.#board.present.get(this.day) ?? [])]
    return ids
      .flatMap((id) => {
        const posting = this.#board.postings.get(id)
        return posting ? [{ ...posting, ...this.#edits.get(id) }] : []
      })
      .sort((a, b) => publishedAt(b, this.day) - publishedAt(a, this.day) || (a.source_id < b.source_id ? -1 : 1))
  }

  #pathOf(id: string): string {
    const posting = this.#board.postings.get(id)
    if (!posting) throw new Error(`no posting ${id} was recorded`)
    return this.#path(posting)
  }

  #path(posting: RecordedPosting): string {
    return new URL(addressOf(posting, this.origin)).pathname
  }
}
