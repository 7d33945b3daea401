import { oneLine } from '../../feed/clean-text.ts'
import { placeText, salaryText, workplaceText, yearsText } from '../../feed/facts.ts'
import type { Job } from '../../model/job.ts'
import type { Evidence, Listing } from '../../model/listing.ts'

const labels: Readonly<Record<string, string>> = {
  title: 'Title',
  company: 'Company',
  workplace: 'Workplace',
  remoteScope: 'Where one may live',
  locations: 'Place',
  salaries: 'Pay',
  employmentTypes: 'Employment',
  seniority: 'Seniority',
  experienceYears: 'Experience',
  visaSponsorship: 'Visa sponsorship',
  skills: 'Skills',
  benefits: 'Benefits',
  department: 'Department',
  language: 'Language',
  datePosted: 'Posted',
  dateModified: 'Changed',
  validThrough: 'Apply by',
}

/** One value of a job and all that was read for it by one rule in one listing. */
export interface EvidenceRow {
  readonly label: string
  readonly value: string
  readonly rule: string
  readonly confidence: Evidence['confidence']
  readonly listing: string
  readonly quotes: readonly { readonly quote: string; readonly path: string | null }[]
}

/** The evidence of the listing that each value of the job was taken from; of all listings where the job does not say. */
export function evidenceRows(job: Job, listings: readonly Listing[]): EvidenceRow[] {
  return Object.entries(labels).flatMap(([field, label]) => {
    const from = job.fieldSources[field]
    const tellers = from === undefined ? listings : listings.filter((listing) => listing.key === from)
    return tellers.flatMap((listing) =>
      Object.entries(listing.evidence)
        .filter(([path]) => path === field || path.startsWith(`${field}.`))
        .flatMap(([path, evidence]) =>
          byRule(evidence, { label, value: valueText(listing, path), listing: listing.key }),
        ),
    )
  })
}

function byRule(
  evidence: readonly Evidence[],
  of: { readonly label: string; readonly value: string; readonly listing: string },
): EvidenceRow[] {
  const rules = new Map<string, Evidence[]>()
  for (const each of evidence) {
    const name = `${each.rule} ${each.confidence}`
    rules.set(name, [...(rules.get(name) ?? []), each])
  }
  return [...rules.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const quotes = group.map(({ quote, path }) => ({ quote, path }))
    return [{ ...of, rule: first.rule, confidence: first.confidence, quotes }]
  })
}

/** The value at an evidence path (`salaries.0`, `skills.1`, `seniority`) as people read it. */
function valueText(listing: Listing, path: string): string {
  const [field = '', index] = path.split('.', 2)
  const chosen = <T>(items: readonly T[]) =>
    index === undefined ? items : items.slice(Number(index), Number(index) + 1)
  if (field === 'salaries') return chosen(listing.salaries).map(salaryText).join('; ')
  if (field === 'locations') return chosen(listing.locations).map(placeText).join('; ')
  if (field === 'remoteScope') return workplaceText({ workplace: 'remote', remoteScope: listing.remoteScope }) ?? ''
  if (field === 'experienceYears') return (listing.experienceYears && yearsText(listing.experienceYears)) ?? ''
  if (field === 'company') return listing.company.name ?? ''
  const value = listing[field as keyof Listing]
  if (Array.isArray(value)) return chosen(value.map((item) => (typeof item === 'string' ? plain(item) : ''))).join(', ')
  return typeof value === 'string' ? plain(value) : ''
}

function plain(value: string): string {
  return oneLine(value).replaceAll('_', ' ')
}
