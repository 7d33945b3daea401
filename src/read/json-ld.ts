import type { Printed, RawSalary } from '../model/raw-listing.ts'
import type { Page } from '../model/raw-page.ts'
import type { Extracted, Parameters } from '../model/source.ts'
import { absolute, isCut, unescapeHtml } from './html.ts'
import { unknownProperties } from './job-posting-drift.ts'
import { withParts } from './job-posting-sections.ts'
import { isNode, nodeFrom, nodesOf, valuesOf, type LinkedNode } from './linked-data.ts'
import { bodyOf } from './page.ts'
import { present, printed, printedList } from './printed.ts'

interface JsonLdSpec {
  /** True for a page that may hold no posting: a list that only links. */
  readonly mayBeEmpty?: (page: Page, parameters: Parameters) => boolean
}

/** An `extract` that reads schema.org JobPosting from an HTML page: JSON-LD, else microdata or RDFa Lite. */
export function fromJsonLd(spec: JsonLdSpec = {}) {
  return (page: Page, parameters: Parameters): Extracted => {
    const body = bodyOf(page)
    const { nodes, from, faults } = nodesOf(body, 'JobPosting')
    const refused = (code: string, at: string, why: string): Extracted => ({ items: [], rejects: [{ code, at, why }] })
    if (nodes.length === 0 && faults === 0) {
      const empty = spec.mayBeEmpty?.(page, parameters) === true
      return empty ? { items: [], rejects: [] } : refused('wrong-shape', '', 'the page holds no JobPosting')
    }
    // A script is whole or does not parse; marked-up text is cut wherever the page is.
    if (from === 'markup' && nodes.length > 0 && isCut(body)) return refused('body-cut', '', 'the page ends early')
    const rejects =
      faults > 0 ? refused('wrong-shape', 'script', `${faults} script of JSON-LD cannot be read`).rejects : []
    const items = nodes.map((node) => postingOf(node, page))
    // Several that share the page's address for want of an id of their own are told apart by what they say.
    const address = pageId(page)
    const unnamed = items.filter((item) => item.sourceJobId === address)
    if (unnamed.length > 1) {
      for (const item of unnamed) item.sourceJobId = `${address}#${[item.title, ...(item.locations ?? [])].join('|')}`
    }
    const drift = unknownProperties(nodes)
    const drifted = drift.length > 0 ? { drift } : {}
    return { items, places: items.map((_, index) => `JobPosting/${index}`), rejects, ...drifted }
  }
}

/** A posting's own page that is named by its address: an identifier in the markup is then the employer's own number. */
export function namedByAddress(extracted: Extracted, id: string): Extracted {
  const items = extracted.items.map((item) => {
    const own = item.sourceJobId === id || /^https?:/i.test(item.sourceJobId) ? undefined : item.sourceJobId
    return present({ ...item, sourceJobId: id, requisitionId: item.requisitionId ?? own })
  })
  return { ...extracted, items }
}

/** One JobPosting that a JSON document holds as a value; empty where the value is none. */
export function postingFrom(value: unknown, page: Page): Partial<Printed> {
  const node = nodeFrom(value)
  return node === undefined ? {} : postingOf(node, page)
}

/** Properties that say what kind of work it is. */
const TAGS = ['industry', 'occupationalCategory', 'relevantOccupation']

/** One JobPosting as printed. Its id is its identifier, else its own address, else the page's. */
function postingOf(node: LinkedNode, page: Page): Printed {
  const base = page.finalUrl ?? page.url
  const url = absolute(text(node, 'url'), base)
  const organization = valuesOf(node, 'hiringOrganization')[0]
  const company = printed(plain(isNode(organization) ? organization.get('name') : organization))
  const telecommute = text(node, 'jobLocationType')
  return present({
    sourceJobId: identifier(node, company) ?? url ?? pageId(page),
    url: url ?? absolute(page.url, page.url),
    title: text(node, 'title') ?? text(node, 'name'),
    // The word that the vocabulary's readers agree on where the employer is not to be named.
    company: company?.toLowerCase() === 'confidential' ? undefined : company,
    companyUrl: isNode(organization)
      ? absolute(text(organization, 'sameAs') ?? text(organization, 'url'), base)
      : undefined,
    ...withParts(description(node), node),
    locations: printedList([
      ...valuesOf(node, 'jobLocation').map(placeOf),
      ...valuesOf(node, 'applicantLocationRequirements').map(placeOf),
    ]),
    workplace: telecommute,
    salaries: salaries(node),
    employmentTypes: printedList(valuesOf(node, 'employmentType').flatMap((type) => plain(type)?.split(',') ?? [])),
    department: nameOf(valuesOf(node, 'employmentUnit')[0]),
    tags: printedList(TAGS.flatMap((name) => valuesOf(node, name).map(nameOf))),
    language: text(node, 'inLanguage'),
    datePosted: text(node, 'datePosted'),
    dateModified: text(node, 'dateModified'),
    validThrough: text(node, 'validThrough'),
  })
}

function pageId(page: Page): string {
  return page.url.replace(/#.*$/s, '')
}

/** The posting's identifier; one that merely repeats the employer's name is the same on every page. */
function identifier(node: LinkedNode, company: string | undefined): string | undefined {
  for (const value of valuesOf(node, 'identifier')) {
    const id = isNode(value) ? (text(value, 'value') ?? text(value, '@id')) : printed(plain(value))
    if (id !== undefined && id !== company) return id
  }
  return undefined
}

/** schema.org's description is HTML; a text without any tag is plain, and one with none but escaped tags was escaped twice. */
function description(node: LinkedNode): Pick<Printed, 'descriptionHtml' | 'descriptionText'> {
  const stated = valuesOf(node, 'description').find((value) => typeof value === 'string')
  const html = printed(typeof stated === 'string' && !hasTag(stated) ? unescapeHtml(stated) : stated)
  if (html === undefined) return {}
  return hasTag(html) ? { descriptionHtml: html } : present({ descriptionText: printed(unescapeHtml(html)) })
}

function hasTag(text: string): boolean {
  return /<\/?[a-z][^<>]*>/i.test(text)
}

function placeOf(place: unknown): string | undefined {
  if (!isNode(place)) return printed(plain(place))
  const address =
    valuesOf(place, 'address')[0] ?? (place.has('addressLocality') || place.has('addressCountry') ? place : undefined)
  if (!isNode(address)) return printed(plain(address)) ?? text(place, 'name')
  const parts = ['addressLocality', 'addressRegion', 'addressCountry'].map((name) => nameOf(valuesOf(address, name)[0]))
  return printedList(parts)?.join(', ') ?? text(place, 'name')
}

function salaries(node: LinkedNode): RawSalary[] | undefined {
  const found = valuesOf(node, 'baseSalary').flatMap((value): RawSalary[] => {
    const outer = isNode(value) ? value : new Map([['value', value]])
    const inner = valuesOf(outer, 'value')[0]
    const amount = isNode(inner) ? inner : outer
    const exact = text(amount, 'value')
    const stated = present({
      min: text(amount, 'minValue') ?? exact,
      max: text(amount, 'maxValue') ?? exact,
      currency: text(outer, 'currency') ?? text(amount, 'currency') ?? text(node, 'salaryCurrency'),
      interval: text(amount, 'unitText') ?? text(outer, 'unitText'),
    })
    return stated.min === undefined && stated.max === undefined ? [] : [stated]
  })
  return found.length > 0 ? found : undefined
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) ? text(value, 'name') : printed(plain(value))
}

function text(node: LinkedNode, name: string): string | undefined {
  for (const value of valuesOf(node, name)) {
    const found = printed(plain(value))
    if (found !== undefined) return found
  }
  return undefined
}

/** A plain value; character references, which JSON-LD has none of, were left by a page that escaped once too often. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const once = unescapeHtml(value)
  return once === value ? once : unescapeHtml(once)
}
