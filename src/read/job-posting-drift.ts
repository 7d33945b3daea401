import type { Drift } from '../model/source.ts'
import { MOST, sampleOf } from './drift.ts'
import { isNode, type LinkedNode } from './linked-data.ts'

/** What is read of a JobPosting. */
const READ =
  'title name identifier url description hiringOrganization jobLocation applicantLocationRequirements jobLocationType baseSalary ' +
  'salaryCurrency employmentType employmentUnit industry occupationalCategory relevantOccupation inLanguage datePosted dateModified ' +
  'validThrough responsibilities qualifications experienceRequirements educationRequirements skills jobBenefits benefits ' +
  'incentiveCompensation incentives workHours eligibilityToWorkRequirement employerOverview'
/** Properties that schema.org names, or its readers, and that are not kept, by the reason. */
const DROPPED: Readonly<Record<string, string>> = {
  estimatedSalary: 'a guess of the site, not the pay that the employer states',
  'alternateName disambiguatingDescription mainEntityOfPage sameAs additionalType':
    'another name or address of the posting',
  'experienceInPlaceOfEducation physicalRequirement securityClearanceRequirement sensoryRequirement specialCommitments':
    'a condition that the schema has no place for',
  'applicationContact directApply potentialAction': 'how to apply, beside the address that is kept',
  'jobImmediateStart jobStartDate jobDuration totalJobOpenings interview_process':
    'nothing that the schema has a place for',
  'image logo': 'a picture',
  'subjectOf publisher keywords': 'of the page, not of the posting',
}
const dropped = Object.entries(DROPPED).flatMap(([names, why]) => names.split(' ').map((name) => [name, why] as const))
const KNOWN = new Set([...READ.split(' '), ...dropped.map(([name]) => name)])

/** Why known properties of a JobPosting are not kept, by `JobPosting/` and their name. */
export const droppedProperties: Readonly<Record<string, string>> = Object.fromEntries(
  dropped.map(([name, why]) => [`JobPosting/${name}`, why]),
)

/** The properties of postings that are neither read nor known to be dropped, each once. */
export function unknownProperties(nodes: readonly LinkedNode[]): Drift[] {
  const found = new Map<string, Drift>()
  for (const [index, node] of nodes.entries()) {
    for (const [name, value] of node) {
      if (name.startsWith('@') || KNOWN.has(name) || found.has(name) || found.size >= MOST) continue
      const path = `/${name.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1')}`
      found.set(name, { code: 'new-field', path, at: `JobPosting/${index}`, sample: sampleOf(bare(value)) })
    }
  }
  return [...found.values()]
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  return isNode(value) ? Object.fromEntries([...value].map(([name, held]) => [name, bare(held)])) : value
}
