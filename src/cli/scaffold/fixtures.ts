import { siteOf, type NewSource } from './declaration.ts'

/** The files of `test/fixtures/<id>/` by name: an invented answer that the declaration reads, an empty board, a dead one, and addresses. */
export function fixtureFiles(source: NewSource, day: string): ReadonlyMap<string, string> {
  const { host, origin } = siteOf(source)
  const ats = source.kind === 'ats'
  const base = ats ? `https://kornblume.${host}` : origin
  const about = {
    url: `${base}/jobs.json`,
    contentType: 'application/json; charset=utf-8',
    fetchedAt: `${day}T08:00:00Z`,
    parameters: ats ? { company: 'kornblume' } : {},
  }
  const posting = {
    id: 'm-17',
    title: 'Miller',
    company: 'Kornblume Mills',
    url: `${base}/jobs/m-17`,
    description: '<p>You grind rye and spelt, and mend what breaks.</p>',
    location: 'Graz, Austria',
    posted: '2026-10-05',
  }
  const expected = {
    ...(ats ? { board: 'kornblume' } : {}),
    sourceJobId: posting.id,
    title: posting.title,
    company: posting.company,
    url: posting.url,
    descriptionHtml: posting.description,
    locations: [posting.location],
    datePosted: posting.posted,
  }
  const files: Record<string, unknown> = {
    'board.json': { jobs: [posting] },
    'board.meta.json': { ...about, holds: 'postings', expected: [expected], absent: ['salaries', 'validThrough'] },
    'empty.json': { jobs: [] },
    'empty.meta.json': { ...about, holds: 'no-postings' },
    'dead.json': { error: 'not found' },
    'dead.meta.json': { ...about, status: 404, holds: 'nothing' },
    'detect.json': {
      boards: { [posting.url]: about.parameters },
      strangers: [`https://not${host}/jobs/m-17`, ...(ats ? [`${origin}/`, `https://help.${host}/`] : [])],
    },
  }
  return new Map(Object.entries(files).map(([name, held]) => [name, `${JSON.stringify(held, null, 2)}\n`]))
}
