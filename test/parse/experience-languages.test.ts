import { expect, test } from 'vitest'
import { prose } from '../../src/parse/evidence.ts'
import { parseExperience } from '../../src/parse/experience.ts'

const read = (text: string) => {
  const { value } = parseExperience(prose(`Aurora\n\nProfil\n\n* ${text}\n`, 'description'))
  return value === null ? null : [value.min, value.max]
}

const asked: [string, number | null, number | null][] = [
  ['Mindestens 3 Jahre Berufserfahrung', 3, null],
  ['3 bis 5 Jahre Erfahrung in der Softwareentwicklung', 3, 5],
  ['Mehr als fünf Jahre Erfahrung als Entwickler', 5, null],
  ['Du bringst 2+ Jahre Berufspraxis mit', 2, null],
  ['Berufserfahrung von mindestens zwei Jahren', 2, null],
  ['Zwischen 2 und 4 Jahren Erfahrung im Vertrieb', 2, 4],
  ['Erste Berufserfahrung (1-2 Jahre)', 1, 2],
  ['Wenigstens sechs Monate Erfahrung mit SAP', 0.5, null],
  ['Bis zu 2 Jahre Berufserfahrung', null, 2],
  ['Minimum 3 ans d’expérience en développement', 3, null],
  ['3 à 5 ans d’expérience', 3, 5],
  ['Une expérience de 5 ans minimum', 5, null],
  ['Expérience : 2 ans', 2, null],
  ['Vous justifiez d’au moins trois années d’expérience', 3, null],
  ['Entre 2 et 4 ans d’expérience professionnelle', 2, 4],
  ['Plus de 10 ans d’expérience', 10, null],
  ['6 mois d’expérience en support', 0.5, null],
  ['Al menos 2 años de experiencia', 2, null],
  ['Experiencia mínima de 3 años', 3, null],
  ['De 3 a 5 años de experiencia en ventas', 3, 5],
  ['Entre 2 y 4 años de experiencia', 2, 4],
  ['Más de cuatro años trabajando como desarrollador', 4, null],
  ['Un mínimo de cinco años de experiencia', 5, null],
  ['Experiencia: 3+ años', 3, null],
  ['6 meses de experiencia en atención al cliente', 0.5, null],
  ['Pelo menos 5 anos de experiência', 5, null],
  ['Experiência mínima de 2 anos', 2, null],
  ['De 3 a 5 anos de experiência em backend', 3, 5],
  ['Mais de três anos de experiência', 3, null],
  ['Entre 2 e 4 anos de experiência', 2, 4],
  ['Experiência de 1 ano em vendas', 1, null],
  ['Mínimo de dois anos atuando como analista', 2, null],
  ['Experiência: 4+ anos', 4, null],
  ['Minimaal 3 jaar ervaring', 3, null],
  ['2 tot 4 jaar werkervaring', 2, 4],
  ['Ten minste vijf jaar relevante ervaring', 5, null],
  ['Tussen 2 en 5 jaar ervaring', 2, 5],
  ['Je hebt 3+ jaar ervaring met Java', 3, null],
  ['Ervaring: 2 jaar', 2, null],
  ['Meer dan twee jaar ervaring als ontwikkelaar', 2, null],
  ['Werkervaring van minimaal 4 jaar', 4, null],
  ['Co najmniej 4 lata doświadczenia', 4, null],
  ['Minimum 3 lata doświadczenia w programowaniu', 3, null],
  ['Od 2 do 4 lat doświadczenia', 2, 4],
  ['Doświadczenie: 5 lat', 5, null],
  ['Min. 2-letnie doświadczenie na podobnym stanowisku', 2, null],
  ['Przynajmniej dwa lata doświadczenia', 2, null],
  ['Ponad 5 lat doświadczenia komercyjnego', 5, null],
]

/** The company's age, contracts, schooling, warranties, what would be nice. */
const notAsked = [
  ...[
    'Seit 20 Jahren am Markt',
    'Wir haben über 12 Jahre Erfahrung im Markt',
    'Befristet auf 2 Jahre',
    'Vor 5 Jahren gegründet',
  ],
  ...[
    '3 Jahre Garantie',
    'Ausbildung von 3 Jahren',
    'Idealerweise 2 Jahre Erfahrung',
    '2 Jahre Erfahrung sind wünschenswert',
  ],
  ...[
    'Depuis 10 ans, nous aidons les PME',
    'CDD de 2 ans',
    'Entreprise créée il y a 12 ans',
    'Forte de 15 ans d’expérience, notre équipe grandit',
  ],
  ...['Formation Bac +5 (5 ans d’études)', '3 ans d’expérience seraient un plus', 'Dans 3 ans, nous serons 200'],
  ...[
    'Desde hace 12 años ayudamos a pymes',
    'Contrato de 1 año',
    'Fundada hace 8 años',
    'Somos una empresa con 15 años de experiencia',
  ],
  ...[
    'Se valorará 2 años de experiencia',
    'Deseable: 3 años de experiencia',
    'Grado de 4 años',
    'En los próximos 3 años',
  ],
  ...[
    'Há 10 anos no mercado',
    'Contrato de 1 ano',
    'Somos uma empresa com 12 anos de experiência',
    'Diferencial: 2 anos de experiência',
  ],
  ...['Desejável 3 anos de experiência', 'Nos próximos 5 anos', 'Fundada há 8 anos', 'Graduação de 4 anos'],
  ...[
    'Al 12 jaar actief',
    'Contract van 1 jaar',
    'Wij hebben 15 jaar ervaring in de markt',
    'Opgericht 8 jaar geleden',
  ],
  ...[
    '2 jaar ervaring is een pré',
    'Bij voorkeur 3 jaar ervaring',
    'De komende 3 jaar groeien we',
    'Jaarcontract voor 1 jaar',
  ],
  ...[
    'Od 12 lat na rynku',
    'Umowa na 2 lata',
    'Nasza firma ma 10 lat doświadczenia',
    'Mile widziane 2 lata doświadczenia',
  ],
  ...[
    'Dodatkowym atutem będzie rok doświadczenia',
    'Firma założona 8 lat temu',
    'Studia trwające 5 lat',
    'W ciągu najbliższych 3 lat',
  ],
]

test.each(asked)('%s', (text, min, max) => {
  expect(read(text)).toEqual([min, max])
})

test.each(notAsked)('none: %s', (text) => {
  expect(read(text)).toBeNull()
})

test('two numbers that `and` joins are a range behind a word for between alone', () => {
  expect(read('Niveau B2 et Java 8 et 5 ans d’expérience')).toEqual([5, null])
  expect(read('Grade 3 and 5 years of experience')).toEqual([5, null])
  expect(read('between 3 and 5 years of experience')).toEqual([3, 5])
})
