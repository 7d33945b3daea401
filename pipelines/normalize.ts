import { JobwireError } from '../src/errors.ts'
import { contentHash } from '../src/model/content-hash.ts'
import type { Evidence, Listing, Warning } from '../src/model/listing.ts'
import { listingKey } from '../src/model/listing-key.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import type { Hints } from '../src/model/source.ts'
import { present, presentTitle } from '../src/parse/absent.ts'
import { parseBenefits } from '../src/parse/benefits.ts'
import { boundFields } from '../src/parse/bound-fields.ts'
import { cleanLine } from '../src/parse/text/clean.ts'
import { parseCompany } from '../src/parse/company.ts'
import { contradictions } from '../src/parse/contradictions.ts'
import { parseDate } from '../src/parse/date.ts'
import { parseDepartment } from '../src/parse/department.ts'
import { parseEmploymentTypes } from '../src/parse/employment.ts'
import { fromField, prose } from '../src/parse/evidence.ts'
import { parseExperience } from '../src/parse/experience.ts'
import { parseLanguage } from '../src/parse/language.ts'
import { ownUrl } from '../src/parse/own-url.ts'
import { parseSalaries, unreadPay } from '../src/parse/salary.ts'
import { parseWhereabouts } from '../src/parse/scope.ts'
import { parseSeniority } from '../src/parse/seniority.ts'
import { parseSkills } from '../src/parse/skills.ts'
import type { Tables } from '../src/parse/tables.ts'
import {
  absoluteUrl,
  parseHtmlDescription,
  parseMarkdownDescription,
  parseTextDescription,
  type Description,
} from '../src/parse/text/text.ts'
import { parseTitle } from '../src/parse/title.ts'
import { parseVisa } from '../src/parse/visa.ts'
import { parseWorkplace } from '../src/parse/workplace.ts'
import { printedMode } from '../src/parse/workplace-field.ts'

/** What normalization knows beside the listing: the source's hints and the reference tables. */
export interface NormalizeContext {
  readonly hints: Hints | undefined
  readonly tables: Tables
}

/** Characters of printed description beyond which a posting is refused; up to `descriptionCap` it is kept, cut with a warning. */
const refusedAbove = 8_000_000

/**
 * RawListing to Listing: what a source printed to what it means. Pure. Throws a JobwireError (`missing-title`, `missing-id`, `missing-url`,
 * `too-large`) for a posting that has no identity; anything else is kept, with a warning where something was dropped.
 */
export function normalize(given: RawListing, context: NormalizeContext): Listing {
  const { tables } = context
  const hints = context.hints ?? {}
  const { raw, cut } = boundFields(withoutLeaks(given, hints))
  const unreliable = (field: keyof RawListing) => hints.unreliable?.includes(field) ?? false
  /** What a field says; where the source declares it unreliable, only if nothing is found without it. */
  const ranked = <T>(field: keyof RawListing, parse: (trusted: boolean) => T, isEmpty: (found: T) => boolean): T => {
    const found = parse(!unreliable(field))
    return unreliable(field) && isEmpty(found) ? parse(true) : found
  }
  const warnings: Warning[] = cut.map((field) => ({
    code: 'field-cut',
    message: `${field} is longer than any real one; what is over the bound was dropped.`,
  }))
  const evidence: Record<string, Evidence[]> = {}
  const isWeak = ({ path }: Evidence) => hints.unreliable?.some((field) => path?.split('/')[1] === field) ?? false
  const cite = (field: string, found: readonly Evidence[]) => {
    if (found.length > 0) evidence[field] = found.map((each) => (isWeak(each) ? { ...each, confidence: 'low' } : each))
  }
  const titleRaw = raw.title ?? ''
  const titleLine = cleanLine(titleRaw)
  if (presentTitle(titleLine) === undefined)
    throw new JobwireError('missing-title', `The posting ${raw.sourceJobId} states no title.`)
  if (raw.sourceJobId.trim() === '')
    throw new JobwireError('missing-id', `A posting titled "${titleLine.slice(0, 80)}" states no id.`)
  const printedLength = (raw.descriptionHtml ?? raw.descriptionMarkdown ?? raw.descriptionText ?? '').length
  if (printedLength > refusedAbove) {
    throw new JobwireError(
      'too-large',
      `The description has ${String(printedLength)} characters; ${String(refusedAbove)} are allowed.`,
    )
  }
  const applyUrl = absoluteUrl(raw.applyUrl, raw.pageUrl)
  const url = ownUrl(raw)
  if (url === null)
    throw new JobwireError('missing-url', `The posting ${raw.sourceJobId} states no address of its own.`)

  for (const field of ['url', 'applyUrl', 'requisitionId', 'companyUrl'] as const) {
    const printed = present(raw[field])
    if (printed !== undefined)
      cite(field === 'companyUrl' ? 'company.url' : field, [fromField(printed, `/${field}`, 'field.copied', 'high')])
  }
  if (present(raw.url) === undefined) {
    const [from, printed] = applyUrl === null ? ['pageUrl', raw.pageUrl] : ['applyUrl', raw.applyUrl ?? '']
    cite('url', [fromField(printed, `/${from}`, 'url.fallback', 'medium')])
  }

  const description = describe(raw)
  if (description.cut)
    warnings.push({ code: 'description-cut', message: 'The description was over the size limit; its end was dropped.' })
  if (description.flattened)
    warnings.push({ code: 'description-flattened', message: 'Tags nested too deep were dropped; their text was kept.' })
  if ([titleRaw, raw.company ?? '', description.text].some((each) => each.includes('\uFFFD')))
    warnings.push({ code: 'undecoded', message: 'Bytes that are no text in the encoding stated stand as U+FFFD.' })
  const text = prose(description.text, 'description')
  const title = prose(titleRaw, 'titleRaw')

  const language = ranked(
    'language',
    (trusted) => parseLanguage(text, trusted ? present(raw.language) : undefined, hints.language),
    ({ value }) => value === null,
  )
  cite('language', language.evidence)
  const employment = ranked(
    'employmentTypes',
    (trusted) => parseEmploymentTypes(trusted ? raw.employmentTypes : undefined, title, text),
    ({ value }) => value.length === 0,
  )
  cite('employmentTypes', employment.evidence)
  const seniority = ranked(
    'seniority',
    (trusted) => parseSeniority(title, trusted ? present(raw.seniority) : undefined, text),
    ({ value }) => value === 'unknown',
  )
  cite('seniority', seniority.evidence)
  const experience = parseExperience(text)
  cite('experienceYears', experience.evidence)
  const visa = parseVisa(text)
  cite('visaSponsorship', visa.evidence)
  const skills = parseSkills(title, text, tables)
  cite('skills', skills.evidence)
  const benefits = parseBenefits(text, tables)
  cite('benefits', benefits.evidence)
  const department = ranked(
    'department',
    (trusted) => parseDepartment(trusted ? raw.department : undefined, text),
    ({ value }) => value === null,
  )
  cite('department', department.evidence)

  const date = (field: 'datePosted' | 'dateModified' | 'validThrough') => {
    const printed = present(raw[field])
    const found = parseDate(printed, field, hints.dateOrder)
    cite(field, found.evidence)
    if (printed !== undefined && found.value === null)
      warnings.push({ code: 'unread-date', message: `${field} is not a date: ${printed.slice(0, 80)}` })
    return found.value
  }
  const company = ranked(
    'company',
    (trusted) => parseCompany(trusted ? raw.company : undefined, text, hints.companyIsBoard ?? false),
    ({ value }) => value === null,
  )
  cite('company', company.evidence)

  const parsedTitle = parseTitle(titleRaw, tables, unreliable('locations') ? [] : raw.locations)
  const start = titleRaw.indexOf(parsedTitle.value)
  cite('title', [
    title.quote(
      Math.max(start, 0),
      start < 0 ? titleRaw.length : start + parsedTitle.value.length,
      start < 0 ? 'title.rebuilt' : 'title.stripped',
      start < 0 && parsedTitle.confidence !== 'high' ? 'low' : parsedTitle.confidence,
    ),
  ])

  const remoteSource = hints.remoteOnly ? raw.source : null
  const modeOf = (field: boolean, places: boolean, source: string | null) =>
    parseWorkplace({
      printed: printedMode(field ? present(raw.workplace) : undefined, places ? (raw.locations ?? []) : []),
      title,
      titleParts: parsedTitle.removed,
      text,
      remoteSource: source,
    })
  const doubted = unreliable('workplace') || unreliable('locations')
  const without = doubted ? modeOf(!unreliable('workplace'), !unreliable('locations'), null) : null
  const workplace = without && without.value !== 'unknown' ? without : modeOf(true, true, remoteSource)
  // A field that the source garbles contradicts nothing.
  const printed = printedMode(
    unreliable('workplace') ? undefined : present(raw.workplace),
    unreliable('locations') ? [] : (raw.locations ?? []),
  )
  cite('workplace', workplace.evidence)
  const where = ranked(
    'locations',
    (trusted) =>
      parseWhereabouts({
        printed: trusted ? (raw.locations ?? []) : [],
        titleRaw: title,
        titleParts: parsedTitle.removed,
        text,
        workplace: workplace.value,
        orOffice: workplace.value === 'remote' && workplace.evidence[0]?.rule === 'workplace.office-or-remote',
        country: hints.country,
        language: language.value,
        tables,
      }),
    ({ scope, locations }) =>
      locations.length === 0 && scope.countries.length === 0 && scope.type !== 'worldwide' && scope.type !== 'regions',
  )
  cite('remoteScope', where.scopeEvidence)
  where.locationEvidence.forEach((found, i) => cite(`locations.${String(i)}`, found))

  const salaryInput = {
    printed: raw.salaries ?? [],
    unreliable: unreliable('salaries'),
    text,
    country: where.country,
    tables,
  }
  const salaries = parseSalaries(salaryInput)
  salaries.forEach((found, i) => cite(`salaries.${String(i)}`, [found.evidence]))

  for (const said of unreadPay(salaryInput))
    warnings.push({ code: 'unread-salary', message: `salaries is no range of pay: ${said}` })

  const dates = {
    datePosted: date('datePosted'),
    dateModified: date('dateModified'),
    validThrough: date('validThrough'),
  }
  warnings.push(
    ...contradictions({
      raw,
      title,
      titleParts: parsedTitle.removed,
      text,
      printed,
      workplace,
      employment,
      seniority,
      language,
      scope: where.scopeEvidence,
      salaries,
      salaryInput,
      datePosted: dates.datePosted,
      validThrough: dates.validThrough,
    }),
  )

  const listing: Omit<Listing, 'contentHash'> = {
    key: listingKey(raw.source, raw.board, raw.sourceJobId),
    source: raw.source,
    board: raw.board ?? null,
    sourceJobId: raw.sourceJobId,
    requisitionId: present(raw.requisitionId) ?? null,
    url,
    applyUrl,
    pageUrl: raw.pageUrl,
    firstSeen: raw.fetchedAt === undefined ? null : inUtc(raw.fetchedAt),
    title: parsedTitle.value,
    titleRaw,
    company: {
      name: company.value,
      // As printed, but for what sources print where they have no name.
      nameRaw: present(cleanLine(raw.company ?? '')) === undefined ? null : (raw.company ?? null),
      url: absoluteUrl(raw.companyUrl, raw.pageUrl),
    },
    description: { html: description.html, text: description.text },
    language: language.value,
    workplace: workplace.value,
    remoteScope: where.scope,
    locations: [...where.locations],
    salaries: salaries.map(({ salary }) => salary),
    employmentTypes: employment.value,
    seniority: seniority.value,
    experienceYears: experience.value,
    visaSponsorship: visa.value,
    skills: skills.value,
    benefits: benefits.value,
    tags: (raw.tags ?? []).filter((tag) => tag.trim() !== ''),
    department: department.value,
    ...dates,
    evidence,
    warnings,
  }
  return { ...listing, contentHash: contentHash(listing) }
}

function describe(raw: RawListing): Description {
  if (raw.descriptionHtml !== undefined) return parseHtmlDescription(raw.descriptionHtml, raw.pageUrl)
  if (raw.descriptionMarkdown !== undefined) return parseMarkdownDescription(raw.descriptionMarkdown, raw.pageUrl)
  return parseTextDescription(raw.descriptionText ?? '')
}

/** The listing without the constants that its source prints in place of an absent value; the places of the others in a list stay. */
function withoutLeaks(raw: RawListing, hints: Hints): RawListing {
  const leaked = hints.leaked ?? []
  if (leaked.length === 0) return raw
  const isLeak = (field: string, value: unknown) =>
    typeof value === 'string' && leaked.some((leak) => leak.field === field && leak.value.trim() === value.trim())
  const cleaned = Object.entries(raw).flatMap(([field, value]): [string, unknown][] => {
    if (field === 'source' || field === 'sourceJobId' || field === 'pageUrl') return [[field, value]]
    if (Array.isArray(value)) return [[field, value.map((each: unknown) => (isLeak(field, each) ? '' : each))]]
    return isLeak(field, value) ? [] : [[field, value]]
  })
  return Object.fromEntries(cleaned) as unknown as RawListing
}

/** An RFC 3339 instant in UTC; one that is in UTC already stays as it is written. */
function inUtc(instant: string): string {
  return instant.endsWith('Z') ? instant : new Date(instant).toISOString()
}
