import type { Job } from '../../model/job.ts'
import type { descriptive, Listing } from '../../model/listing.ts'
import type { listings } from './schema.ts'

type Described = Pick<Job & Listing, keyof typeof descriptive>
type DescribedRow = Pick<
  typeof listings.$inferSelect,
  | Exclude<keyof typeof descriptive, 'company' | 'description'>
  | 'companyName'
  | 'companyNameRaw'
  | 'companyUrl'
  | 'descriptionHtml'
  | 'descriptionText'
>

/** The descriptive fields as columns. */
export function describedToRow(value: Described): DescribedRow {
  return {
    requisitionId: value.requisitionId,
    url: value.url,
    applyUrl: value.applyUrl,
    title: value.title,
    titleRaw: value.titleRaw,
    companyName: value.company.name,
    companyNameRaw: value.company.nameRaw,
    companyUrl: value.company.url,
    language: value.language,
    workplace: value.workplace,
    remoteScope: value.remoteScope,
    locations: value.locations,
    salaries: value.salaries,
    employmentTypes: value.employmentTypes,
    seniority: value.seniority,
    experienceYears: value.experienceYears,
    visaSponsorship: value.visaSponsorship,
    skills: value.skills,
    benefits: value.benefits,
    tags: value.tags,
    department: value.department,
    datePosted: value.datePosted,
    dateModified: value.dateModified,
    validThrough: value.validThrough,
    descriptionHtml: value.description.html,
    descriptionText: value.description.text,
  }
}

/** The columns as descriptive fields, in the schema's order. */
export function rowToDescribed(row: DescribedRow): Described {
  return {
    requisitionId: row.requisitionId,
    url: row.url,
    applyUrl: row.applyUrl,
    title: row.title,
    titleRaw: row.titleRaw,
    company: { name: row.companyName, nameRaw: row.companyNameRaw, url: row.companyUrl },
    description: { html: row.descriptionHtml, text: row.descriptionText },
    language: row.language,
    workplace: row.workplace,
    remoteScope: row.remoteScope,
    locations: row.locations,
    salaries: row.salaries,
    employmentTypes: row.employmentTypes,
    seniority: row.seniority,
    experienceYears: row.experienceYears,
    visaSponsorship: row.visaSponsorship,
    skills: row.skills,
    benefits: row.benefits,
    tags: row.tags,
    department: row.department,
    datePosted: row.datePosted,
    dateModified: row.dateModified,
    validThrough: row.validThrough,
  }
}
