import { z } from 'zod'
import type { RawSalary } from '../src/model/raw-listing.ts'
import { defineSource } from '../src/model/source.ts'
import { present, printed, printedList } from '../src/read/printed.ts'
import { fieldOf, fromRecords, readRecords } from '../src/read/records.ts'
import { childrenOf, innerMarkup, textOf, type XmlElement } from '../src/read/xml.ts'

const HOST = /^[a-z0-9-]+\.jobs\.personio\.(?:de|com)$/

const Board = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+$/),
})
const Locator = z.object({
  /** The base address of the feed, where it is not the board's own host. */
  api: z.url().optional(),
  /** The language to ask for; without it the account's default, which names every open position. */
  language: z.string().trim().min(2).optional(),
})

export default defineSource({
  id: 'personio',
  name: 'Personio',
  homepage: 'https://www.personio.com',
  reference: 'https://developer.personio.de/docs/retrieving-open-job-positions',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-09-25', note: 'Allow: / or no robots.txt; each board has its own' },
    url: 'https://developer.personio.de/docs/retrieving-open-job-positions',
  },
  board: Board,
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && HOST.test(url.hostname) ? { host: url.hostname } : null),
  identify: [/([a-z0-9-]+\.jobs\.personio\.(?:de|com)\/job\/\d+)/],
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 500, concurrency: 2 },
  // The instant at which the position was made in the account, which may be years before it was published.
  hints: { unreliable: ['datePosted'] },
  start: (parameters) => {
    const { host, api, language } = Board.extend(Locator.shape).parse(parameters)
    const query = language === undefined ? '' : `?language=${encodeURIComponent(language)}`
    return [{ url: `${api ?? `https://${host}`}/xml${query}`, accept: 'application/xml' }]
  },
  // A position published in another language than the account's stands here without its description.
  follow: (page) => {
    const url = new URL(page.url)
    if (url.searchParams.has('language')) return { requests: [] }
    const { records } = readRecords(page, 'workzag-jobs', 'position')
    url.searchParams.set('language', 'en')
    const lacks = records.some((record) => description(record) === undefined)
    return { requests: lacks ? [{ url: url.href, accept: 'application/xml', restates: true }] : [] }
  },
  extract: fromRecords({
    root: 'workzag-jobs',
    record: 'position',
    knows: {
      fields: [
        '/id',
        '/name',
        '/subcompany',
        '/office',
        '/additionalOffices/office',
        '/department',
        '/recruitingCategory',
        '/occupation',
        '/occupationCategory',
        '/keywords',
        '/employmentType',
        '/schedule',
        '/seniority',
        '/yearsOfExperience',
        '/jobDescriptions/jobDescription/name',
        '/jobDescriptions/jobDescription/value',
        '/salaryInformation/min',
        '/salaryInformation/max',
        '/salaryInformation/currencyCode',
        '/salaryInformation/type',
        '/createdAt',
      ],
      words: {
        '/employmentType': ['permanent', 'intern', 'trainee', 'freelance'],
        '/yearsOfExperience': ['lt-1', '1-2', '2-5', '5-7', '7-10', '10-15', 'gt-15'],
        '/schedule': ['full-time', 'part-time', 'full-or-part-time'],
        '/seniority': ['entry-level', 'experienced', 'executive', 'student'],
        '/salaryInformation/type': ['yearly', 'monthly', 'weekly', 'daily', 'hourly'],
      },
    },
    map: (position, _page, parameters) => {
      const id = fieldOf(position, 'id')
      // The feed states no address; each position has its page on the board's host.
      const url = `https://${Board.parse(parameters).host}/job/${encodeURIComponent(id ?? '')}`
      const offices = childrenOf(position, 'additionalOffices').flatMap((more) => childrenOf(more, 'office'))
      return present({
        sourceJobId: id ?? '',
        url,
        applyUrl: `${url}#apply`,
        title: fieldOf(position, 'name'),
        company: fieldOf(position, 'subcompany'),
        descriptionHtml: withExperience(description(position), fieldOf(position, 'yearsOfExperience')),
        locations: printedList([fieldOf(position, 'office'), ...offices.map(textOf)]),
        salaries: salaries(position),
        employmentTypes: printedList([fieldOf(position, 'employmentType'), fieldOf(position, 'schedule')]),
        seniority: fieldOf(position, 'seniority'),
        department: fieldOf(position, 'department'),
        tags: printedList([
          fieldOf(position, 'recruitingCategory'),
          fieldOf(position, 'occupation'),
          fieldOf(position, 'occupationCategory'),
          ...(fieldOf(position, 'keywords')?.split(',') ?? []),
        ]),
        datePosted: fieldOf(position, 'createdAt'),
      })
    },
  }),
})

/** The description's blocks, each under its heading. */
function description(position: XmlElement): string | undefined {
  const blocks = childrenOf(position, 'jobDescriptions').flatMap((all) => childrenOf(all, 'jobDescription'))
  const html = blocks.flatMap((block) => {
    const body = fieldOf(block, 'value')
    const [heading] = childrenOf(block, 'name')
    const words = heading && printed(innerMarkup(heading))
    return body === undefined ? [] : [words === undefined ? body : `<h2>${words}</h2>\n${body}`]
  })
  return printed(html.join('\n'))
}

/** The experience asked for stands nowhere in the text; alone it is no description, which another language may have. */
function withExperience(html: string | undefined, years: string | undefined): string | undefined {
  if (html === undefined || years === undefined) return html
  const [, bound, count] = /^(lt|gt)-(\d+)$/.exec(years) ?? []
  const words = bound === undefined ? years : `${bound === 'lt' ? 'Less' : 'More'} than ${String(count)}`
  return `${html}\n<p>${words} ${count === '1' ? 'year' : 'years'} of experience</p>`
}

/** What the employer chose to publish; an amount of zero says nothing. */
function salaries(position: XmlElement): RawSalary[] | undefined {
  const found = childrenOf(position, 'salaryInformation').flatMap((information): RawSalary[] => {
    const amount = (name: string): string | undefined => {
      const stated = fieldOf(information, name)
      return stated === undefined || Number(stated) === 0 ? undefined : stated
    }
    const stated = present({
      min: amount('min'),
      max: amount('max'),
      currency: fieldOf(information, 'currencyCode'),
      interval: fieldOf(information, 'type'),
    })
    return stated.min === undefined && stated.max === undefined ? [] : [stated]
  })
  return found.length > 0 ? found : undefined
}
