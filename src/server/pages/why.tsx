import { oneLine, shortened } from '../../feed/clean-text.ts'
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

interface Row {
  readonly label: string
  readonly value: string
  readonly evidence: Evidence
  readonly listing: string
}

/** Each value with the words it was read from, the rule, how sure it is, and the listing that said so. */
export function Why({ job, listings }: { job: Job; listings: readonly Listing[] }) {
  const rows = evidenceRows(job, listings)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>Why we say this</h2>
      <div class="scroll">
        <table class="why">
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Read from</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, value, evidence, listing }) => (
              <tr>
                <th scope="row">
                  {label}
                  {value === '' ? null : (
                    <>
                      <br />
                      <span class="soft">{value}</span>
                    </>
                  )}
                </th>
                <td>
                  {evidence.quote === '' ? null : <q>{shortened(oneLine(evidence.quote), 240)}</q>}
                  {evidence.path === null ? null : (
                    <>
                      {' '}
                      <code>{evidence.path}</code>
                    </>
                  )}
                </td>
                <td>
                  {evidence.rule}, {evidence.confidence} confidence
                  {listings.length > 1 ? (
                    <>
                      <br />
                      <span class="soft">{listing}</span>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The evidence of the listing that each value of the job was taken from; of all listings where the job does not say. */
function evidenceRows(job: Job, listings: readonly Listing[]): Row[] {
  return Object.entries(labels).flatMap(([field, label]) => {
    const from = job.fieldSources[field]
    const tellers = from === undefined ? listings : listings.filter((listing) => listing.key === from)
    return tellers.flatMap((listing) =>
      Object.entries(listing.evidence)
        .filter(([path]) => path === field || path.startsWith(`${field}.`))
        .flatMap(([path, evidence]) =>
          evidence.map((each) => ({ label, value: valueText(listing, path), evidence: each, listing: listing.key })),
        ),
    )
  })
}

/** The value at an evidence path (`salaries.0`, `skills.Rust`, `seniority`) as people read it. */
function valueText(listing: Listing, path: string): string {
  const [field = '', index] = path.split('.', 2)
  const at = Number(index)
  if (field === 'salaries')
    return listing.salaries
      .filter((_, i) => index === undefined || i === at)
      .map(salaryText)
      .join('; ')
  if (field === 'locations')
    return listing.locations
      .filter((_, i) => index === undefined || i === at)
      .map(placeText)
      .join('; ')
  if (field === 'remoteScope') return workplaceText({ workplace: 'remote', remoteScope: listing.remoteScope }) ?? ''
  if (field === 'experienceYears') return (listing.experienceYears && yearsText(listing.experienceYears)) ?? ''
  const value = listing[field as keyof Listing]
  if (Array.isArray(value)) {
    const items = value.map(String)
    return index === undefined ? items.join(', ') : (items[at] ?? index)
  }
  return typeof value === 'string' ? oneLine(value).replaceAll('_', ' ') : ''
}
