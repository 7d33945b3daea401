import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { parseTitle } from '../../src/parse/title.ts'

const tables = loadTables()

test.each([
  ['Senior Baker (Remote)', 'Senior Baker'],
  ['Baker (Argentina, All Levels)', 'Baker'],
  ['Baker (1 year contract)', 'Baker'],
  ['Baker (Fixed-term, 12 months)', 'Baker'],
  ['Baker (LA Remote)', 'Baker'],
  ['Baker (100% remote, m/f/d)', 'Baker'],
  ['Baker (alle m/w/d)', 'Baker'],
  ['Baker (w/m/x)*', 'Baker'],
  ['Baker - Full Time / Part Time', 'Baker'],
  ['Baker (4 days a week)', 'Baker'],
  ['Baker – Start ASAP', 'Baker'],
  ['Baker #1234', 'Baker'],
  ['Baker [REF: ABC-123]', 'Baker'],
  ['REQ-20419 | Senior Baker', 'Senior Baker'],
  ['JR-004412 Senior Baker', 'Senior Baker'],
  ['[Hiring] Baker', 'Baker'],
  ['Urgent! Baker', 'Baker'],
  ['F/X Trader', 'F/X Trader'],
  ['(Junior-) Baker', '(Junior-) Baker'],
  ['Backend Engineer - India', 'Backend Engineer'],
  ['Backend Engineer, 100% remote-friendly within Poland', 'Backend Engineer'],
  ['Entwickler (m/w/d) C#/.NET', 'Entwickler C#/.NET'],
  ['Développeur Java H/F', 'Développeur Java'],
  ['QA Tester (all gender)', 'QA Tester'],
  ['Data Engineer (Summer 2025)', 'Data Engineer'],
  ['Piekarz (m/k/d)', 'Piekarz'],
  ['Piekarz (praca zdalna)', 'Piekarz'],
  ['Night Baker - Sign On Bonus', 'Night Baker'],
  ['Baker (No Experience Required)', 'Baker'],
  ['[Banco de Talentos] Padeiro', 'Padeiro'],
  ['Data Engineer - (26964)', 'Data Engineer'],
  ['Data Engineer - Independent Contractor', 'Data Engineer'],
  ['Platform Engineer (Future Opportunities)', 'Platform Engineer'],
  ['Android Engineer (All Levels)', 'Android Engineer'],
  ['Site Reliability Engineer - San Francisco, CA', 'Site Reliability Engineer'],
  ['Remote: Support Engineer', 'Support Engineer'],
  ['🇩🇪Customer Support Manager', 'Customer Support Manager'],
  ['Operations Analyst (m/w/d) | 100 % Remote', 'Operations Analyst'],
  ['Audio Engineer - Fully Remote | Upto $14/hr', 'Audio Engineer'],
  ['Backend Engineer ($150k-$200k)', 'Backend Engineer'],
  ['Senior HR Business Partner - US', 'Senior HR Business Partner'],
  ['Multiple positions in United States - WORK FROM HOME', 'Multiple positions'],
  ['Ovenworks | Onsite (Malmö, Sweden) | Full Time | oven.example', 'Ovenworks | oven.example'],
  ['Baker in Test', 'Baker in Test'],
  // Kept: technologies, teams, levels, products, markets that a sales role serves.
  ['Backend Engineer (Golang)', 'Backend Engineer (Golang)'],
  ['Engineer - Risk Intelligence', 'Engineer - Risk Intelligence'],
  ['Software Engineer (Senior)', 'Software Engineer (Senior)'],
  ['Account Executive - BeNeLux', 'Account Executive - BeNeLux'],
  ['Mobile Engineer', 'Mobile Engineer'],
  ['Remote Sensing Scientist', 'Remote Sensing Scientist'],
  ['Developer C/D', 'Developer C/D'],
  ['Principle Engineer', 'Principle Engineer'],
])('%s is %s', (printed, expected) => {
  expect(parseTitle(printed, tables).value).toBe(expected)
})

test('a title that is nothing but decoration stays', () => {
  expect(parseTitle('(Remote)', tables).value).toBe('(Remote)')
})

test('a city of a sales role goes where the location names it, a market stays', () => {
  const title = (printed: string, location: string) => parseTitle(printed, tables, [location]).value
  expect(title('Account Executive - Madrid', 'Madrid, Spain')).toBe('Account Executive')
  expect(title('Partner Manager (f/m/d) - Berlin, Germany', 'Berlin, Germany')).toBe('Partner Manager')
  expect(title('Account Executive - Italy (Madrid based)', 'Madrid, Spain')).toBe('Account Executive - Italy')
  expect(title('Account Executive - Madrid', 'Paris, France')).toBe('Account Executive - Madrid')
  expect(title('Account Executive - Spain', 'Madrid, Spain')).toBe('Account Executive - Spain')
})

test('a small town goes where the posting sits there, and stays where it may be a name', () => {
  expect(parseTitle('Baker - Bread - Annecy', tables, ['Remote,Annecy, France']).value).toBe('Baker - Bread')
  expect(parseTitle('Baker - Bread - Annecy', tables).value).toBe('Baker - Bread - Annecy')
})
