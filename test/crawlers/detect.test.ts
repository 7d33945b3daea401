import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { isAbsent, sharedFile } from '../read/shared.ts'

const detected = (url: string): string[] =>
  [...sources.values()].flatMap((source) => {
    const found = source.detect(new URL(url))
    return found
      ? [[source.id, ...Object.entries(found).map(([name, value]) => `${name}=${String(value)}`)].join(' ')]
      : []
  })

test.each([
  ['https://boards.greenhouse.io/Kornblume/jobs/17?gh_src=x', ['greenhouse board=kornblume']],
  ['https://boards.greenhouse.io/embed/job_app?for=Kornblume&token=7', ['greenhouse board=kornblume']],
  ['https://job-boards.eu.greenhouse.io/kornblume', ['greenhouse board=kornblume']],
  ['https://boards.greenhouse.io/embed/job_board', []],
  ['https://boards-api.greenhouse.io/v1/boards/kornblume/jobs', ['greenhouse board=kornblume']],
  ['https://weworkremotely.com/categories/remote-design-jobs', ['weworkremotely category=remote-design-jobs']],
  ['https://weworkremotely.com/', ['weworkremotely']],
  ['https://github.com/RemoteWLB/remote-jobs', ['remotewlb']],
  ['https://github.com/RemoteWLB/other', []],
  ['https://remoteok.com/remote-dev-jobs', ['remoteok tag=dev']],
  ['https://remoteok.io/remote-jobs/remote-keeper-2200002', ['remoteok']],
  ['https://remotive.com.evil.example/', []],
  ['https://himalayas.app/jobs/api?limit=20&offset=0', ['himalayas']],
  ['https://www.realworkfromanywhere.com/remote-frontend-jobs/rss.xml', ['realworkfromanywhere category=frontend']],
  ['https://news.ycombinator.com/submitted?id=whoishiring', ['hackernews']],
  ['https://hn.algolia.com/api/v1/items/90000001', ['hackernews']],
  ['https://news.ycombinator.com/news', []],
  ['https://api.justjoin.it/v1/offers/sieve-1', ['justjoinit']],
  ['https://jobs.kornblume.example/', []],
])('%s', (url, expected) => {
  expect(detected(url)).toEqual(expected)
})

const CASES = 'cases/detect_urls.tsv'
test.skipIf(isAbsent(CASES))('every recorded address gives its source and parameters, or none', () => {
  const rows = readFileSync(sharedFile(CASES), 'utf8').trim().split('\n').slice(1)
  const wrong: string[] = []
  for (const row of rows) {
    const [url = '', source = '', parameters = ''] = row.split('\t')
    if (!URL.canParse(url)) continue
    const expected = sources.has(source) ? [`${source} ${parameters}`.trim()] : []
    const found = detected(url)
    if (found.join() !== expected.join())
      wrong.push(`${url}: ${found.join() || 'none'}, not ${expected.join() || 'none'}`)
  }
  expect(rows.length).toBe(81)
  expect(wrong).toEqual([])
})

/** Pages of the platforms themselves, and hosts that only sound like one: no board. */
const STRANGERS = `
  https://www.greenhouse.com/ https://www.greenhouse.io/ https://my.greenhouse.io/users/sign_in
  https://app.greenhouse.io/jobboard https://developers.greenhouse.io/job-board.html
  https://support.greenhouse.io/hc/en-us https://boards.greenhouse.io/embed/job_board/js
  https://boards-api.greenhouse.io/v1/boards https://boards-api.greenhouse.io/ https://harvest.greenhouse.io/v1/jobs
  https://hire.lever.co/login https://help.lever.co/hc https://api.lever.co/v0/postings
  https://api.lever.co/v1/opportunities https://www.lever.co/ https://jobs.lever.co/robots.txt
  https://jobs.lever.co/favicon.ico https://boards.greenhouse.io/robots.txt https://jobs.ashbyhq.com/robots.txt
  https://apply.workable.com/robots.txt https://jobs.smartrecruiters.com/robots.txt
  https://ats.rippling.com/robots.txt https://jobs.jobvite.com/robots.txt https://jobs.jobvite.com/favicon.ico
  https://jobs.ashbyhq.com/ https://www.ashbyhq.com/ https://app.ashbyhq.com/signin
  https://developers.ashbyhq.com/docs https://api.ashbyhq.com/job.list https://jobs.ashbyhq.com/_next/static/x.js
  https://www.smartrecruiters.com/ https://jobs.smartrecruiters.com/ https://careers.smartrecruiters.com/
  https://developers.smartrecruiters.com/docs/posting-api https://help.smartrecruiters.com/
  https://www.smartrecruiters.com/app/jobs https://recruitee.com/ https://docs.recruitee.com/reference
  https://app.recruitee.com/ https://api.recruitee.com/c/1 https://support.recruitee.com/ https://help.recruitee.com/
  https://auth.recruitee.com/ https://blog.recruitee.com/ https://www.teamtailor.com/ https://app.teamtailor.com/
  https://api.teamtailor.com/v1/jobs https://docs.teamtailor.com/ https://cdn.teamtailor.com/x.js
  https://scripts.teamtailor-cdn.com/x.js https://status.teamtailor.com/ https://www.personio.com/
  https://www.personio.de/ https://support.personio.de/ https://api.personio.de/v1 https://developer.personio.de/
  https://jobs.personio.de/ https://jobs.personio.com/ https://www.bamboohr.com/ https://help.bamboohr.com/
  https://documentation.bamboohr.com/ https://api.bamboohr.com/api/gateway.php https://partners.bamboohr.com/
  https://resources.bamboohr.com/x.js https://marketplace.bamboohr.com/ https://breezy.hr/ https://www.breezy.hr/
  https://app.breezy.hr/signin https://developer.breezy.hr/ https://help.breezy.hr/ https://status.breezy.hr/
  https://www.pinpointhq.com/ https://developers.pinpointhq.com/docs https://help.pinpointhq.com/
  https://support.pinpointhq.com/ https://app.pinpointhq.com/ https://api.pinpointhq.com/ https://www.rippling.com/
  https://app.rippling.com/ https://ats.rippling.com/ https://developer.rippling.com/ https://ats.rippling.com/en-GB
  https://www.workday.com/ https://community.workday.com/ https://wd1.myworkdaysite.com/
  https://wd1.myworkdaysite.com/recruiting https://www.myworkdayjobs.com/ https://acme.wd5.myworkdayjobs.com/
  https://acme.wd5.myworkdayjobs.com/robots.txt https://acme.wd5.myworkdayjobs.com/en-US https://www.icims.com/
  https://developer.icims.com/ https://login.icims.com/ https://community.icims.com/ https://www.jobvite.com/
  https://app.jobvite.com/ https://jobs.jobvite.com/ https://jobs.jobvite.com/careers https://hire.jobvite.com/
  https://www.comeet.com/ https://developers.comeet.com/reference https://app.comeet.com/ https://www.comeet.com/jobs
  https://www.comeet.com/pricing https://join.com/ https://join.com/pricing https://join.com/companies
  https://help.join.com/ https://join.com/jobs https://www.join.com/ https://docs.oracle.com/ https://www.oracle.com/
  https://acme.fa.us2.oraclecloud.com/ https://acme.fa.us2.oraclecloud.com/hcmUI/faces/FuseWelcome
  https://cloud.oracle.com/ https://eightfold.ai/ https://www.eightfold.ai/ https://docs.eightfold.ai/
  https://app.eightfold.ai/login https://apply.workable.com/ https://apply.workable.com/api/v1
  https://help.workable.com/hc https://jobs.workable.com/ https://www.workable.com/ https://resources.workable.com/
  https://workable.com/ https://www.jazzhr.com/ https://help.jazzhr.com/ https://app.jazz.co/
  https://app.jazz.co/app/v2/login https://www.applytojob.com/ https://applytojob.com/ https://app.applytojob.com/
  https://github.com/RemoteWLB https://github.com/remotewlb-fork/remote-jobs
  https://raw.githubusercontent.com/someone/remote-jobs/main/x https://hn.algolia.com/
  https://hn.algolia.com/?q=hiring https://news.ycombinator.com/ https://news.ycombinator.com/item
  https://news.ycombinator.com/user?id=whoishiring https://news.ycombinator.com/jobs
  https://blog.himalayas.app.example/ https://remoteok.community/ https://notremoteok.com/ https://justjoin.itx/
  https://nofluffjobs.com.example/ https://landing.jobs.example/ https://torre.ai.example/
  https://api.torre.co.example/`
test.each(STRANGERS.trim().split(/\s+/))('%s is no board', (url) => {
  expect(detected(url)).toEqual([])
})

test.skipIf(isAbsent(CASES))('an address that only holds, or looks like, a known one is no one’s', () => {
  const urls = readFileSync(sharedFile(CASES), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
    .filter(([url = '', source = '']) => URL.canParse(url) && source !== 'unknown')
    .map(([url = '']) => url)
  const wrong: string[] = []
  for (const url of urls) {
    const { hostname: host, pathname, search } = new URL(url)
    const path = pathname + search
    const strangers = [
      ...[
        `${host}.evil.example`,
        `${host}x`,
        `${host.replaceAll('.', '-')}.example`,
        host.replace(/\.\w+$/, '.zip'),
      ].map((other) => `https://${other}${path}`),
      ...[`${host}${path}`, `?u=${encodeURIComponent(url)}`, `#${url}`].map((tail) => `https://evil.example/${tail}`),
      `https://${host}@evil.example${path}`,
      ...['ftp', 'ws', 'file'].map((scheme) => `${scheme}://${host}${path}`),
      `javascript:${url}`,
    ]
    for (const stranger of strangers.filter((one) => URL.canParse(one)))
      if (detected(stranger).length > 0) wrong.push(`${stranger}: ${detected(stranger).join()}`)
    // The same place in other words is the same board.
    const same = [
      `http://${host}${path}`,
      `https://${host.toUpperCase()}${path}`,
      `https://${host}:443${path}`,
      `${url}#x`,
      `${url}${search ? '&' : '?'}utm_source=x`,
    ]
    for (const other of same)
      if (detected(other).join() !== detected(url).join()) wrong.push(`${other}: ${detected(other).join()}`)
  }
  expect(wrong).toEqual([])
})
