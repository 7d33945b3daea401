import { expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'

const IDS = ['lever', 'ashby', 'workable', 'smartrecruiters', 'recruitee', 'pinpoint', 'breezy', 'bamboohr', 'rippling']
const detected = (url: string): object[] =>
  [...sources.values()].flatMap((source) => {
    const found = source.detect(new URL(url))
    return found ? [{ [source.id]: found }] : []
  })

test.each([
  ['https://api.eu.lever.co/v0/postings/kornblume/17?mode=json', [{ lever: { site: 'kornblume', region: 'eu' } }]],
  ['https://jobs.ashbyhq.com/api/non-user-graphql', []],
  ['https://jobs.ashbyhq.com/Kornblume/embed?version=2', [{ ashby: { board: 'Kornblume' } }]],
  ['https://apply.workable.com/j/0A1B2C3D4E', []],
  ['https://apply.workable.com/api/v3/accounts/kornblume/jobs', [{ workable: { account: 'kornblume' } }]],
  ['https://www.workable.com/api/accounts/kornblume?details=true', [{ workable: { account: 'kornblume' } }]],
  ['https://jobs.workable.com/view/abc/miller', []],
  [
    'https://jobs.smartrecruiters.com/external-referrals/company/Kornblume/publication/1',
    [{ smartrecruiters: { company: 'Kornblume' } }],
  ],
  ['https://api.smartrecruiters.com/v1/companies/Kornblume', []],
  ['https://Kornblume.recruitee.com/', [{ recruitee: { company: 'kornblume' } }]],
  ['https://kornblume.pinpointhq.com/postings.json', [{ pinpoint: { company: 'kornblume' } }]],
  ['https://kornblume.breezy.hr/json', [{ breezy: { company: 'kornblume' } }]],
  ['https://kornblume.bamboohr.com/careers/list', [{ bamboohr: { company: 'kornblume' } }]],
  ['https://a.kornblume.bamboohr.com/careers/list', []],
  ['https://ats.rippling.com/kornblume', [{ rippling: { board: 'kornblume' } }]],
  ['https://api.rippling.com/platform/api/ats/v1/board/kornblume/jobs/1', [{ rippling: { board: 'kornblume' } }]],
  ['https://api.rippling.com/platform/api/employees', []],
  [
    'https://www.comeet.co/careers-api/2.0/company/30.005/positions?token=ABCDEF01&details=true',
    [{ comeet: { uid: '30.005', token: 'ABCDEF01' } }],
  ],
  ['https://www.comeet.com/jobs/kornblume', []],
])('%s', (url, expected) => {
  expect(detected(url)).toEqual(expected)
})

test('an address that does not decode, or of a host that only looks like one, is no one’s', () => {
  const hosts = [
    'jobs.lever.co',
    'jobs.ashbyhq.com',
    'apply.workable.com',
    'jobs.smartrecruiters.com',
    'ats.rippling.com',
  ]
  for (const host of hosts) {
    expect(detected(`https://${host}/korn%E0%A4%A/jobs`)).toEqual([])
    expect(detected(`https://${host}.evil.example/kornblume/jobs`)).toEqual([])
    expect(detected(`https://${host.replace(/\w+$/, (end) => `x${end}`)}/kornblume/jobs`)).toEqual([])
    expect(detected(`https://user:${host}@evil.example/kornblume/jobs`)).toEqual([])
  }
  for (const domain of ['recruitee.com', 'pinpointhq.com', 'breezy.hr', 'bamboohr.com', 'workable.com']) {
    expect(detected(`https://kornblume.${domain}.evil.example/`)).toEqual([])
    expect(detected(`https://kornblume.not${domain}/`)).toEqual([])
    expect(detected(`https://www.${domain}/`)).toEqual([])
    expect(detected(`ftp://kornblume.${domain}/`)).toEqual([])
  }
})

test('what is detected of a home page are no parameters', () => {
  for (const id of IDS) expect(sources.get(id)?.detect(new URL(sources.get(id)?.homepage ?? ''))).toBeNull()
})

test('a careers page without a token is refused and not taken for an empty board', () => {
  const comeet = sources.get('comeet')
  const page = { url: 'https://www.comeet.com/jobs/kornblume/30.005', body: '<html><body>Moved</body></html>' }
  expect(() => comeet?.follow?.(page, { uid: '30.005' })).toThrow('names no token')
})

test('the European hosts of Lever are asked for sites of Europe, unless another is given', () => {
  const asked = (more: object): unknown => sources.get('lever')?.start({ site: 'korn blume', ...more })[0]?.url
  expect(asked({ region: 'eu' })).toBe('https://api.eu.lever.co/v0/postings/korn%20blume?mode=json')
  expect(asked({})).toBe('https://api.lever.co/v0/postings/korn%20blume?mode=json')
  expect(asked({ region: 'eu', api: 'http://127.0.0.1:9' })).toBe(
    'http://127.0.0.1:9/v0/postings/korn%20blume?mode=json',
  )
})

test('a position’s page that leads to the board is gone', () => {
  const page = {
    url: 'https://kornblume.breezy.hr/p/aabbccdd0009',
    finalUrl: 'https://kornblume.breezy.hr/',
    body: '<!doctype html><html><body><div id="description">All jobs</div></body></html>',
  }
  expect(() => sources.get('breezy')?.extract(page, { company: 'kornblume' })).toThrow('is gone')
})
