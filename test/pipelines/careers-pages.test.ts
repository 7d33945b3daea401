import { expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { discover } from '../../pipelines/sources/discover.ts'
import { SourceError } from '../../src/errors.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher } from '../../src/ports/fetcher.ts'

const PAGE = 'https://kornblume.example/careers'

/** The boards that a company's page of this markup leads to; nothing but the page answers. */
async function boardsOf(markup: string): Promise<string[]> {
  const fetcher = {
    fetch: async ({ url }: { url: string }) => {
      if (url !== PAGE) throw new SourceError('http-status', 'no answer')
      return { page: { id: 1, url, finalUrl: url, status: 200, headers: { 'content-type': 'text/html' } } }
    },
  } as unknown as Fetcher
  const body = `<!doctype html><html><head><title>Careers</title></head><body><h1>Grind with us</h1>
    <a href="https://kornblume.example/about">About</a> <a href="https://www.linkedin.com/company/kornblume">LinkedIn</a>${markup}</body></html>`
  const archive = {
    body: async () => new TextEncoder().encode(body),
    robots: async () => undefined,
    verdicts: async () => [],
  } as unknown as Archive
  const { found } = await discover(new URL(PAGE), { sources, crawl: 'look', fetcher, archive })
  return found.map(({ source, parameters }) =>
    [source.id, ...Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`)].join(' '),
  )
}

test.each([
  [
    'greenhouse board=kornblume',
    '<div id="grnhse_app"></div><script src="https://boards.greenhouse.io/embed/job_board/js?for=kornblume"></script>',
  ],
  [
    'greenhouse board=kornblume',
    '<iframe src="https://job-boards.greenhouse.io/embed/job_board?for=kornblume"></iframe>',
  ],
  ['lever site=kornblume', '<a href="https://jobs.lever.co/kornblume?team=Mill">Open positions</a>'],
  ['lever site=kornblume', '<script>fetch("https://api.lever.co/v0/postings/kornblume?mode=json")</script>'],
  ['ashby board=kornblume', '<script src="https://jobs.ashbyhq.com/kornblume/embed?version=2"></script>'],
  ['workable account=kornblume', '<a href="https://apply.workable.com/kornblume/j/ABCDEF0123/">Miller</a>'],
  [
    'smartrecruiters company=Kornblume',
    '<a href="https://jobs.smartrecruiters.com/Kornblume/743999000000017-miller">Miller</a>',
  ],
  ['recruitee company=kornblume', '<a href="https://kornblume.recruitee.com/o/miller">Miller</a>'],
  ['teamtailor host=kornblume.teamtailor.com', '<a href="https://kornblume.teamtailor.com/jobs">Jobs</a>'],
  [
    'personio host=kornblume.jobs.personio.de',
    '<iframe src="https://kornblume.jobs.personio.de/?language=de"></iframe>',
  ],
  [
    'bamboohr company=kornblume',
    '<div id="BambooHR" data-domain="kornblume.bamboohr.com"></div><script src="https://kornblume.bamboohr.com/js/embed.js"></script>',
  ],
  ['breezy company=kornblume', '<a href="https://kornblume.breezy.hr/p/0123456789ab-miller">Miller</a>'],
  ['pinpoint company=kornblume', '<a href="https://kornblume.pinpointhq.com/en/postings/17">Miller</a>'],
  ['rippling board=kornblume', '<iframe src="https://ats.rippling.com/embed/kornblume/jobs"></iframe>'],
  [
    'workday tenant=kornblume instance=wd5 site=Mill',
    '<a href="https://kornblume.wd5.myworkdayjobs.com/en-US/Mill">See all jobs</a>',
  ],
  ['jazzhr company=kornblume', '<a href="https://kornblume.applytojob.com/apply">Jobs</a>'],
  ['jazzhr company=kornblume', '<script src="https://kornblume.applytojob.com/apply/jobs/widget.js"></script>'],
  ['icims host=careers-kornblume.icims.com', '<a href="https://careers-kornblume.icims.com/jobs/search?ss=1">Jobs</a>'],
  [
    'oracle host=kornblume.fa.us2.oraclecloud.com site=CX_1',
    '<a href="https://kornblume.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/requisitions">Jobs</a>',
  ],
  [
    'eightfold company=kornblume domain=kornblume.example',
    '<a href="https://kornblume.eightfold.ai/careers?domain=kornblume.example">Jobs</a>',
  ],
  [
    'comeet uid=30.005 token=ABCDEF01',
    '<script src="https://www.comeet.co/careers-api/2.0/company/30.005/positions?token=ABCDEF01"></script>',
  ],
  ['comeet company=kornblume uid=30.005', '<a href="https://www.comeet.com/jobs/kornblume/30.005">Jobs</a>'],
  ['jobvite company=kornblume', '<iframe src="https://jobs.jobvite.com/kornblume/jobs"></iframe>'],
  ['join company=kornblume', '<a href="https://join.com/companies/kornblume">Jobs</a>'],
])('%s is found in %s', async (board, markup) => {
  expect(await boardsOf(markup)).toEqual([board])
})

test.each([
  '<a href="https://www.greenhouse.com/">Powered by Greenhouse</a>',
  '<a href="https://www.lever.co/">Powered by Lever</a>',
  '<a href="https://www.bamboohr.com/">Powered by BambooHR</a>',
  '<a href="https://www.personio.com/blog/">Personio</a>',
  '<script src="https://cdn.breezy.hr/widget.js"></script>',
  '<a href="https://help.recruitee.com/en/">Help</a>',
])('a platform’s own page is no board: %s', async (markup) => {
  expect(await boardsOf(markup)).toEqual([])
})
