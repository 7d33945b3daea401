import type { RecordedPosting } from './recorded-days.ts'

/** What a posting says, the same every day: the texts stay where they were recorded. */
function textOf({ source_id, title, company }: RecordedPosting): string {
  const said = `${company} fills this opening: ${title}. Whoever applies names ${source_id}.`
  return `<p>${said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
}

/** A board's postings on one day, the newest first. */
interface Shown {
  readonly day: string
  readonly origin: string
  readonly postings: readonly RecordedPosting[]
}

/** A recorded board's own way of answering: the body at an address, undefined where it has none there. */
type Shape = (url: URL, shown: Shown) => unknown

/** The instant at which a posting was published, in milliseconds; a date after the day is that day. */
export function publishedAt({ published_at: at }: RecordedPosting, day: string): number {
  const known = /^\d+$/.test(at) ? Number(at) * 1000 : Date.parse(/[Z+-]\d*:?\d*$/.test(at.slice(10)) ? at : `${at}Z`)
  const start = Date.parse(`${day}T00:00:00Z`)
  return known >= start + 86_400_000 ? start : known
}

const seconds = (posting: RecordedPosting, day: string): number => Math.floor(publishedAt(posting, day) / 1000)
const instant = (posting: RecordedPosting, day: string): string =>
  new Date(publishedAt(posting, day)).toISOString().slice(0, 19)

/** Where a posting stands on the rebuilt board: its address as stored, there. */
export function addressOf({ url }: RecordedPosting, origin: string): string {
  return origin + new URL(url).pathname
}

function remoteok({ pathname }: URL, { day, origin, postings }: Shown): unknown {
  if (pathname !== '/api') return undefined
  const jobs = postings.map((one) => ({
    id: one.source_id,
    epoch: seconds(one, day),
    date: `${instant(one, day)}+00:00`,
    company: one.company,
    company_logo: '',
    position: one.title,
    tags: one.tags,
    description: textOf(one),
    location: one.location,
    salary_min: one.salary_min ?? 0,
    salary_max: one.salary_max ?? 0,
    url: addressOf(one, origin),
    apply_url: addressOf(one, origin),
  }))
  return [{ last_updated: Date.parse(day) / 1000, legal: 'Link back.' }, ...jobs]
}

/** The day from which pages are named by a cursor. */
const CURSORS = '2026-08-21'

function himalayas({ pathname, searchParams }: URL, { day, origin, postings }: Shown): unknown {
  if (pathname !== '/jobs/api') return undefined
  const limit = Math.min(Number(searchParams.get('limit') ?? 20), 20)
  const offset = Number(searchParams.get('cursor') ?? searchParams.get('offset') ?? 0)
  const more = day >= CURSORS && offset + limit < postings.length
  return {
    updatedAt: Date.parse(day) / 1000,
    offset,
    limit,
    totalCount: postings.length,
    ...(more ? { nextCursor: String(offset + limit) } : {}),
    jobs: postings.slice(offset, offset + limit).map((one) => ({
      title: one.title,
      companyName: one.company,
      description: textOf(one),
      minSalary: one.salary_min,
      maxSalary: one.salary_max,
      currency: 'USD',
      locationRestrictions: one.location === '' ? [] : one.location.split(','),
      timezoneRestrictions: [],
      categories: one.tags,
      parentCategories: [],
      seniority: [],
      pubDate: seconds(one, day),
      guid: one.source_id,
      applicationLink: addressOf(one, origin),
    })),
  }
}

const ARBEITNOW_PAGE = 100

function arbeitnow({ pathname, searchParams }: URL, { day, origin, postings }: Shown): unknown {
  const path = '/api/job-board-api'
  if (pathname !== path) return undefined
  const page = Number(searchParams.get('page') ?? 1)
  const to = (other: number) => `${origin}${path}?page=${other}`
  return {
    data: postings.slice((page - 1) * ARBEITNOW_PAGE, page * ARBEITNOW_PAGE).map((one) => ({
      slug: one.source_id,
      company_name: one.company,
      title: one.title,
      description: textOf(one),
      remote: false,
      url: addressOf(one, origin),
      tags: one.tags,
      job_types: [],
      location: one.location,
      created_at: seconds(one, day),
    })),
    links: {
      first: to(1),
      last: null,
      prev: page > 1 ? to(page - 1) : null,
      next: page * ARBEITNOW_PAGE < postings.length ? to(page + 1) : null,
    },
    meta: { current_page: page, per_page: ARBEITNOW_PAGE },
  }
}

function remotive({ pathname }: URL, { day, origin, postings }: Shown): unknown {
  if (pathname !== '/api/remote-jobs') return undefined
  return {
    '0-legal-notice': 'Link back.',
    'job-count': postings.length,
    'total-job-count': postings.length,
    jobs: postings.map((one) => ({
      id: Number(one.source_id),
      url: addressOf(one, origin),
      title: one.title,
      company_name: one.company,
      category: '',
      tags: one.tags,
      job_type: '',
      publication_date: instant(one, day),
      candidate_required_location: one.location,
      salary: one.salary_raw ?? '',
      description: textOf(one),
    })),
  }
}

function workingnomads({ pathname }: URL, { day, origin, postings }: Shown): unknown {
  if (pathname !== '/api/exposed_jobs/') return undefined
  return postings.map((one) => ({
    url: addressOf(one, origin),
    title: one.title,
    description: textOf(one),
    company_name: one.company,
    tags: one.tags.join(','),
    location: one.location,
    pub_date: `${instant(one, day)}+00:00`,
  }))
}

function jobicy({ pathname, searchParams }: URL, { day, origin, postings }: Shown): unknown {
  if (pathname !== '/api/v2/remote-jobs') return undefined
  const jobs = postings.slice(0, Math.min(Number(searchParams.get('count') ?? 50), 100))
  return {
    apiVersion: '2.2.14',
    jobCount: jobs.length,
    lastUpdate: `${day}T12:00:00+00:00`,
    jobs: jobs.map((one) => ({
      id: Number(one.source_id),
      url: addressOf(one, origin),
      jobTitle: one.title,
      companyName: one.company,
      jobIndustry: one.tags,
      jobType: [],
      jobGeo: one.location,
      jobLevel: 'Any',
      jobDescription: textOf(one),
      pubDate: `${instant(one, day)}+00:00`,
    })),
    success: true,
  }
}

/** How each of the recorded boards answers, by source. */
export const shapes = { remoteok, himalayas, arbeitnow, remotive, workingnomads, jobicy } satisfies Record<
  string,
  Shape
>
