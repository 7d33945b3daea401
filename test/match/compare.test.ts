import { describe, expect, test } from 'vitest'
import { compare } from '../../src/match/compare.ts'
import { explainPair, explanationText } from '../../src/match/explain.ts'
import { fingerprint } from '../../src/match/fingerprint.ts'
import type { Listing } from '../../src/model/listing.ts'
import { ad, city, prose } from './ads.ts'

const base = {
  sourceJobId: 'a',
  company: 'Lantern Works',
  title: 'Backend Engineer',
  locations: [city('Berlin', 'DE')],
  datePosted: '2025-01',
  text: prose(1, 40),
}
type Change = Parameters<typeof ad>[0]
const twin = (change: Partial<Change>): Listing => ad({ ...base, sourceJobId: 'b', ...change })
const decide = (a: Partial<Change>, b: Partial<Change>) =>
  compare(fingerprint(ad({ ...base, ...a })), fingerprint(twin(b))).decision

describe('comparing', () => {
  test.each<[string, Partial<Change>, Partial<Change>, string]>([
    ['a mirror', {}, { source: 'other' }, 'same'],
    [
      'other spelling of title and company',
      {},
      { title: 'Back-end Developer (Remote)', company: 'LANTERN WORKS GmbH' },
      'same',
    ],
    ['a snippet', {}, { text: prose(1, 40).slice(0, 500) }, 'same'],
    [
      'a line added in a later month',
      {},
      { text: `${prose(1, 40)} We answer within a week.`, datePosted: '2025-05' },
      'same',
    ],
    ['another city', {}, { locations: [city('Kraków', 'PL')] }, 'variant'],
    ['another explicit level', { title: 'Senior Backend Engineer' }, { title: 'Staff Backend Engineer' }, 'variant'],
    ['another grade', { title: 'Backend Engineer I' }, { title: 'Backend Engineer II' }, 'variant'],
    ['a level on one side in one month', {}, { title: 'Senior Backend Engineer' }, 'variant'],
    [
      'a level on one side, relisted unchanged',
      {},
      { title: 'Senior Backend Engineer', datePosted: '2025-06' },
      'same',
    ],
    [
      'a level on one side, no dates',
      { datePosted: null },
      { title: 'Senior Backend Engineer', datePosted: null },
      'variant',
    ],
    ['another team', { title: 'Backend Engineer, Search' }, { title: 'Backend Engineer, Payments' }, 'different'],
    [
      'another team named in the text',
      { text: `${prose(1, 40)} You join the Search team. ${prose(3, 20)}` },
      { text: `${prose(1, 40)} You join the Payments team. ${prose(4, 20)}` },
      'different',
    ],
    [
      'another team named in texts that are else the same',
      { text: `${prose(1, 80)} You join the Search team.` },
      { text: `${prose(1, 80)} You join the Payments team.` },
      'different',
    ],
    [
      'part time beside full time of one source',
      { employmentTypes: ['full_time'] },
      { employmentTypes: ['part_time'] },
      'different',
    ],
    ['an assistant, identical text', { title: 'Store Manager' }, { title: 'Assistant Store Manager' }, 'different'],
    ['the language spoken, identical text', {}, { title: 'Backend Engineer, Dutch' }, 'different'],
    ['another trade', { title: 'BI Developer' }, { title: 'BI Manager', datePosted: '2025-06' }, 'different'],
    ['a night shift, identical text', {}, { title: 'Backend Engineer - Night' }, 'different'],
    ['care at home', { title: 'Care Nurse' }, { title: 'Home Care Nurse', text: prose(1, 30) }, 'different'],
    [
      'a requisition that numbers nothing',
      { requisitionId: 'Evergreen' },
      { requisitionId: 'Evergreen', title: 'Accountant' },
      'different',
    ],
    ['zeros for a requisition', { requisitionId: '0000' }, { requisitionId: '0000', title: 'Accountant' }, 'different'],
    ['another technology, identical text', { title: 'Android Engineer' }, { title: 'iOS Engineer' }, 'different'],
    [
      'one more word in the title, text edited',
      {},
      { title: 'Backend Engineer, Data', text: prose(1, 30) },
      'different',
    ],
    ['one more word in the title, identical text', {}, { title: 'Backend Engineer, Data' }, 'same'],
    [
      'one more word in the title, identical text of one page',
      { url: 'https://board.example/item?id=4815' },
      { url: 'https://board.example/item?id=4815', title: 'Backend Engineer, Data' },
      'different',
    ],
    [
      'one title on one page',
      { url: 'https://board.example/item?id=4815' },
      { url: 'https://board.example/item?id=4815' },
      'same',
    ],
    ['another requisition', { requisitionId: '17' }, { requisitionId: '18' }, 'different'],
    [
      'another requisition elsewhere',
      { requisitionId: '17' },
      { requisitionId: '18', locations: [city('Kraków', 'PL')] },
      'variant',
    ],
    [
      'the same requisition, retitled',
      { requisitionId: '17' },
      { requisitionId: '17', title: 'Server Developer' },
      'same',
    ],
    [
      'the same requisition, another text, other terms, years and skills',
      { requisitionId: '17', employmentTypes: ['contract'], skills: ['Go', 'Rust', 'AWS'] },
      {
        ...{ requisitionId: '17', employmentTypes: ['full_time'], skills: ['PHP', 'Java', 'C'] },
        ...{ text: prose(7, 40), datePosted: '2025-01', title: 'Server Developer' },
      },
      'same',
    ],
    [
      'one number, another employer',
      { requisitionId: '17' },
      { requisitionId: '17', company: 'Harbour Ltd', text: prose(7, 40) },
      'different',
    ],
    [
      'one number, no employer',
      { requisitionId: '17' },
      { requisitionId: '17', company: null, text: prose(7, 40) },
      'different',
    ],
    [
      'the same requisition elsewhere',
      { requisitionId: '17' },
      { requisitionId: '17', locations: [city('Kraków', 'PL')] },
      'variant',
    ],
    [
      'one requisition, printed in two ways',
      { requisitionId: 'R-100' },
      { requisitionId: 'REQ 100', title: 'Server Developer' },
      'same',
    ],
    [
      'a requisition that the title of a mirror prints',
      { requisitionId: 'R-100' },
      { titleRaw: 'Backend Engineer (R100)' },
      'same',
    ],
    [
      'a requisition that two titles print, retitled',
      { titleRaw: 'Backend Engineer - ref017' },
      { title: 'Server Developer', titleRaw: 'Server Developer (Ref. 017)' },
      'same',
    ],
    [
      'two that two titles print',
      { titleRaw: 'Backend Engineer - ref017' },
      { titleRaw: 'Backend Engineer - ref018' },
      'different',
    ],
    [
      'one in a field, another in a title',
      { requisitionId: 'R-100' },
      { titleRaw: 'Backend Engineer - ref017' },
      'same',
    ],
    [
      'a number of the board in the title of a mirror',
      { requisitionId: 'R-100' },
      { titleRaw: 'Backend Engineer (4815)' },
      'same',
    ],
    [
      'two numbers in two titles',
      { titleRaw: 'Backend Engineer (4815)' },
      { titleRaw: 'Backend Engineer (4816)' },
      'different',
    ],
    [
      'a number in two titles is no requisition',
      { title: '911 Dispatcher' },
      { title: '911 Records Clerk' },
      'different',
    ],
    ['nor is the number of a shop', { title: 'Cashier - 1234' }, { title: 'Store Manager - 1234' }, 'different'],
    [
      'nor does it join two texts',
      { title: 'Cashier - 1234', locations: [], salaries: [] },
      { title: 'Cashier - 1234', locations: [], salaries: [], text: prose(7, 40) },
      'different',
    ],
    [
      'requisitions of two employers say nothing of each other',
      { requisitionId: '17' },
      { requisitionId: '18', company: 'Harbour Ltd' },
      'same',
    ],
    ['contract against permanent', { employmentTypes: ['contract'] }, { employmentTypes: ['full_time'] }, 'different'],
    [
      'shared boilerplate only',
      { text: `${prose(1, 4)} ${prose(2, 30)}` },
      { text: `${prose(1, 4)} ${prose(3, 30)}` },
      'different',
    ],
    ['another employer, another text', {}, { company: 'Harbour Ltd', text: prose(2, 40) }, 'different'],
  ])('%s: %j %j is %s', (_name, a, b, decision) => {
    expect(decide(a, b)).toBe(decision)
  })

  test('a missing value neither helps nor hurts', () => {
    const whole = compare(fingerprint(ad(base)), fingerprint(twin({})))
    const silent = compare(fingerprint(ad({ ...base, company: null })), fingerprint(twin({})))
    expect(silent.decision).toBe('same')
    expect(silent.evidence.join()).not.toContain('company')
    expect(whole.score).toBeGreaterThan(silent.score)
  })

  test('comparing is symmetric and names the smaller key first', () => {
    const [a, b] = [fingerprint(ad(base)), fingerprint(twin({ locations: [city('Kraków', 'PL')] }))]
    expect(compare(b, a)).toEqual(compare(a, b))
    expect(compare(b, a).a).toBe('example:a')
  })

  test('the evidence says the words, vetoes first', () => {
    const { evidence } = compare(fingerprint(ad(base)), fingerprint(twin({ locations: [city('Kraków', 'PL')] })))
    expect(evidence[0]).toBe('another place: berlin, DE against krakow, PL (veto)')
    expect(evidence.join('\n')).toContain('100 % of the text in common')
  })

  test('the waterfall adds up and names the differing words', () => {
    const explained = explainPair(twin({ text: `${base.text} Payroll is yours.` }), ad(base))
    expect(explained.prior + explained.findings.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(
      explained.score,
      9,
    )
    expect(explained.onlyB).toEqual(['Payroll', 'is', 'yours.'])
    expect(explained.onlyA).toEqual([])
    const lines = explanationText(explained).split('\n')
    expect(lines.slice(0, 2)).toEqual([
      'example:a  Backend Engineer, Lantern Works',
      'example:b  Backend Engineer, Lantern Works',
    ])
    expect(lines).toContain('only the second says: Payroll is yours.')
  })
})

describe('fingerprints', () => {
  test('they are a pure function of the listing and small', () => {
    expect(fingerprint(ad({ ...base, text: prose(1, 400) }))).toEqual(fingerprint(ad({ ...base, text: prose(1, 400) })))
    expect(fingerprint(ad({ ...base, text: prose(1, 400) })).features.length).toBeLessThan(2400)
  })

  test('one employer and one requisition, apply address or system id make a block', () => {
    const systems = [['mill', [/mill\.example\/[^/]+\/jobs\/(\d+)/, /[?&]mill_id=(\w+)/]]] as const
    const blocks = (change: Partial<Change>) => fingerprint(twin(change), systems).blocks
    expect(blocks({ requisitionId: 'R 17' })).toContain('r:lanternworks|17')
    expect(blocks({ applyUrl: 'https://www.lantern.example/jobs/48151-backend/apply?utm_source=x' })).toContain(
      'u:lantern.example/jobs/48151-backend',
    )
    expect(blocks({ applyUrl: 'https://boards.mill.example/lantern/jobs/4815162342' })).toContain('s:mill:4815162342')
    expect(blocks({ applyUrl: null, url: 'https://lantern.example/careers?mill_id=B17' })).toContain('s:mill:b17')
    expect(blocks({ applyUrl: 'https://hill.example/lantern/jobs/4815162342' }).join()).not.toContain('s:')
    expect(blocks({ applyUrl: 'https://lantern.example/careers' }).filter((block) => block.startsWith('u:'))).toEqual(
      [],
    )
  })
})
