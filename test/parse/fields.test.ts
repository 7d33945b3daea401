import { describe, expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { parseCompany } from '../../src/parse/company.ts'
import { parseDepartment } from '../../src/parse/department.ts'
import { parseEmploymentTypes } from '../../src/parse/employment.ts'
import { prose } from '../../src/parse/evidence.ts'
import { parseExperience } from '../../src/parse/experience.ts'
import { parseLanguage } from '../../src/parse/language.ts'
import { parseSeniority, readLevel } from '../../src/parse/seniority.ts'
import { parseSkills } from '../../src/parse/skills.ts'
import { parseVisa } from '../../src/parse/visa.ts'

const tables = loadTables()
const title = (text: string) => prose(text, 'titleRaw')
const body = (text: string) => prose(text, 'description')

describe('employment types', () => {
  test.each<[string, string, string[]]>([
    ['Baker', 'This is a full-time position.', ['full_time']],
    ['Baker', 'Employment type: Full-time', ['full_time']],
    ['Baker', 'You work 40 hours a week.', ['full_time']],
    ['Baker Intern', 'Help us bake.', ['internship']],
    ['Baker (Contract)', 'Help us bake.', ['contract']],
    ['Baker', 'B2B contract or contract of employment', ['full_time', 'contract']],
    ['Baker', 'We grant stock options to all full-time hires', []],
    ['Baker', 'Benefits for full-time employees include lunch', []],
    ['Baker', 'A B2B SaaS company with smart contracts', []],
    ['Contracts Manager', 'You review contracts.', []],
    ['International Baker', 'We are internal.', []],
  ])('%s: %s', (name, text, expected) => {
    expect(parseEmploymentTypes(undefined, title(name), body(text)).value).toEqual(expected)
  })

  test('a field beats the text, in any language known', () => {
    expect(
      parseEmploymentTypes(['Teilzeit, befristet'], title('x'), body('This is a full-time position.')).value,
    ).toEqual(['part_time', 'contract', 'temporary'])
    expect(parseEmploymentTypes(['unbefristet'], title('x'), body('')).value).toEqual(['full_time'])
    expect(parseEmploymentTypes(['FULL_TIME'], title('x'), body('')).value).toEqual(['full_time'])
  })

  test.each<[string[], string[]]>([
    [['SALARIED_FT'], ['full_time']],
    [['HOURLY_PT'], ['part_time']],
    [['full-or-part-time'], ['full_time', 'part_time']],
    [['permanent'], ['full_time']],
    [
      ['permanent', 'full-or-part-time'],
      ['full_time', 'part_time'],
    ],
    [['permanent', 'part-time'], ['part_time']],
    [['Regular'], []],
  ])('field %j', (stated, expected) => {
    expect(parseEmploymentTypes(stated, title('x'), body('')).value).toEqual(expected)
  })
})

describe('seniority', () => {
  test.each([
    ['Senior Staff Baker', 'staff'],
    ['Principal Baker, Team Lead', 'principal'],
    ['Baker II', 'mid'],
    ['Software Engineer I', 'junior'],
    ['Baker III', 'senior'],
    ['Head of Baking', 'director'],
    ['VP Baking', 'executive'],
    ['Engineering Manager', 'manager'],
    ['Product Manager', 'unknown'],
    ['Baker (All Levels)', 'unknown'],
    ['Baker Internship', 'intern'],
    ['Développeur confirmé', 'mid'],
    ['Lead Generation Specialist', 'unknown'],
    ['Mid-Market Account Executive', 'unknown'],
    ['Mid-Level Baker', 'mid'],
    ['Care Manager', 'unknown'],
    ['Ads Manager', 'unknown'],
    ['Implementation Manager', 'unknown'],
    ['Engagement Manager, Ovens', 'unknown'],
    ['Senior Implementation Manager', 'senior'],
    ['Bakery Manager', 'manager'],
    ['Executive Assistant to the CEO', 'unknown'],
    ['Assistant to the Director', 'unknown'],
    ['Lead Paint Inspector', 'unknown'],
    ['Junior High School Teacher', 'unknown'],
  ])('%s is %s', (name, expected) => {
    expect(parseSeniority(title(name), undefined, body('')).value).toBe(expected)
  })

  test('a manager of a function defers to the field, one of people does not', () => {
    expect(parseSeniority(title('Care Manager'), 'Midweight', body('')).value).toBe('mid')
    expect(parseSeniority(title('Bakery Manager'), 'Midweight', body('')).value).toBe('manager')
  })

  test('the text counts where it speaks of this role', () => {
    expect(
      parseSeniority(title('Baker'), undefined, body('We look for a senior-level engineer who bakes.')).value,
    ).toBe('senior')
    expect(
      parseSeniority(title('Baker'), undefined, body('You will mentor junior engineers and senior leaders.')).value,
    ).toBe('unknown')
    for (const others of ['Mentor and guide junior and mid-level developers.', 'You will coach entry-level engineers.'])
      expect(parseSeniority(title('Baker'), undefined, body(others)).value).toBe('unknown')
    expect(parseSeniority(title('Baker'), undefined, body('Seniority level: Mid-Senior level')).value).toBe('unknown')
  })

  test('a field names a level in its own words', () => {
    expect(readLevel('Mid-Senior level')).toBe('senior')
    expect(readLevel('Entry level')).toBe('junior')
    expect(readLevel('Not Applicable')).toBeNull()
  })
})

describe('experience', () => {
  test.each<[string, { min: number | null; max: number | null } | null]>([
    ['At least 4 years of production experience', { min: 4, max: null }],
    ['3-5 years of experience in baking', { min: 3, max: 5 }],
    ['5-8+ years of professional experience', { min: 5, max: null }],
    ['Ten or more years of experience as a baker', { min: 10, max: null }],
    ['3 months of experience with ovens', { min: 0.25, max: null }],
    ['4 années d’expérience en développement', { min: 4, max: null }],
    ['Mindestens 3 Jahre Berufserfahrung', { min: 3, max: null }],
    ['* 2+ years of experience with Rust\n* 6+ years of professional software experience', { min: 6, max: null }],
    ['Our company has 10 years of experience in baking', null],
    ['We were founded 12 years ago', null],
    ['Vesting over 4 years', null],
    ['You join a crew, including members with over 15 years of professional experience.', null],
    ['Our partners each have 15 years of experience.', null],
    ['A team of bakers with over 12 years of experience', null],
    ['You have over 12 years of experience in baking', { min: 12, max: null }],
    ['Leaders with 10+ years of experience', { min: 10, max: null }],
    ['Nice to have\n\n* 5 years of experience with ovens', null],
  ])('%s', (text, expected) => {
    expect(parseExperience(body(text)).value).toEqual(expected)
  })
})

describe('visa', () => {
  test.each([
    ['We are unable to sponsor visas.', 'no'],
    ['This role is not eligible for visa sponsorship.', 'no'],
    ['You must be a US citizen.', 'no'],
    ['We offer visa sponsorship and relocation.', 'yes'],
    ['This position is eligible for day-one PERM sponsorship.', 'yes'],
    ['You must be authorized to work in the US.', 'unknown'],
    ['We work with networks such as Visa and sponsor meetups.', 'unknown'],
    ['Do you require visa sponsorship now or in the future?', 'unknown'],
    ['Is visa sponsorship available? No.', 'no'],
    ['Is visa sponsorship available? Yes!', 'yes'],
  ])('%s', (text, expected) => {
    expect(parseVisa(body(text)).value).toBe(expected)
  })
})

describe('skills', () => {
  const skills = (name: string, text: string) => parseSkills(title(name), body(text), tables).value

  test('aliases fold into one name, in order of mention', () => {
    expect(skills('Engineer (Postgres)', 'PostgreSQL, K8s and some Rust')).toEqual(['PostgreSQL', 'Kubernetes', 'Rust'])
  })

  test('words that are also prose need technologies around', () => {
    expect(skills('Engineer', 'Ready to go? Go to market in spring; R&D, Series C, React to change.')).toEqual([
      'React',
    ])
    expect(skills('Engineer', 'Experience with Java, Go, or Python')).toEqual(['Java', 'Go', 'Python'])
    expect(skills('Engineer', 'Languages: C, C++, R')).toEqual(expect.arrayContaining(['C', 'C++', 'R']))
    expect(skills('Go Engineer', 'We ship.')).toEqual(['Go'])
  })

  test('a slash joins two', () => {
    expect(skills('Dev', 'Java/Kotlin and CI/CD')).toEqual(['Java', 'Kotlin', 'CI/CD'])
  })
})

test('department: field, label, or none', () => {
  expect(parseDepartment('Data', body('')).value).toBe('Data')
  expect(parseDepartment(undefined, body('Department: Ovens\nmore')).value).toBe('Ovens')
  for (const [text, name] of [
    ['Abteilung: Backstube', 'Backstube'],
    ['Service : Boulangerie', 'Boulangerie'],
    ['Departamento: Hornos', 'Hornos'],
    ['Área: Fornos', 'Fornos'],
    ['Afdeling: Ovens', 'Ovens'],
    ['Dział: Piekarnia', 'Piekarnia'],
  ] as const)
    expect(parseDepartment(undefined, body(`${text}\nmore`)).value).toBe(name)
  expect(parseDepartment('None', body('Team: we are the best team in town.')).value).toBeNull()
})

describe('company', () => {
  test('a missing name is read from how the text speaks of the employer', () => {
    const text = 'About Ovenworks\n\nOvenworks is building ovens. At Ovenworks, we bake. Join Ovenworks and help us.'
    expect(parseCompany('None', body(text), false).value).toBe('Ovenworks')
    expect(parseCompany(undefined, body('We are a bakery. Our team is great.'), false).value).toBeNull()
    for (const marks of ['\u0000\u0001', '---', ' \u200b ', '★'])
      expect(parseCompany(marks, body('We bake.'), false)).toEqual({ value: null, evidence: [] })
  })

  test('a field stays as printed', () => {
    expect(
      parseCompany('Ovenworks GmbH', body('At Breadly, we bake. Breadly is building bread. About Breadly'), false)
        .value,
    ).toBe('Ovenworks GmbH')
  })
})

test('language', () => {
  const german =
    'Wir suchen eine erfahrene Bäckerin oder einen erfahrenen Bäcker für unser Team in Hamburg und freuen uns auf deine Bewerbung.'
  expect(parseLanguage(prose(german, 'description'), undefined, 'en').value).toBe('de')
  expect(parseLanguage(prose('', 'description'), 'fr-FR', undefined).value).toBe('fr')
  expect(parseLanguage(prose('', 'description'), undefined, undefined).value).toBeNull()
  // Too little to tell a language by.
  expect(
    parseLanguage(prose('aegaegdagdag\n* 1\n* 2\n* 3\n*    \n\nafaf\n\nafafeafd', 'description'), undefined, undefined)
      .value,
  ).toBeNull()
  expect(
    parseLanguage(prose('aegaegdagdag afaf qweqwe zxczxc lorem afaf afaf afaf', 'description'), undefined, undefined)
      .value,
  ).toBeNull()
  expect(
    parseLanguage(
      prose('We bake bread and rolls for the town and look for a baker.', 'description'),
      undefined,
      undefined,
    ).value,
  ).toBe('en')
  const english = 'We are the bakers of the town and you will work with our team on the bread that they love. '.repeat(
    9,
  )
  const spanish = 'Buscamos una panadera para el equipo de la ciudad, con las manos que los hornos necesitan. '.repeat(
    9,
  )
  const settled = parseLanguage(prose(english, 'description'), undefined, undefined)
  expect([settled.value, settled.evidence[0]?.rule]).toEqual(['en', 'language.small-words'])
  expect(parseLanguage(prose(spanish, 'description'), undefined, undefined).value).toBe('es')
  // What most of it is written in; two thirds of another are for the detector to judge.
  expect(
    parseLanguage(prose(spanish.slice(0, 180) + english + english, 'description'), undefined, undefined).value,
  ).toBe('en')
  const halves = parseLanguage(prose(spanish + spanish + english, 'description'), undefined, undefined)
  expect(halves.evidence[0]?.rule).toBe('language.detected')
})
