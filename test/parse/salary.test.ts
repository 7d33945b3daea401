import { describe, expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { prose } from '../../src/parse/evidence.ts'
import type { RawSalary } from '../../src/model/raw-listing.ts'
import { parseSalaries } from '../../src/parse/salary.ts'

const tables = loadTables()

function read(text: string, country: string | null = null, printed: RawSalary[] = [], unreliable = false) {
  return parseSalaries({ printed, unreliable, text: prose(text, 'description'), country, tables }).map(({ salary }) => [
    salary.min,
    salary.max,
    salary.currency,
    salary.interval,
    salary.kind,
  ])
}

describe('pay in the text', () => {
  test.each<[string, string | null, unknown[][]]>([
    ['The base salary range is $110,000 - $145,000 a year.', 'US', [[110000, 145000, 'USD', 'year', 'base']]],
    ['€60k–€80k + equity', 'DE', [[60000, 80000, 'EUR', 'year', 'unknown']]],
    ['Salary: $130K-180K / year', null, [[130000, 180000, 'USD', 'year', 'unknown']]],
    ['Een salaris tussen € 2.600 en € 3.900 bruto per maand', 'NL', [[2600, 3900, 'EUR', 'month', 'unknown']]],
    ['Salaris: € 18,50 per uur', 'NL', [[18.5, 18.5, 'EUR', 'hour', 'unknown']]],
    ['CTC: 18-25 LPA', 'IN', [[1800000, 2500000, 'INR', 'year', 'unknown']]],
    ['We offer 12 to 15 LPA for this role.', 'IN', [[1200000, 1500000, 'INR', 'year', 'unknown']]],
    ['Salary: ₹18,00,000 - ₹25,00,000 per annum', 'IN', [[1800000, 2500000, 'INR', 'year', 'unknown']]],
    ['Salary: ₹1,50,000 per month', 'IN', [[150000, 150000, 'INR', 'month', 'unknown']]],
    ['Compensation of 8 - 12 lakhs per annum', 'IN', [[800000, 1200000, 'INR', 'year', 'unknown']]],
    ['Salary INR 20L - 30L', 'IN', [[2000000, 3000000, 'INR', 'year', 'unknown']]],
    ['Salary: $110-145,000', null, [[110000, 145000, 'USD', 'year', 'unknown']]],
    ['We pay between 14.500 and 19.500 PLN net monthly.', 'PL', [[14500, 19500, 'PLN', 'month', 'unknown']]],
    ['Gross salary from 5500 - 6600 EUR/month', 'LT', [[5500, 6600, 'EUR', 'month', 'unknown']]],
    ['Compensation: $40.00/HR', 'US', [[40, 40, 'USD', 'hour', 'unknown']]],
    ['The salary range for Canada is $90,000 - $110,000.', 'CA', [[90000, 110000, 'CAD', 'year', 'unknown']]],
    ['On-target earnings: £80,000 - £95,000', 'GB', [[80000, 95000, 'GBP', 'year', 'ote']]],
    [
      'Hourly range (USD: $50-$53/hr, CAD: $45-$48/hr)',
      'US',
      [
        [50, 53, 'USD', 'hour', 'unknown'],
        [45, 48, 'CAD', 'hour', 'unknown'],
      ],
    ],
    ['Compensation of USD 7-8k/month', null, [[7000, 8000, 'USD', 'month', 'unknown']]],
    ['Salary: $3,000 - $3,200 bi-weekly', 'US', [[3000, 3200, 'USD', null, 'unknown']]],
    ['$33.65 - $38.70 per hour with a 30k annual commission target', 'US', [[33.65, 38.7, 'USD', 'hour', 'unknown']]],
    ['Salary up to €70.000 per year', 'DE', [[null, 70000, 'EUR', 'year', 'unknown']]],
  ])('%s', (text, country, expected) => {
    expect(read(text, country)).toEqual(expected)
  })

  test('a list under one heading is read whole, equal ranges once', () => {
    const text =
      'Our base salary ranges for this role:\n\n* Zone A: $200,000 - $220,000\n* Zone B: $180,000 - $190,000\n* Zone C: $180,000 - $190,000'
    expect(read(text, 'US')).toEqual([
      [200000, 220000, 'USD', 'year', 'base'],
      [180000, 190000, 'USD', 'year', 'base'],
    ])
  })

  test.each([
    'We raised $104 million in funding from investors.',
    'We are valued at $2.5B and our revenue is $100M.',
    'You get a $2,000 annual learning budget and a $500 home office stipend.',
    'Our product handles $50,000 - $100,000 transactions every day.',
    'We match 401(k) contributions up to $5,000 a year.',
    'Referral bonus of $1,000 to $5,000.',
    'We have 10,000 - 15,000 customers.',
    'Founded in 2012, we grew to 500 people in 2024.',
    'Competitive salary and equity',
  ])('no pay: %s', (text) => {
    expect(read(text, 'US')).toEqual([])
  })
})

describe('pay in a field', () => {
  test.each<[RawSalary, unknown[][]]>([
    ['USD $98,000~$210,000', [[98000, 210000, 'USD', 'year', 'unknown']]],
    ['25 100 - 29 500 PLN gross/monthly', [[25100, 29500, 'PLN', 'month', 'unknown']]],
    // Neither a month's pay nor a year's by its size.
    ['$3k - $10k', [[3000, 10000, 'USD', null, 'unknown']]],
    [{ min: 21, max: 24, currency: 'USD' }, [[21, 24, 'USD', 'hour', 'unknown']]],
    [{ min: 3000, max: 3500, currency: 'USD', interval: 'BI_WEEKLY' }, [[3000, 3500, 'USD', null, 'unknown']]],
    [{ min: 3000, max: 3500, currency: 'USD', interval: 'SEMI_MONTHLY' }, [[3000, 3500, 'USD', null, 'unknown']]],
    [{ min: 50000, max: 60000, currency: 'EUR', interval: 'YEAR' }, [[50000, 60000, 'EUR', 'year', 'unknown']]],
    [{ min: '55000', currency: 'GBP', interval: 'per-year-salary' }, [[55000, null, 'GBP', 'year', 'unknown']]],
    [{ min: 0, max: 0, currency: 'USD' }, []],
    ['$0/yr - $0/yr', []],
    ['USD $1~$1', []],
    ['$Competitive', []],
    ['$50M - $12B', []],
  ])('%j', (printed, expected) => {
    expect(read('', 'US', [printed])).toEqual(expected)
  })

  test('a currency named behind beats the dollar of the country', () => {
    expect(read('', 'CA', ['$160k-$240k USD base + equity'])).toEqual([[160000, 240000, 'USD', 'year', 'base']])
    expect(read('', 'CA', ['$160k-$240k'])).toEqual([[160000, 240000, 'CAD', 'year', 'unknown']])
  })

  test('raw holds the words as printed, with those of the interval', () => {
    const raw = (text: string, printed: RawSalary[]) =>
      parseSalaries({ printed, unreliable: false, text: prose(text, 'description'), country: 'US', tables }).map(
        ({ salary }) => salary.raw,
      )
    expect(raw('', ['$50K per year'])).toEqual(['$50K per year'])
    expect(raw('', ['USD 40-50/hr, CAD 50-60/hr'])).toEqual(['USD 40-50/hr', 'CAD 50-60/hr'])
    expect(raw('The salary is $50,000 - $60,000 per year, paid monthly.', [])).toEqual(['$50,000 - $60,000 per year'])
  })

  test('beats the text, unless the source garbles it', () => {
    const text = 'Salary: $120,000 - $130,000 a year'
    expect(read(text, 'US', ['$100,000 - $110,000'])).toEqual([[100000, 110000, 'USD', 'year', 'unknown']])
    expect(read(text, 'US', ['$100,000 - $110,000'], true)).toEqual([[120000, 130000, 'USD', 'year', 'unknown']])
  })

  test('a field taken from a benefit is dropped', () => {
    expect(read('R$ 1.200,00/month on a meal card', 'BR', ['R$ 1.200,00/month'], true)).toEqual([])
  })
})

/** Signs that several currencies share, by the job's country. */
test.each<[string, string | null, unknown[]]>([
  ['¥350,000 - ¥500,000 per month', 'JP', [350000, 500000, 'JPY', 'month']],
  ['￥6,000,000~￥9,000,000', 'JP', [6000000, 9000000, 'JPY', 'year']],
  ['¥20,000-35,000/month', 'CN', [20000, 35000, 'CNY', 'month']],
  ['¥350,000 - ¥500,000', null, [350000, 500000, null, null]],
  ['DKK 866.000 kr.~1.190.000 kr.', 'DK', [866000, 1190000, 'DKK', 'year']],
  ['50 000 - 60 000 kr per month', 'NO', [50000, 60000, 'NOK', 'month']],
  ['45.000 kr./md.', 'DK', [45000, 45000, 'DKK', 'month']],
  ['$880,000 - $1,300,000 pesos per year', 'MX', [880000, 1300000, 'MXN', 'year']],
  ['$880,000 - $1,300,000 pesos per year', null, [880000, 1300000, null, 'year']],
])('the field %s in %s', (printed, country, pay) => {
  expect(read('We bake.', country, [printed])).toEqual([[...pay, 'unknown']])
})

/** What others pay, earn or save, and what things cost. */
test.each([
  'Merchants pay us between $10 and $30 per hour.',
  'Plans cost from $49 to $199 per month.',
  'You handle invoices of $1,000-$5,000 per week.',
  'You manage rents of €1.200 - €2.500 per month.',
  'You process payments of £20,000-£40,000 per month.',
  'Nossos clientes faturam de R$ 50.000 a R$ 200.000 por mês.',
  'Unsere Kunden sparen 20.000 € bis 50.000 € pro Jahr.',
  'Drivers on our platform earn $20-$35 per hour.',
  'Fahrer auf unserer Plattform verdienen 15 € bis 25 € pro Stunde.',
  'Die Miete liegt zwischen 800 € und 1.200 € pro Monat.',
  'Los planes cuestan entre 20 € y 50 € por mes.',
])('no pay: %s', (text) => {
  expect(read(text)).toEqual([])
})
