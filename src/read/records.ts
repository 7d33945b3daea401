import type { Page } from '../model/raw-page.ts'
import type { Printed } from '../model/raw-listing.ts'
import type { Extracted, Parameters } from '../model/source.ts'
import { SourceError } from '../errors.ts'
import { bodyOf } from './page.ts'
import { printed } from './printed.ts'
import { looksLikeHtml, rootName } from './text.ts'
import { XmlDriftFinder, type XmlDriftSpec } from './xml-drift.ts'
import { childrenOf, parseXml, textOf, type XmlElement } from './xml.ts'

interface RecordsSpec {
  /** What is known of a record; without it nothing is noted as new. */
  readonly knows?: XmlDriftSpec
  /** The local names of the document's root and of a posting's element right below it. */
  readonly root: string
  readonly record: string
  /** Undefined for a record that the source itself marks as no posting. */
  readonly map: (record: XmlElement, page: Page, parameters: Parameters, root: XmlElement) => Printed | undefined
}

/** An `extract` that reads postings from an XML document of records: one element a posting, one element a field. */
export function fromRecords(spec: RecordsSpec) {
  const drift = spec.knows && new XmlDriftFinder(spec.knows)
  return (page: Page, parameters: Parameters): Extracted => {
    const { root, records, fault } = readRecords(page, spec.root, spec.record)
    const items: Printed[] = []
    const places: string[] = []
    records.forEach((record, index) => {
      const listing = spec.map(record, page, parameters, root)
      if (listing === undefined) return
      items.push(listing)
      places.push(`${spec.record}/${index}`)
    })
    const warnings =
      fault === undefined
        ? []
        : [{ code: 'not-well-formed', at: '', message: `the document is not well-formed: ${fault}` }]
    const noted = drift?.find(records.map((element, index) => ({ element, at: `${spec.record}/${index}` }))) ?? []
    const drifted = noted.length > 0 ? { drift: noted } : {}
    return { items, places, rejects: [], warnings, ...drifted, skipped: records.length - items.length }
  }
}

/** The records of a document. Throws SourceError `empty-body`, `body-cut` or `wrong-shape`. */
export function readRecords(
  page: Page,
  name: string,
  record: string,
): { root: XmlElement; records: XmlElement[]; fault?: string | undefined } {
  const text = bodyOf(page)
  const found = rootName(text)
  if (looksLikeHtml(text) || found !== name)
    throw new SourceError('wrong-shape', `${page.url} is no <${name}>: ${JSON.stringify(text.trim().slice(0, 80))}`)
  const document = parseXml(text)
  if (document === undefined) throw new SourceError('body-cut', `${page.url} is a <${name}> that is not closed`)
  return { root: document.root, records: childrenOf(document.root, record), fault: document.fault }
}

/** The text of the first child of one name, as printed. */
export function fieldOf(record: XmlElement, name: string): string | undefined {
  return printed(
    childrenOf(record, name)
      .map(textOf)
      .find((text) => text.trim() !== ''),
  )
}
