import type { z } from 'zod'
import type { AskLeft } from './ask-left.ts'
import type { Page } from './raw-page.ts'
import type { Printed, RawListing } from './raw-listing.ts'

/** One request of a source. */
export interface SourceRequest {
  readonly url: string
  /** `list` enumerates postings, `detail` is one posting's page, `archive` unpacks into member pages. Default `list`. */
  readonly kind?: 'list' | 'detail' | 'archive'
  /** A list that holds the postings of the one before it once more, in another form (a language): no next page of it. */
  readonly restates?: boolean
  readonly accept?: string
  /** A JSON body: the request is a POST of it. Requests of one address that differ in it differ in the fragment, which is not sent. */
  readonly post?: string
  /**
   * The version of this page that the board itself states (a git blob sha, an updated_at). A page archived under the same URL and version
   * is not asked again.
   */
  readonly version?: string
  /** How `version` is checked against the bytes received; a mismatch is retried once and then refused. */
  readonly digest?: 'git-blob'
  /** The cap on decoded bytes, where this request needs another than the default. */
  readonly maxBytes?: number
}

/** What a page leads to. */
export interface Follow {
  readonly requests: readonly SourceRequest[]
  /** When more than `above` of `requests` are not archived yet, `request` is asked instead and unpacked; misfits are then fetched alone. */
  readonly bulk?: { readonly above: number; readonly request: SourceRequest }
  /** Why this enumeration cannot be complete, if it cannot. */
  readonly incomplete?: string
}

/** One member of an archive answer, under the URL it would have alone. */
interface Member {
  readonly url: string
  readonly bytes: Uint8Array
}

/**
 * A field, or a word in one, that a source's declaration does not know, or a place of which it says that a field stands there, and none of several
 * postings has it, or a number that a list should declare of itself: what the source publishes has changed, and a value may be lost.
 */
export interface Drift {
  readonly code: 'new-field' | 'new-value' | 'empty-field' | 'missing-count'
  /** Where it stands below an item: a JSON Pointer, `*` for any element of a list; of an empty field its name. */
  readonly path: string
  /** Where it was met first within the page. */
  readonly at: string
  /** The value that stood there, as JSON, cut; of an empty field where it was looked for. */
  readonly sample: string
}

/** What one page holds: the good, the refused (`at`: a JSON Pointer or ordinal within the page), and the declared total if it states one. */
export interface Extracted {
  readonly items: readonly Printed[]
  /** Where each of `items` stands, as `at` of a reject says it; without it their ordinals are used. */
  readonly places?: readonly string[]
  readonly rejects: readonly { readonly code: string; readonly at: string; readonly why: string }[]
  /** What a person should know of the page though it was read (a feed that is not well-formed XML). */
  readonly warnings?: readonly { readonly code: string; readonly at: string; readonly message: string }[]
  readonly drift?: readonly Drift[]
  readonly total?: number | undefined
  /** Entries that the source itself marks as no posting (unlisted, legal notice); counted, not refused. */
  readonly skipped?: number | undefined
}

export interface Terms {
  /** The words to show beside every item, where the source asks for them. */
  readonly attribution: string | null
  /** The link to the source must not be `nofollow`. */
  readonly followLink: boolean
  /** False where the source forbids passing items on (JobPosting markup, sitemaps, partner XML). */
  readonly mayPassOn: boolean
  /** Applications must go through the source's own page. */
  readonly applyThroughSource: boolean
  readonly robots: {
    readonly verdict: 'allowed' | 'refused' | 'unknown'
    readonly readOn: string
    readonly note?: string
  }
  readonly url: string | null
}

/** What ends on a day, and what an operator can do. */
export interface Ending {
  /** `2027-02-10` */
  readonly on: string
  readonly what: string
  readonly remedy: string
}

export interface Pace {
  /** The least time between the starts of two requests to one host, in milliseconds. */
  readonly delayMs: number
  /** Requests to one host under way at once. */
  readonly concurrency: number
}

/** What normalization should know of a source beyond the listing. */
export interface Hints {
  /** Fields that the source makes up or garbles: they rank last, behind anything the text says. */
  readonly unreliable?: readonly (keyof RawListing)[]
  /** Constants that the source prints in place of an absent value: treated as absent. */
  readonly leaked?: readonly { readonly field: keyof RawListing; readonly value: string }[]
  /** Every posting of the source is remote. */
  readonly remoteOnly?: boolean
  /** The company field is the board or an agency, not the employer. */
  readonly companyIsBoard?: boolean
  /** The order of a date written with slashes. */
  readonly dateOrder?: 'mdy' | 'dmy'
  /** An ISO 3166-1 country that every posting is in, a language all are written in. */
  readonly country?: string
  readonly language?: string
}

/** A board's parameters: those that name it and those that say where or what part to ask. */
export type Parameters = Readonly<Record<string, unknown>>

/** How to ask a board, and by what right. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly homepage: string
  readonly reference: string
  /** `ats`: the employer's own system; `board`: an aggregator or job board. Decides whose values a Job prefers. */
  readonly kind: 'ats' | 'board'
  readonly terms: Terms
  /** Why the source is not to be relied on yet: notes of low confidence, no recorded answer. */
  readonly experimental?: string
  /** Why it is off unless an operator turns it on: its robots.txt or terms refuse. */
  readonly offByDefault?: string
  /** A day from which (00:00 UTC) its site has said that it answers no more: runs warn of it 60 days before and ask nothing after. */
  readonly ends?: Ending
  /** Parameters that name the board, in the order in which they enter a key. Absent: the source is one board. */
  readonly board?: z.ZodObject
  /** Parameters that say where or what part to ask; never part of a key. Base URLs default to the live hosts. */
  readonly locator?: z.ZodObject
  /** Locators that only say how pages are read: they tell no two boards apart, and where one changes, archived pages are read again. */
  readonly reading?: readonly string[]
  /** The parameters that any URL a person would paste gives, or null. No network. */
  readonly detect: (url: URL) => Parameters | null
  /**
   * The parameters that a page gives which was asked at an address that `detect` does not know: a feed, a site with markup, a widget, a board
   * on a company's own domain; or null. Pure. What it gives is tried before it is believed.
   */
  readonly recognise?: (page: Page) => Parameters | null
  /**
   * How the address of a posting looks wherever it is linked; the first group tells it from any other posting of this source. Listings of other
   * sources that link the same posting are matched by it.
   */
  readonly identify?: readonly RegExp[]
  readonly enumerates: 'all' | 'window'
  /** How a posting that left a window is asked whether it still stands. Absent: at its own page. */
  readonly askLeft?: AskLeft
  /** Why one posting may stand several times on a page of the source, each time counted by its total; elsewhere only distinct ones meet a total. */
  readonly repeats?: string
  /** How often to crawl: `30m`, `6h`, `1d`. */
  readonly every: string
  readonly pace: Pace
  readonly hints: Hints
  readonly start: (parameters: Parameters) => readonly SourceRequest[]
  readonly follow?: (page: Page, parameters: Parameters) => Follow
  readonly unpack?: (bytes: Uint8Array, parameters: Parameters) => AsyncIterable<Member>
  /** Pure. Throws a SourceError when the page as a whole is not what it should be. */
  readonly extract: (page: Page, parameters: Parameters) => Extracted
  /** Why published fields are not kept, by path as docs/sources/<id>.md prints it, where no general reason holds. */
  readonly drops?: Readonly<Record<string, string>>
  /** True where a page that `follow` leads to holds no postings of its own (a tree, a sitemap): it is not extracted. */
  readonly isIndex?: (page: Page) => boolean
}

/** Declares a source. Identity: `id` is the file's name. */
export function defineSource<const S extends Source>(source: S): Source {
  return source
}
