import { createHash } from 'node:crypto'
import { canonicalJson } from '../model/content-hash.ts'

/** Every weight and threshold of matching. Weights are bits: each adds to the log2 odds that two listings are one opening. */
export interface MatchSettings {
  /** The log2 odds before anything is compared. */
  readonly prior: number
  readonly title: { readonly equal: number; readonly oneMore: number; readonly bothOther: number }
  /** Each specific word that both titles have, up to three. */
  readonly titleWord: number
  readonly level: {
    readonly equal: number
    readonly overlapping: number
    readonly oneSided: number
    readonly apart: number
    /** Fields of two sources state others, and the titles none. */
    readonly otherField: number
  }
  readonly company: { readonly equal: number; readonly contains: number; readonly different: number }
  readonly place: { readonly equal: number; readonly contains: number; readonly apart: number }
  /** One employer's requisition outweighs all else; one that no employer is named beside says less, and so does a number that a title prints. */
  readonly requisition: { readonly equal: number; readonly noEmployer: number; readonly printed: number }
  readonly address: { readonly equal: number }
  readonly terms: { readonly equal: number }
  readonly hours: { readonly different: number }
  readonly workplace: { readonly different: number }
  /** Departments that one source states share no word. */
  readonly department: { readonly apart: number }
  readonly years: { readonly equal: number; readonly different: number }
  readonly pay: { readonly equal: number; readonly different: number }
  /** By the share of the skills of both texts that both name; only where they name `least` in all. */
  readonly skills: {
    readonly least: number
    readonly steps: readonly { readonly from: number; readonly weight: number }[]
  }
  /** Both texts call teams by name, none of them the same. */
  readonly team: { readonly apart: number }
  /** By the share of text in common (Jaccard, of chunks of about eight words; those of an employer's own sections count a quarter). */
  readonly text: readonly { readonly from: number; readonly sameMonth: number; readonly otherMonth: number }[]
  /** The shorter text stands in the longer one: a snippet or a part left out. */
  readonly contained: readonly { readonly from: number; readonly weight: number }[]
  readonly otherLanguage: number
  /** Text at least this alike outweighs a level or a title word that one side alone states. */
  readonly identicalText: number
  /** Bits from which two listings are one opening; and, vetoes of place and level aside, one role. */
  readonly sameFrom: number
  readonly variantFrom: number
  /** A pair that lacks at most so many bits to be one opening is kept for review. */
  readonly nearMiss: number
  /** A block of more than `hotFrom` listings is hot: each is compared with `heads` of them alone, drawn by lot. */
  readonly blocks: { readonly hotFrom: number; readonly heads: number }
}

/**
 * Fitted by `bench/fit-weights.ts` to the labelled pairs, as it prints them: run it again after changing what is compared.
 */
export const defaultSettings: MatchSettings = {
  prior: -12.1,
  title: {
    equal: 3.8,
    oneMore: -3,
    bothOther: -8,
  },
  titleWord: 1.5,
  level: {
    equal: 1.2,
    overlapping: 0,
    oneSided: -3,
    apart: -6,
    otherField: -1.5,
  },
  company: {
    equal: 3.7,
    contains: 3,
    different: -4.8,
  },
  place: {
    equal: 2.1,
    contains: 0.5,
    apart: -6,
  },
  requisition: {
    equal: 40,
    noEmployer: 6,
    printed: 4,
  },
  address: {
    equal: 12,
  },
  terms: {
    equal: 0.5,
  },
  hours: {
    different: -2,
  },
  workplace: {
    different: -1,
  },
  department: {
    apart: -4,
  },
  years: {
    equal: 0.7,
    different: -1.6,
  },
  pay: {
    equal: 1.3,
    different: -0.5,
  },
  skills: {
    least: 3,
    steps: [
      {
        from: 0.85,
        weight: 3.3,
      },
      {
        from: 0.7,
        weight: 1.9,
      },
      {
        from: 0.5,
        weight: -1.2,
      },
      {
        from: 0,
        weight: -4,
      },
    ],
  },
  team: {
    apart: -5,
  },
  text: [
    {
      from: 0.9,
      sameMonth: 10,
      otherMonth: 10,
    },
    {
      from: 0.7,
      sameMonth: 8.1,
      otherMonth: 8,
    },
    {
      from: 0.5,
      sameMonth: 4,
      otherMonth: 4.2,
    },
    {
      from: 0.3,
      sameMonth: -2,
      otherMonth: -0.9,
    },
    {
      from: 0.15,
      sameMonth: -4,
      otherMonth: -2.8,
    },
    {
      from: 0,
      sameMonth: -6,
      otherMonth: -3.6,
    },
  ],
  contained: [
    {
      from: 0.95,
      weight: 8,
    },
    {
      from: 0.85,
      weight: 6,
    },
    {
      from: 0.75,
      weight: 3,
    },
  ],
  otherLanguage: 0.1,
  identicalText: 0.95,
  sameFrom: 0,
  variantFrom: 0,
  nearMiss: 3,
  blocks: { hotFrom: 250, heads: 25 },
}

/** Raise it when the comparisons, or how jobs are formed of them, change otherwise than by their settings. */
const comparisons = 10

/** Names the model: it stands in every fingerprint, so that a new model compares everything again. */
export const modelVersion = `${comparisons}.${createHash('sha256').update(canonicalJson(defaultSettings)).digest('hex').slice(0, 8)}`
