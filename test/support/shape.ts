import type { Answer, Asked } from './small-board.ts'

/** What a loopback board of a family holds and how it misbehaves; a test edits it between crawls. */
export interface BoardModel {
  ids: number[]
  /** The total that it declares, where that is not the truth. */
  total?: number
  /** It gives no posting behind this many, whatever it declares. */
  cap?: number
  /** It gives its first page whatever page is asked. */
  stuck?: boolean
  /** Postings that have no title that can be read, on every page that holds them. */
  broken?: readonly number[]
  /** Names that fields now have, by the names that they had. */
  renamed?: Readonly<Record<string, string>>
  /** What stands in every item beside what is known. */
  more?: Readonly<Record<string, unknown>>
}

/** A source of a family as a loopback site can play it: the shapes are those of `test/fixtures/<source>/`, what they say is invented. */
export interface Shape {
  readonly source: string
  /** What is crawled, where one source has several shapes. */
  readonly name?: string
  readonly parameters: (origin: string) => Record<string, unknown>
  /** The key of a posting's listing. */
  readonly key: (id: number, origin: string) => string
  /** The postings of a full page; absent where one answer holds them all. */
  readonly page?: number
  /** The most of its newest postings that are asked, where it is a window of several pages. */
  readonly most?: number
  /** How a whole run says that it was whole; `%` stands for the number of postings. */
  readonly proof: string
  /** The names of the fields that hold title and id. */
  readonly title: string
  readonly id?: string
  /** True for the requests that enumerate. */
  readonly lists: (path: string) => boolean
  /** Answers as the board does; undefined is 404. */
  readonly answer: (asked: Asked, board: BoardModel, origin: string) => Answer | undefined
  /** An empty board and one that is not there answer alike. */
  readonly emptyIsDead?: boolean
  /** What it answers when there is no such board, each form that is known of it beside 404, a text and a redirect to another page. */
  readonly dead?: Readonly<Record<string, (origin: string) => Answer>>
}

/** The ids of one page, from `offset` on. */
export function pageOf({ ids, cap, stuck }: BoardModel, offset: number, size: number): number[] {
  const from = stuck ? 0 : offset
  return ids.slice(0, cap).slice(from, from + size)
}

export function totalOf(board: BoardModel): number {
  return board.total ?? board.ids.length
}

/** One item as the board prints it now: fields under their new names; a broken one has an object for its title. */
export function itemOf(board: BoardModel, id: number, item: Readonly<Record<string, unknown>>): unknown {
  const broken = board.broken?.includes(id)
  const named = Object.entries({ ...item, ...board.more }).map(([name, value]) => [
    board.renamed?.[name] ?? name,
    broken && value === titleOf(id) ? {} : value,
  ])
  return Object.fromEntries(named) as unknown
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) }
}

export function html(body: string, status = 200): Answer {
  const text = `<!doctype html><html><head><title>Careers</title></head><body>${body}</body></html>`
  return { status, type: 'text/html; charset=utf-8', body: text }
}

/** A page for people at another path of the site, by a redirect to it. */
export function redirect(origin: string, status = 302): Answer {
  return { status, location: `${origin}/elsewhere`, type: 'text/html', body: '' }
}

/** A posting's title and text. */
export const titleOf = (id: number): string => `Keeper of meadow ${id}`
export const textOf = (id: number): string => `<p>You keep meadow ${id} green, and write down what grows there.</p>`

/** The number that an id of a shape ends with. */
export function numberIn(text: string | undefined): number {
  return Number(/(\d+)$/.exec(text ?? '')?.[1] ?? NaN)
}

/** A number of the query, 0 where there is none. */
export const offsetIn = (url: URL, name: string): number => Number(url.searchParams.get(name) ?? 0)
