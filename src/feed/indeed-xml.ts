import type { Job } from '../model/job.ts'
import { cleanText, oneLine } from './clean-text.ts'
import { attributions } from './content.ts'
import type { FeedDocument } from './document.ts'
import { jobUrl, publishedInstant, updatedInstant, withoutSlash } from './document.ts'
import { plainWord, salaryText } from './facts.ts'
import { passOn } from './pass-on.ts'

/**
 * The open jobs that may be passed on, in Indeed's XML form: every value in CDATA, `referencenumber` the job's id for ever, the title
 * without place or pay. What a job does not state is left out; one without employer, text or date is, as Indeed demands them.
 */
export function toIndeedXml(document: FeedDocument): string {
  const jobs = document.jobs.flatMap((job) => (job.status === 'open' ? (passOn(job) ?? []) : [])).filter(isWhole)
  const head = [
    element('publisher', oneLine(document.title)),
    element('publisherurl', withoutSlash(document.publicUrl)),
    document.updated === null ? '' : element('lastBuildDate', new Date(document.updated).toUTCString()),
  ]
  const body = jobs.map((job) => `<job>\n${rows(job, document.publicUrl).join('')}</job>\n`)
  return `<?xml version="1.0" encoding="utf-8"?>\n<source>\n${head.join('')}${body.join('')}</source>\n`
}

function isWhole(job: Job): boolean {
  return job.company.name !== null && job.description.html !== '' && publishedInstant(job) !== null
}

function rows(job: Job, publicUrl: string): string[] {
  const place = job.locations[0]
  const published = publishedInstant(job)
  const updated = updatedInstant(job)
  const pay = job.salaries[0]
  const values: [string, string | null | undefined][] = [
    ['title', oneLine(job.title)],
    ['date', published],
    ['referencenumber', job.id],
    ['requisitionid', job.requisitionId ?? job.id],
    ['url', jobUrl(publicUrl, job)],
    ['company', job.company.name === null ? null : oneLine(job.company.name)],
    ['city', place?.city],
    ['state', place?.region],
    ['country', place?.country ?? job.remoteScope.countries[0]],
    ['description', job.description.html],
    ['salary', pay === undefined ? null : salaryText(pay)],
    ['jobtype', job.employmentTypes.map(plainWord).join(', ')],
    ['category', job.department],
    ['experience', job.seniority === 'unknown' ? null : job.seniority],
    ['expirationdate', job.validThrough],
    ['remotetype', { remote: 'Fully remote', hybrid: 'Hybrid remote', onsite: null, unknown: null }[job.workplace]],
    ['lastactivitydate', updated],
    ['sourcename', attributions(job).join(', ') || job.listings[0]?.source],
  ]
  return values.flatMap(([name, value]) => (value ? [element(name, value)] : []))
}

function element(name: string, value: string): string {
  return `<${name}><![CDATA[${cleanText(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>\n`
}
