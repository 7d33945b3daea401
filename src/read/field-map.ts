import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Printed, RawSalary } from '../model/raw-listing.ts'
import type { Page } from '../model/raw-page.ts'
import { absolute } from './html.ts'
import { present, printed, printedList } from './printed.ts'

/** How a value is wanted: a date as a machine may state it beside its words, an address, the markup of a description, or the text. */
export type Wanted = 'text' | 'date' | 'address' | 'markup'

/** The fields that a configuration may say where to find: those of RawListing, a structured salary in its parts. */
const WANTED = {
  sourceJobId: 'text',
  requisitionId: 'text',
  url: 'address',
  applyUrl: 'address',
  title: 'text',
  company: 'text',
  companyUrl: 'address',
  descriptionHtml: 'markup',
  descriptionMarkdown: 'text',
  descriptionText: 'text',
  locations: 'text',
  workplace: 'text',
  salaries: 'text',
  salaryMin: 'text',
  salaryMax: 'text',
  salaryCurrency: 'text',
  salaryInterval: 'text',
  employmentTypes: 'text',
  seniority: 'text',
  department: 'text',
  tags: 'text',
  language: 'text',
  datePosted: 'date',
  dateModified: 'date',
  validThrough: 'date',
} as const satisfies Record<string, Wanted>
type Field = keyof typeof WANTED

/** Where the fields of a posting stand; what a place is depends on the format. An empty place is nowhere. */
export type FieldMap = Readonly<Partial<Record<Field, string>>>

/** The values at one place of a posting, in order; undefined where an element of a list lacks it. */
export type ReadPlace = (place: string, wanted: Wanted) => readonly (string | undefined)[]

const fields = Object.keys(WANTED) as Field[]

/** A mapping of names to texts: a YAML mapping, its JSON, or `name=text,name=text` as a command line gives it. */
export function mappingOf<const Name extends string>(names: readonly Name[]) {
  const any = names.join('|')
  const first = new RegExp(`^\\s*(?:${any})\\s*=`)
  const between = new RegExp(`,(?=\\s*(?:${any})\\s*=)`)
  const pairsOf = (text: string): unknown => {
    if (text.trim().startsWith('{')) return parsed(text)
    if (!first.test(text)) return undefined
    return Object.fromEntries(
      text.split(between).map((pair) => {
        const equals = pair.indexOf('=')
        return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]
      }),
    )
  }
  return z.unknown().transform((given, context): Partial<Record<Name, string>> => {
    const mapping = Mapping.safeParse(typeof given === 'string' ? pairsOf(given) : given)
    const issue = (message: string, path: string[] = []): void => context.addIssue({ code: 'custom', message, path })
    if (!mapping.success) {
      issue(`is no mapping of names to texts; the names are ${names.join(', ')}`)
      return z.NEVER
    }
    for (const name of Object.keys(mapping.data)) {
      if (!(names as readonly string[]).includes(name)) issue(`is unknown; the names are ${names.join(', ')}`, [name])
    }
    return mapping.data as Partial<Record<Name, string>>
  })
}

const Mapping = z.record(z.string(), z.union([z.string(), z.number().transform(String)]))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * Where the fields of a posting stand. ` | ` between places means the first that holds anything, ` & ` that what they hold is one text,
 * joined by commas; a place within braces is put into the text around them (`https://mill.example/jobs/{/slug}`).
 */
export const FieldMap = mappingOf(fields)

/** What every posting of a site has in common and its pages do not print, by field. */
export const Constants = mappingOf(['company', 'companyUrl', 'locations', 'workplace', 'employmentTypes', 'language'])

const PARTS = ['company', 'title', 'location'] as const
const LONGEST_TITLE = 500

/** How a title is made up: `{company}: {title}`, `{title} at {company}`, `{title} ({location})`. The title takes the most it can. */
export const TitlePattern = z
  .string()
  .refine((pattern) => pattern.includes('{title}'), { error: 'has no {title}' })
  .refine((pattern) => [...pattern.matchAll(/\{(\w*)\}/g)].every(([, name]) => PARTS.includes(name as 'title')), {
    error: `names another part than ${PARTS.map((part) => `{${part}}`).join(', ')}`,
  })

export interface ListingSpec {
  readonly fields: FieldMap
  readonly constants?: FieldMap | undefined
  readonly titlePattern?: string | undefined
  /** What relative addresses are relative to. */
  readonly base: string
}

type Unidentified = Omit<Printed, 'sourceJobId'> & { readonly sourceJobId?: string }

/** One posting as printed where its fields stand. */
export function listingOf(spec: ListingSpec, read: ReadPlace): Unidentified {
  const all = (field: Field): string[] | undefined => printedList(valuesOf(spec.fields[field], field, read))
  const one = (field: Field): string | undefined => all(field)?.[0] ?? printed(spec.constants?.[field])
  const list = (field: Field): string[] | undefined =>
    separated(all(field), field) ?? separated(printedList([spec.constants?.[field]]), field)
  const address = (field: Field): string | undefined => absolute(one(field), spec.base)
  const parts = partsOf(one('title'), spec.titlePattern)
  const html = one('descriptionHtml')
  const markdown = html === undefined ? one('descriptionMarkdown') : undefined
  return present({
    sourceJobId: one('sourceJobId'),
    requisitionId: one('requisitionId'),
    url: address('url'),
    applyUrl: address('applyUrl'),
    title: parts.title,
    company: all('company')?.[0] ?? parts.company ?? one('company'),
    companyUrl: address('companyUrl'),
    descriptionHtml: html,
    descriptionMarkdown: markdown,
    descriptionText: html === undefined && markdown === undefined ? one('descriptionText') : undefined,
    locations: separated(all('locations'), 'locations') ?? printedList([parts.location]) ?? list('locations'),
    workplace: flag(all('workplace')?.[0]) ?? printed(spec.constants?.workplace),
    salaries: salaries(all('salaries'), one),
    employmentTypes: list('employmentTypes'),
    seniority: one('seniority'),
    department: one('department'),
    tags: list('tags'),
    language: one('language'),
    datePosted: instant(one('datePosted')),
    dateModified: instant(one('dateModified')),
    validThrough: instant(one('validThrough')),
  })
}

/** The fields of a map that none of several postings states: what is said of where they stand may be true no more. */
export function emptyFields(map: FieldMap, postings: readonly ReadPlace[]): { field: string; expression: string }[] {
  const stated = fields.flatMap((field) => {
    const expression = map[field]?.trim() ?? ''
    return expression === '' ? [] : [{ field, expression }]
  })
  return stated.filter(({ field, expression }) =>
    postings.every((read) => printedList(valuesOf(expression, field, read)) === undefined),
  )
}

/** The listing with an id: the one stated, else its address, else a digest of title, company and places, the same as long as they are. */
export function identified(listing: Unidentified): Printed {
  const { sourceJobId, url, title, company, locations } = listing
  const said = title === undefined ? '' : digest([title, company, ...(locations ?? [])].join('|'))
  return { ...listing, sourceJobId: sourceJobId ?? url?.replace(/#.*$/s, '') ?? said }
}

/** A short digest of a text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** The base of a page's relative addresses. */
export function baseOf(page: Page): string {
  return page.finalUrl ?? page.url
}

/** The places that a map reads, without the signs between them. */
export function placesOf(expression: string): string[] {
  return expression
    .split(/ [|&] /)
    .flatMap((place) =>
      place.includes('{') ? [...place.matchAll(/\{([^{}]*)\}/g)].map(([, inner]) => inner ?? '') : [place],
    )
    .map((place) => place.trim())
}

function valuesOf(expression: string | undefined, field: Field, read: ReadPlace): (string | undefined)[] {
  for (const alternative of expression?.split(' | ') ?? []) {
    if (alternative.trim() === '') continue
    const joined = alternative.split(' & ').map((place) => placed(place.trim(), field, read))
    const values = joined.length === 1 ? (joined[0] ?? []) : zipped(joined)
    if (values.some((value) => printed(value) !== undefined)) return [...values]
  }
  return []
}

function placed(place: string, field: Field, read: ReadPlace): readonly (string | undefined)[] {
  if (!place.includes('{')) return read(place, WANTED[field])
  let whole = true
  const text = place.replace(/\{([^{}]*)\}/g, (_, inner: string) => {
    const value = printed(read(inner, 'text').find((value) => printed(value) !== undefined))
    whole &&= value !== undefined
    return WANTED[field] === 'address' ? encodeURIComponent(value ?? '') : (value ?? '')
  })
  return whole ? [text] : []
}

/** One text an element: `city & country` of three offices are three places. A later part that stands once belongs to each. */
function zipped(joined: readonly (readonly (string | undefined)[])[]): (string | undefined)[] {
  const length = Math.max(...joined.map((values) => values.length))
  return Array.from({ length }, (_, index) =>
    printedList(joined.map((values, part) => (part > 0 && values.length === 1 ? values[0] : values[index])))?.join(
      ', ',
    ),
  )
}

/** One text in the place of a list is a list in words; commas stand within places. */
function separated(values: string[] | undefined, field: Field): string[] | undefined {
  const [only] = values ?? []
  if (only === undefined || values?.length !== 1) return values
  return printedList(only.split(field === 'locations' ? /[;|\n]/ : /[,;|\n]/))
}

function partsOf(
  title: string | undefined,
  pattern: string | undefined,
): { title?: string; company?: string; location?: string } {
  if (title === undefined) return {}
  const found = pattern === undefined || title.length > LONGEST_TITLE ? null : patternOf(pattern).exec(title)
  return found?.groups ? present({ title, ...trimmed(found.groups) }) : { title }
}

function trimmed(groups: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, printed(value)]))
}

function patternOf(pattern: string): RegExp {
  const source = pattern.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name !== undefined) return name === 'title' ? '(?<title>.+)' : `(?<${name}>.+?)`
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  })
  return new RegExp(`^${source.join('')}$`, 's')
}

/** A flag says remote or nothing; a word stands as printed. */
function flag(value: string | undefined): string | undefined {
  if (value === undefined || /^(false|no|0|off)$/i.test(value)) return undefined
  return /^(true|yes|1|on)$/i.test(value) ? 'remote' : value
}

function salaries(texts: string[] | undefined, one: (field: Field) => string | undefined): RawSalary[] | undefined {
  const stated = printedList(texts?.filter((text) => text !== '0'))
  if (stated !== undefined) return stated
  const amount = (field: Field): string | undefined => {
    const value = one(field)
    return value === undefined || Number(value) === 0 ? undefined : value
  }
  const [min, max] = [amount('salaryMin'), amount('salaryMax')]
  if (min === undefined && max === undefined) return undefined
  return [present({ min, max, currency: one('salaryCurrency'), interval: one('salaryInterval') })]
}

/** Seconds or milliseconds since the epoch as an instant; any other date as printed. */
function instant(value: string | undefined): string | undefined {
  if (value === undefined || !/^(\d{10}|\d{13})$/.test(value)) return value
  return new Date(Number(value) * (value.length === 10 ? 1000 : 1)).toISOString()
}
