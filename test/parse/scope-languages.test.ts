import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { prose } from '../../src/parse/evidence.ts'
import { parseWhereabouts } from '../../src/parse/scope.ts'

const tables = loadTables()

/** Where a remote job of a text may be done from: countries, then regions. */
function read(text: string, printed: readonly string[] = []) {
  const { scope, scopeEvidence } = parseWhereabouts({
    printed,
    titleRaw: prose('Aurora', 'titleRaw'),
    titleParts: [],
    text: prose(`Lantern Works\n\n${text}\n`, 'description'),
    workplace: 'remote',
    orOffice: false,
    country: undefined,
    tables,
  })
  return {
    type: scope.type,
    places: [...scope.countries, ...scope.regions].join(' '),
    quotes: scopeEvidence.map(({ quote }) => quote),
  }
}

test.each([
  ['Du hast deinen Wohnsitz in Deutschland.', 'DE'],
  ['Voraussetzung: wohnhaft in Deutschland, Österreich oder der Schweiz', 'AT CH DE'],
  ['Du musst in Deutschland leben.', 'DE'],
  ['Bewerber müssen in Österreich wohnen.', 'AT'],
  ['Remote innerhalb Deutschlands', 'DE'],
  ['Homeoffice aus ganz Deutschland', 'DE'],
  ['100 % remote innerhalb der EU', 'EU'],
  ['Vous devez résider en France.', 'FR'],
  ['Être basé en Belgique ou en France', 'BE FR'],
  ['Télétravail complet depuis la France', 'FR'],
  ['Le poste est ouvert aux personnes résidant dans l’Union européenne.', 'EU'],
  ['Habiter en Suisse', 'CH'],
  ['Full remote en Allemagne', 'DE'],
  ['Imprescindible residir en España.', 'ES'],
  ['Candidatos basados en México o Colombia', 'CO MX'],
  ['Remoto desde cualquier lugar de España', 'ES'],
  ['Trabajo 100% remoto dentro de la Unión Europea', 'EU'],
  ['Residencia en Argentina', 'AR'],
  ['Debes vivir en Chile.', 'CL'],
  ['É necessário residir no Brasil.', 'BR'],
  ['Morar em Portugal', 'PT'],
  ['Remoto em qualquer lugar do Brasil', 'BR'],
  ['Candidatos residentes em Portugal ou na Espanha', 'ES PT'],
  ['Trabalho remoto a partir de Portugal', 'PT'],
  ['Je bent woonachtig in Nederland.', 'NL'],
  ['Je woont in Nederland of België.', 'BE NL'],
  ['Remote vanuit heel Nederland', 'NL'],
  ['Thuiswerken binnen de Europese Unie', 'EU'],
  ['Op afstand vanuit Duitsland', 'DE'],
  ['Mieszkasz w Polsce.', 'PL'],
  ['Praca zdalna z Polski', 'PL'],
  ['Praca zdalna wyłącznie z terenu Polski', 'PL'],
  ['Przebywasz na stałe w Niemczech.', 'DE'],
  ['Praca na terenie całej Polski', 'PL'],
  ['Zdalnie z dowolnego miejsca w Polsce', 'PL'],
  ['Remote, aber nur in Deutschland ansässig.', 'DE'],
  ['Die Stelle ist deutschlandweit remote zu besetzen.', 'DE'],
  ['Eine gültige Arbeitserlaubnis für Deutschland', 'DE'],
  ['Vous devez être domicilié(e) en Suisse.', 'CH'],
  ['Uniquement aux personnes de France.', 'FR'],
  ['Permis de travail valable en France', 'FR'],
  ['Solo candidatos que residan en Uruguay.', 'UY'],
  ['Permiso de trabajo en España', 'ES'],
  ['Autorização de trabalho em Portugal', 'PT'],
  ['Apenas profissionais do Brasil', 'BR'],
  ['Je moet in Nederland wonen.', 'NL'],
  ['Op afstand, overal binnen de Europese Unie', 'EU'],
  ['Uitsluitend kandidaten uit België', 'BE'],
  ['Werkvergunning voor Nederland', 'NL'],
  ['Tylko dla osób z Polski', 'PL'],
  ['Prawo do pracy w Polsce', 'PL'],
])('%s', (text, expected) => {
  const { places, quotes } = read(text)
  expect(places.split(' ').sort().join(' ')).toBe(expected)
  // The words stand in the ad.
  for (const quote of quotes) expect(text).toContain(quote)
})

/** Customers, the team, offices, what is not possible. */
test.each([
  ...[
    'Unsere Kunden sind in Deutschland ansässig in München.',
    'Unser Team sitzt in Polen.',
    'Remote nicht aus den USA möglich',
  ],
  ...[
    'Nos clients, basés en Allemagne, nous font confiance.',
    'Notre équipe est située en Pologne.',
    'Notre siège, situé en France',
  ],
  ...[
    'Nuestros clientes, ubicados en México',
    'Somos una empresa radicada en Chile.',
    'Nuestra sede está ubicada en Perú.',
  ],
  ...[
    'Nossos clientes, localizados no Brasil',
    'Nossa sede, localizada em Portugal',
    'Somos uma empresa baseada na Espanha.',
  ],
  ...[
    'Onze klanten zijn gevestigd in Duitsland.',
    'Ons hoofdkantoor, gevestigd in België',
    'Onze collega’s wonen in Polen.',
  ],
  ...[
    'Workation: remote aus Spanien für bis zu 30 Tage im Jahr',
    'Unser Team arbeitet remote in Österreich und Spanien.',
    "Télétravail depuis l'Espagne 20 jours par an",
    'Praca zdalna z Hiszpanii przez 30 dni w roku',
    'Ons team werkt vanuit Nederland.',
  ],
  ...['Nasi klienci mieszkają w Niemczech.', 'Nasza siedziba na terenie Czech', 'Język polski i angielski'],
])('says nothing of candidates: %s', (text) => {
  expect(read(text).places).toBe('')
})

test.each([
  ['Arbeite von überall auf der Welt.', 'worldwide'],
  ['Trabaja desde cualquier lugar del mundo.', 'worldwide'],
  ['Travaillez de partout dans le monde.', 'worldwide'],
  ['Pracuj z dowolnego miejsca na świecie.', 'worldwide'],
  ['Trabalhe de qualquer lugar do mundo', 'worldwide'],
  ['Werk overal ter wereld', 'worldwide'],
  ['Desde cualquier lugar del mundo durante 30 días al año', 'unknown'],
])('all the world: %s', (text, type) => {
  expect(read(text).type).toBe(type)
})

test.each([
  ['Du musst in Deutschland, Österreich oder der Schweiz wohnen.', 'DE AT CH'],
  ['Must be based in Germany, Austria or Switzerland.', 'DE AT CH'],
  ['Candidates must live in Germany, Austria, or Switzerland.', 'DE AT CH'],
  ['This is a remote position within the EMEA region.', 'EMEA'],
  ['We are hiring across Europe.', 'Europe'],
])('the text beats the field, and the places stand in its quote: %s', (text, expected) => {
  const { places, quotes } = read(text, ['Remote - Spain'])
  expect(places).toBe(expected)
  expect(quotes[0]).toMatch(/Switzerland$|Schweiz$|EMEA|Europe$/)
})
