import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { prose } from '../../src/parse/evidence.ts'
import { parseTimezones } from '../../src/parse/timezone.ts'

const tables = loadTables()
const read = (text: string) => parseTimezones(prose(text, 'description'), tables)?.value ?? null

/** Hours from UTC that an ad asks for, in each language. */
test.each<[string, number, number]>([
  ['Du arbeitest in der Zeitzone CET ± 2.', -1, 3],
  ['Zeitzone: CET', 1, 1],
  ['Fuseau horaire : CET (+/- 2h)', -1, 3],
  ['Fuseau horaire UTC+1 à UTC+3', 1, 3],
  ['Zona horaria: EST', -5, -5],
  ['Disponibilidad en huso horario CET', 1, 1],
  ['Fuso horário BRT (UTC-3)', -3, -3],
  ['Tijdzone CET', 1, 1],
  ['Praca w strefie czasowej CET', 1, 1],
  ['Time zone: CET (+/- 3 hours)', -2, 4],
  ['You live within a 5 hour time zone difference of US Pacific Time.', -12, -3],
  ['Within 3 hours of CET', -2, 4],
  ['Availability during Australian Eastern Standard business hours', 10, 10],
  ['Working hours: 15:00 to 23:00 Tashkent time', 5, 5],
  ['You work 9am-5pm Manila time.', 8, 8],
  ['You work 10:00 to 18:00 New York time.', -5, -5],
])('%s', (text, minOffset, maxOffset) => {
  expect(read(text)).toMatchObject({ minOffset, maxOffset })
})

test.each(['Nuestro equipo trabaja en varias zonas horarias.', 'Verschiedene Zeitzonen sind Alltag.'])(
  'none: %s',
  (text) => {
    expect(read(text)).toBeNull()
  },
)
