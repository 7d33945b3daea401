import { z } from 'zod'

export const Confidence = z.enum(['high', 'medium', 'low'])
export type Confidence = z.infer<typeof Confidence>

/**
 * The words one value was read from. `from: description` gives half-open code point offsets into `description.text`; `from: field` gives
 * `path`, a JSON Pointer (RFC 6901) into the RawListing; `titleRaw` and `companyRaw` may give offsets into those.
 */
export const Evidence = z.strictObject({
  quote: z.string(),
  from: z.enum(['titleRaw', 'companyRaw', 'description', 'field']),
  path: z.string().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  rule: z.string(),
  confidence: Confidence,
})
export type Evidence = z.infer<typeof Evidence>

/** A thing a person should know of a listing that did not prevent it from being read. */
export const Warning = z.strictObject({ code: z.string(), message: z.string() })
export type Warning = z.infer<typeof Warning>

export const Workplace = z.enum(['remote', 'hybrid', 'onsite', 'unknown'])
export type Workplace = z.infer<typeof Workplace>

export const Timezones = z.strictObject({
  /** Hours from UTC in standard time. */
  minOffset: z.number().nullable(),
  maxOffset: z.number().nullable(),
  raw: z.string(),
})
export type Timezones = z.infer<typeof Timezones>

/** Where candidates may live. Codes are ISO 3166-1 alpha-2. */
export const RemoteScope = z.strictObject({
  type: z.enum(['worldwide', 'countries', 'regions', 'timezones', 'unknown']),
  countries: z.array(z.string()),
  regions: z.array(z.string()),
  excludedCountries: z.array(z.string()),
  timezones: Timezones.nullable(),
})
export type RemoteScope = z.infer<typeof RemoteScope>

export const Location = z.strictObject({
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  raw: z.string(),
})
export type Location = z.infer<typeof Location>

export const SalaryInterval = z.enum(['hour', 'day', 'week', 'month', 'year'])
export type SalaryInterval = z.infer<typeof SalaryInterval>

/** One stated range, as published and never converted; `currency` is ISO 4217. */
export const Salary = z.strictObject({
  min: z.number().nullable(),
  max: z.number().nullable(),
  currency: z.string().nullable(),
  interval: SalaryInterval.nullable(),
  kind: z.enum(['base', 'ote', 'total', 'unknown']),
  raw: z.string(),
})
export type Salary = z.infer<typeof Salary>

export const EmploymentType = z.enum([
  'full_time',
  'part_time',
  'contract',
  'temporary',
  'internship',
  'freelance',
  'volunteer',
])
export type EmploymentType = z.infer<typeof EmploymentType>

export const Seniority = z.enum([
  'intern',
  'junior',
  'mid',
  'senior',
  'staff',
  'principal',
  'lead',
  'manager',
  'director',
  'executive',
  'unknown',
])
export type Seniority = z.infer<typeof Seniority>

export const ExperienceYears = z.strictObject({ min: z.number().nullable(), max: z.number().nullable() })
export type ExperienceYears = z.infer<typeof ExperienceYears>

export const VisaSponsorship = z.enum(['yes', 'no', 'unknown'])
export type VisaSponsorship = z.infer<typeof VisaSponsorship>

const Company = z.strictObject({
  name: z.string().nullable(),
  nameRaw: z.string().nullable(),
  url: z.string().nullable(),
})

/** `html` is sanitized; `text` keeps paragraphs and bullets and is what evidence offsets count in. */
const Description = z.strictObject({ html: z.string(), text: z.string() })

/** An instant (RFC 3339 UTC) or a date in the precision stated: `2025-01`, `2025-01-31`. */
const StatedDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?Z)?)?)?$/)

/** The descriptive fields that a Listing and a Job share. */
export const descriptive = {
  requisitionId: z.string().nullable(),
  url: z.string(),
  applyUrl: z.string().nullable(),
  title: z.string().min(1),
  titleRaw: z.string(),
  company: Company,
  description: Description,
  language: z.string().nullable(),
  workplace: Workplace,
  remoteScope: RemoteScope,
  locations: z.array(Location),
  salaries: z.array(Salary),
  employmentTypes: z.array(EmploymentType),
  seniority: Seniority,
  experienceYears: ExperienceYears.nullable(),
  visaSponsorship: VisaSponsorship,
  skills: z.array(z.string()),
  benefits: z.array(z.string()),
  tags: z.array(z.string()),
  department: z.string().nullable(),
  datePosted: StatedDate.nullable(),
  dateModified: StatedDate.nullable(),
  validThrough: StatedDate.nullable(),
}

/** One posting as meant, in the common schema. `key` is its identity for ever; `contentHash` says change. */
export const Listing = z.strictObject({
  key: z.string().min(1),
  source: z.string().min(1),
  board: z.string().nullable(),
  sourceJobId: z.string().min(1),
  requisitionId: descriptive.requisitionId,
  url: descriptive.url,
  applyUrl: descriptive.applyUrl,
  pageUrl: z.string(),
  firstSeen: z.iso.datetime().nullable(),
  title: descriptive.title,
  titleRaw: descriptive.titleRaw,
  company: descriptive.company,
  description: descriptive.description,
  language: descriptive.language,
  workplace: descriptive.workplace,
  remoteScope: descriptive.remoteScope,
  locations: descriptive.locations,
  salaries: descriptive.salaries,
  employmentTypes: descriptive.employmentTypes,
  seniority: descriptive.seniority,
  experienceYears: descriptive.experienceYears,
  visaSponsorship: descriptive.visaSponsorship,
  skills: descriptive.skills,
  benefits: descriptive.benefits,
  tags: descriptive.tags,
  department: descriptive.department,
  datePosted: descriptive.datePosted,
  dateModified: descriptive.dateModified,
  validThrough: descriptive.validThrough,
  evidence: z.record(z.string(), z.array(Evidence)),
  warnings: z.array(Warning),
  contentHash: z.string(),
})
export type Listing = z.infer<typeof Listing>
