import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { parseBenefits } from '../../src/parse/benefits.ts'
import { prose } from '../../src/parse/evidence.ts'

const tables = loadTables()
const read = (text: string) => parseBenefits(prose(text, 'description'), tables)

/** In each language, with the words that say so. */
test.each([
  ['Unlimited paid time off, 401(k) and dental', ['unlimited vacation', 'retirement plan', 'dental insurance']],
  ['Medical, dental and vision', ['health insurance', 'dental insurance', 'vision insurance']],
  ['Competitive salary and equity', ['equity']],
  ['• Health care and vision coverage', ['vision insurance', 'health insurance']],
  ['30 Tage Urlaub, Gleitzeit und JobRad', ['paid time off', 'flexible hours', 'commuter benefit']],
  ['Betriebliche Altersvorsorge und Essenszuschuss', ['retirement plan', 'meals']],
  ['Mutuelle santé, titres-restaurant et 10 jours de RTT', ['health insurance', 'meals', 'paid time off']],
  ['Seguro médico privado y horario flexible', ['health insurance', 'flexible hours']],
  ['Vale-refeição, plano odontológico e vale-transporte', ['meals', 'dental insurance', 'commuter benefit']],
  [
    'Pensioenregeling, reiskostenvergoeding en 27 vakantiedagen',
    ['retirement plan', 'commuter benefit', 'paid time off'],
  ],
  ['Prywatna opieka medyczna, karta Multisport', ['health insurance', 'wellness']],
])('%s', (text, expected) => {
  const found = read(text)
  expect([...found.value].sort()).toEqual([...expected].sort())
  for (const { quote, start, end } of found.evidence) expect([...text].slice(start ?? 0, end ?? 0).join('')).toBe(quote)
})

/** Words that an ad uses of other things. */
test.each([
  'We value diversity, equity and inclusion.',
  'You advise private equity funds.',
  'A healthcare company for rural clinics',
  'We build software for dental practices.',
  'Abgeschlossene Weiterbildung zum Techniker',
  'Our pension platform serves banks.',
  'Bonus points if you bake.',
  'We care for the wellbeing of bees.',
])('no benefit: %s', (text) => {
  expect(read(text).value).toEqual([])
})
