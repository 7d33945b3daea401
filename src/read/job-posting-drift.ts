import type { Drift } from '../model/source.ts'
import { MOST, sampleOf } from './drift.ts'
import { isNode, type LinkedNode } from './linked-data.ts'

/** What schema.org and the readers of JobPosting name, read or dropped for a reason; anything else is news. */
const READ =
  'title name identifier url description hiringOrganization jobLocation applicantLocationRequirements jobLocationType baseSalary ' +
  'salaryCurrency employmentType employmentUnit industry occupationalCategory inLanguage datePosted dateModified validThrough ' +
  'responsibilities qualifications experienceRequirements educationRequirements skills jobBenefits'
const DROPPED =
  // A guess of the site that is not the employer's pay.
  'estimatedSalary ' +
  // Names of a property that another one says; older names of those that are read.
  'benefits incentiveCompensation incentives alternateName disambiguatingDescription mainEntityOfPage sameAs additionalType ' +
  // Nothing that the schema has a place for.
  'applicationContact directApply experienceInPlaceOfEducation eligibilityToWorkRequirement employerOverview jobImmediateStart ' +
  'jobStartDate jobDuration physicalRequirement relevantOccupation securityClearanceRequirement sensoryRequirement specialCommitments ' +
  'totalJobOpenings workHours interview_process image logo potentialAction subjectOf publisher keywords'
const KNOWN = new Set(`${READ} ${DROPPED}`.split(' '))

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
