import { html, itemOf, json, numberIn, pageOf, redirect, textOf, titleOf, totalOf, type Shape } from './shape.ts'

const search = (url: URL, name: string): number => Number(url.searchParams.get(name) ?? 0)

/** Lists paged by offset, each posting with an answer of its own. */
const smartrecruiters: Shape = {
  source: 'smartrecruiters',
  parameters: (origin) => ({ company: 'Fernbrook', api: origin }),
  key: (id) => `smartrecruiters:Fernbrook/${id}`,
  page: 100,
  proof: 'declared total % met',
  title: 'name',
  id: 'id',
  lists: (path) => path.endsWith('/postings'),
  answer: ({ url }, board) => {
    const item = (id: number, more: object = {}): unknown =>
      itemOf(board, id, {
        id: String(id),
        name: titleOf(id),
        company: { identifier: 'Fernbrook', name: 'Fernbrook Farms' },
        releasedDate: '2026-10-01T05:58:03.000Z',
        location: { city: 'Graz', country: 'at', remote: false, hybrid: false, fullLocation: 'Graz, Styria, Austria' },
        visibility: 'PUBLIC',
        ...more,
      })
    const id = numberIn(/\/postings\/(\d+)$/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) {
      const sections = { jobDescription: { title: 'The work', text: textOf(id) } }
      return json(item(id, { active: true, jobAd: { sections } }))
    }
    if (url.pathname !== '/v1/companies/Fernbrook/postings') return undefined
    const offset = search(url, 'offset')
    const content = pageOf(board, offset, 100).map((each) => item(each))
    return json({ offset, limit: 100, totalFound: totalOf(board), content })
  },
  dead: { 'total 0': () => json({ offset: 0, limit: 100, totalFound: 0, content: [] }) },
}

const eightfold: Shape = {
  source: 'eightfold',
  parameters: (origin) => ({ company: 'fernbrook', domain: 'fernbrook.example', api: origin }),
  key: (id) => `eightfold:fernbrook/${id}`,
  page: 10,
  proof: 'declared total % met',
  title: 'name',
  id: 'id',
  lists: (path) => path === '/api/apply/v2/jobs',
  answer: ({ url }, board) => {
    const item = (id: number, text: string): unknown =>
      itemOf(board, id, {
        id,
        name: titleOf(id),
        canonicalPositionUrl: `https://fernbrook.example/careers/job/${id}`,
        location: 'Graz, Styria, Austria',
        locations: ['Graz, Styria, Austria'],
        job_description: text,
        t_create: 1790000000,
        t_update: 1790000000 + id,
      })
    const id = numberIn(/\/jobs\/(\d+)$/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) return json(item(id, textOf(id)))
    if (url.pathname !== '/api/apply/v2/jobs') return undefined
    const positions = pageOf(board, search(url, 'start'), 10).map((each) => item(each, ''))
    return json({ domain: 'fernbrook.example', positions, count: totalOf(board) })
  },
  dead: {
    '403 with a message': () => json({ message: 'Not authorized' }, 403),
    '200 with a page': () => html('Nothing here'),
    'a redirect': redirect,
  },
}

const torre: Shape = {
  source: 'torre',
  parameters: (origin) => ({ search: origin, site: origin }),
  key: (id) => `torre:t${id}`,
  page: 20,
  proof: 'declared total % met',
  title: 'objective',
  id: 'id',
  lists: (path) => path === '/opportunities/_search',
  answer: ({ url }, board) => {
    const item = (id: number, more: object): unknown =>
      itemOf(board, id, { id: `t${id}`, objective: titleOf(id), ...more })
    const id = numberIn(/\/opportunities\/t(\d+)$/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) return json(item(id, { details: [{ code: 'responsibilities', content: textOf(id) }] }))
    if (url.pathname !== '/opportunities/_search') return undefined
    const offset = search(url, 'offset')
    const results = pageOf(board, offset, 20).map((each) =>
      item(each, {
        slug: `fernbrook-${each}`,
        type: 'full-time-employment',
        organizations: [{ name: 'Fernbrook Farms' }],
        locations: ['Austria'],
        remote: true,
        status: 'open',
        created: '2026-11-18T10:00:00.000Z',
      }),
    )
    return json({ total: totalOf(board), size: 20, offset: board.stuck ? 0 : offset, results })
  },
  dead: { '405 with a message': () => json({ message: 'Method Not Allowed' }, 405) },
}

/** A list that takes a posted body. */
const workday: Shape = {
  source: 'workday',
  parameters: (origin) => ({ tenant: 'fernbrook', site: 'Careers', instance: 'wd3', api: origin }),
  key: (id) => `workday:fernbrook/Careers/R-${id}`,
  page: 20,
  proof: 'declared total % met',
  title: 'title',
  lists: (path) => path.endsWith('/jobs'),
  answer: ({ url, posted }, board) => {
    const root = '/wday/cxs/fernbrook/Careers'
    const path = (id: number): string => `/job/Austria-Graz/Keeper_R-${id}`
    const id = numberIn(/Keeper_R-(\d+)$/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) {
      const jobPostingInfo = itemOf(board, id, {
        title: titleOf(id),
        jobDescription: textOf(id),
        location: 'Austria, Graz',
        startDate: '2026-11-03',
        timeType: 'Full time',
        jobReqId: `R-${id}`,
        externalUrl: `https://fernbrook.wd3.myworkdayjobs.com/Careers${path(id)}`,
        canApply: true,
        posted: true,
      })
      return json({ jobPostingInfo, hiringOrganization: { name: 'Fernbrook Farms', url: '' } })
    }
    if (url.pathname !== `${root}/jobs` || posted === '') return undefined
    const { offset } = JSON.parse(posted) as { offset: number }
    const jobPostings = pageOf(board, offset, 20).map((each) =>
      itemOf(board, each, {
        title: titleOf(each),
        externalPath: path(each),
        locationsText: 'Austria, Graz',
        postedOn: 'Posted Today',
        bulletFields: [`R-${each}`],
      }),
    )
    // Only the first page states it.
    return json({ total: offset === 0 ? totalOf(board) : 0, jobPostings, facets: [], userAuthenticated: false })
  },
  dead: {
    '404': () => json({ errorCode: 'HTTP_404', httpStatus: 404 }, 404),
    '422': () => json({ errorCode: 'HTTP_422', httpStatus: 422, messageParams: {} }, 422),
    '200 with a page': () => html('Back soon'),
    'a redirect': (origin) => redirect(origin, 303),
  },
}

/** A list of one answer, each posting with an answer of its own. */
const bamboohr: Shape = {
  source: 'bamboohr',
  parameters: (origin) => ({ company: 'fernbrook', base: origin }),
  key: (id) => `bamboohr:fernbrook/${id}`,
  proof: 'declared total % met',
  title: 'jobOpeningName',
  lists: (path) => path === '/careers/list',
  answer: ({ url }, board) => {
    const id = numberIn(/\/careers\/(\d+)\/detail$/.exec(url.pathname)?.[1])
    if (board.ids.includes(id)) {
      const jobOpening = itemOf(board, id, {
        jobOpeningShareUrl: `https://fernbrook.bamboohr.com/careers/${id}`,
        jobOpeningName: titleOf(id),
        jobOpeningStatus: 'Open',
        location: { city: 'Graz', state: 'Styria', postalCode: '8010', addressCountry: 'Austria' },
        description: textOf(id),
        datePosted: '2026-10-01',
        locationType: '0',
      })
      return json({ meta: {}, result: { jobOpening, formFields: {} } })
    }
    if (url.pathname !== '/careers/list') return undefined
    const result = board.ids.slice(0, board.cap).map((each) =>
      itemOf(board, each, {
        id: String(each),
        jobOpeningName: titleOf(each),
        employmentStatusLabel: 'Full-Time',
        location: { city: 'Graz', state: 'Styria' },
        isRemote: null,
        locationType: '0',
      }),
    )
    return json({ meta: { totalCount: totalOf(board) }, result })
  },
  dead: { 'a redirect': redirect, '403 with a page': () => html('Blocked', 403) },
}

/** One answer that holds the whole board. */
const lever: Shape = {
  source: 'lever',
  parameters: (origin) => ({ site: 'fernbrook', api: origin }),
  key: (id) => `lever:fernbrook/l-${id}`,
  proof: 'natural end',
  title: 'text',
  id: 'id',
  lists: (path) => path === '/v0/postings/fernbrook',
  answer: ({ url }, board) =>
    url.pathname === '/v0/postings/fernbrook'
      ? json(
          board.ids.map((id) =>
            itemOf(board, id, {
              id: `l-${id}`,
              text: titleOf(id),
              categories: { commitment: 'Full-time', location: 'Graz, Austria', allLocations: ['Graz, Austria'] },
              workplaceType: 'onsite',
              createdAt: 1762000000123,
              description: textOf(id),
              hostedUrl: `https://jobs.lever.co/fernbrook/l-${id}`,
              applyUrl: `https://jobs.lever.co/fernbrook/l-${id}/apply`,
            }),
          ),
        )
      : undefined,
  dead: { '404': () => json({ ok: false, error: 'Document not found' }, 404) },
}

const ashby: Shape = {
  source: 'ashby',
  parameters: (origin) => ({ board: 'Fernbrook', api: origin }),
  key: (id) => `ashby:Fernbrook/a-${id}`,
  proof: 'natural end',
  title: 'title',
  id: 'id',
  lists: (path) => path === '/posting-api/job-board/Fernbrook',
  answer: ({ url }, board) => {
    if (url.pathname !== '/posting-api/job-board/Fernbrook') return undefined
    const jobs = board.ids.map((id) =>
      itemOf(board, id, {
        id: `a-${id}`,
        title: titleOf(id),
        employmentType: 'FullTime',
        location: 'Graz',
        isListed: true,
        isRemote: false,
        workplaceType: 'OnSite',
        publishedAt: '2026-10-01T05:58:03.000+00:00',
        jobUrl: `https://jobs.ashbyhq.com/Fernbrook/a-${id}`,
        applyUrl: `https://jobs.ashbyhq.com/Fernbrook/a-${id}/application`,
        descriptionHtml: textOf(id),
      }),
    )
    return json({ apiVersion: '1', jobs })
  },
  dead: {
    '404 with text': () => ({ status: 404, type: 'text/plain', body: 'Not Found' }),
    '200 with text': () => ({ type: 'text/plain', body: 'Not Found' }),
  },
}

/** Pages of the newest, by a cursor where the board gives one, else by an offset. */
function himalayasOf(by: 'cursor' | 'offset'): Shape {
  return {
    source: 'himalayas',
    name: `himalayas, by ${by}`,
    parameters: (origin) => ({ base: origin, pages: 4 }),
    key: (id, origin) => `himalayas:${encodeURIComponent(`${origin}/companies/fernbrook/jobs/${id}`)}`,
    page: 20,
    most: 80,
    proof: 'window read to its end',
    title: 'title',
    id: 'guid',
    lists: (path) => path === '/jobs/api',
    answer: ({ url }, board, origin) => {
      const own = numberIn(/^\/companies\/fernbrook\/jobs\/(\d+)$/.exec(url.pathname)?.[1])
      if (board.ids.includes(own)) return html(titleOf(own))
      if (url.pathname !== '/jobs/api') return undefined
      const cursor = url.searchParams.get('cursor')
      const offset = cursor === null ? search(url, 'offset') : numberIn(atob(cursor))
      const jobs = pageOf(board, offset, 20).map((id) =>
        itemOf(board, id, {
          title: titleOf(id),
          companyName: 'Fernbrook Farms',
          employmentType: 'Full Time',
          seniority: ['Senior'],
          locationRestrictions: ['Austria'],
          description: textOf(id),
          pubDate: 1794996000,
          applicationLink: `${origin}/companies/fernbrook/jobs/${id}`,
          guid: `${origin}/companies/fernbrook/jobs/${id}`,
        }),
      )
      const more = offset + 20 < board.ids.length
      const nextCursor = by === 'cursor' && more ? { nextCursor: btoa(`from ${offset + 20}`) } : {}
      return json({ offset, limit: 20, totalCount: 100_000, ...nextCursor, jobs })
    },
    dead: { 'a redirect': redirect, '200 with a page': () => html('Just a moment') },
  }
}

/** Numbered pages of the newest that say whether there is a next. */
const arbeitnow: Shape = {
  source: 'arbeitnow',
  parameters: (origin) => ({ base: origin, pages: 3 }),
  key: (id) => `arbeitnow:keeper-${id}`,
  page: 25,
  most: 75,
  proof: 'window read to its end',
  title: 'title',
  id: 'slug',
  lists: (path) => path === '/api/job-board-api',
  answer: ({ url }, board, origin) => {
    const own = numberIn(/^\/jobs\/companies\/fernbrook\/keeper-(\d+)$/.exec(url.pathname)?.[1])
    if (board.ids.includes(own)) return html(titleOf(own))
    if (url.pathname !== '/api/job-board-api') return undefined
    const number = search(url, 'page')
    const data = pageOf(board, (number - 1) * 25, 25).map((id) =>
      itemOf(board, id, {
        slug: `keeper-${id}`,
        company_name: 'Fernbrook Farms',
        title: titleOf(id),
        description: textOf(id),
        remote: false,
        url: `${origin}/jobs/companies/fernbrook/keeper-${id}`,
        tags: ['Meadows'],
        job_types: [],
        location: 'Graz',
        created_at: 1794996000,
      }),
    )
    const next = number * 25 < board.ids.length ? `${origin}/api/job-board-api?page=${number + 1}` : null
    return json({ data, links: { first: 'x', last: null, prev: null, next }, meta: { current_page: number } })
  },
  dead: { '404': () => html('Not found', 404), '200 with a page': () => html('Not found') },
}

/** A list that configuration alone describes. */
function jsonOf(name: string, paging: string, more: (origin: string, now: number, count: number) => object): Shape {
  return {
    source: 'json',
    name: `json, ${name}`,
    parameters: (origin) => ({
      site: 'fernbrook',
      start: `${origin}/api/jobs`,
      items: '/found',
      fields: 'sourceJobId=/nr,title=/name,url=/link,descriptionHtml=/text',
      total: '/all',
      paging,
    }),
    key: (id) => `json:fernbrook/${id}`,
    page: 10,
    proof: 'declared total % met',
    title: 'name',
    lists: (path) => path === '/api/jobs',
    answer: ({ url }, board, origin) => {
      if (url.pathname !== '/api/jobs') return undefined
      const page = url.searchParams.get('page')
      const cursor = url.searchParams.get('after')
      const now = page !== null ? (Number(page) - 1) * 10 : cursor !== null ? numberIn(cursor) : search(url, 'from')
      const found = pageOf(board, now, 10).map((id) =>
        itemOf(board, id, { nr: id, name: titleOf(id), link: `https://fernbrook.example/${id}`, text: textOf(id) }),
      )
      const end = now + 10 >= board.ids.length
      return json({ all: totalOf(board), found, ...(end ? {} : more(origin, now, found.length)) })
    },
    dead: { '404': () => html('Not found', 404), '200 with text': () => ({ type: 'text/plain', body: 'Not Found' }) },
  }
}

/** Lists of several pages. */
export const pagedShapes: readonly Shape[] = [smartrecruiters, eightfold, torre, workday]

/** Whole boards of one answer, and windows. */
export const boardShapes: readonly Shape[] = [
  bamboohr,
  lever,
  ashby,
  himalayasOf('cursor'),
  himalayasOf('offset'),
  arbeitnow,
]

/** What configuration describes, by each way to go on. */
export const genericShapes: readonly Shape[] = [
  jsonOf('pages', 'page=page', () => ({})),
  jsonOf('offsets', 'offset=from', () => ({})),
  jsonOf('cursors', 'cursor=after,at=/next', (_, now) => ({ next: `c${now + 10}` })),
  jsonOf('links', 'next=/next', (origin, now) => ({ next: `${origin}/api/jobs?from=${now + 10}` })),
]
