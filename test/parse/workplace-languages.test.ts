import { describe, expect, test } from 'vitest'
import { prose } from '../../src/parse/evidence.ts'
import { parseWorkplace } from '../../src/parse/workplace.ts'
import { readWorkplace, titleMode } from '../../src/parse/workplace-field.ts'

/** What German, French, Spanish, Portuguese, Dutch and Polish ads say of where the work is done. */

const read = (text: string) =>
  parseWorkplace({
    printed: null,
    title: prose('Baker', 'titleRaw'),
    titleParts: [],
    text: prose(text, 'description'),
    remoteSource: null,
  })

describe('remote', () => {
  test.each([
    'Die Stelle ist vollständig remote.',
    'Du arbeitest zu 100 % im Homeoffice.',
    'Diese Position kann komplett remote ausgeübt werden.',
    '100% Remote möglich',
    'Arbeitsort: Remote',
    'Remote-Arbeit innerhalb Deutschlands möglich',
    'Vollständig ortsunabhängiges Arbeiten',
    'Poste en télétravail complet.',
    'Ce poste est 100 % à distance.',
    'Poste ouvert au full remote partout en France',
    'Télétravail total possible',
    'Lieu de travail : à distance',
    'Puesto 100% remoto.',
    'Trabajo en remoto desde cualquier lugar de España.',
    'Modalidad: remoto',
    'Este puesto es totalmente remoto.',
    'Teletrabajo 100%',
    'Trabajarás desde casa',
    'Vaga 100% remota.',
    'Trabalho remoto de qualquer lugar do Brasil.',
    'Modelo de trabalho: remoto',
    'Esta vaga é totalmente remota.',
    'Home office 100%',
    'Atuação 100% home office.',
    'Deze functie is volledig remote.',
    'Je werkt 100% vanuit huis.',
    'Volledig op afstand werken is mogelijk.',
    'Locatie: remote',
    'Praca w 100% zdalna.',
    'Tryb pracy: zdalny',
    'Oferujemy pracę całkowicie zdalną.',
    'Możliwość pracy w pełni zdalnej',
    'Pracujesz zdalnie z dowolnego miejsca w Polsce.',
  ])('%s', (text) => {
    const found = read(text)
    expect(found.value).toBe('remote')
    expect(text).toContain(found.evidence[0]?.quote)
  })
})

describe('hybrid', () => {
  test.each([
    'Hybrides Arbeiten: 2 Tage Homeoffice pro Woche.',
    'Du kommst an drei Tagen pro Woche ins Büro.',
    'Arbeitsmodell: Hybrid',
    'Bis zu 3 Tage mobiles Arbeiten pro Woche.',
    '60 % Homeoffice möglich',
    'Deux jours de télétravail par semaine.',
    'Télétravail : 3 jours par semaine',
    'Rythme hybride : 2 jours au bureau',
    'Poste hybride basé à Nantes.',
    'Mode de travail : hybride',
    'Télétravail partiel possible',
    'Modalidad: híbrida',
    'Modalidad híbrida, 3 días en la oficina y 2 en remoto.',
    'Dos días de teletrabajo a la semana.',
    'Trabajo híbrido en Valencia.',
    'Modelo híbrido: 2 vezes por semana no escritório.',
    'Modelo de trabalho: híbrido',
    'Regime híbrido em Lisboa.',
    'Hybride werken: twee dagen op kantoor.',
    'Je werkt 2 dagen per week thuis.',
    'Werkmodel: hybride',
    'Minimaal drie dagen per week op kantoor in Utrecht.',
    'Praca hybrydowa: 2 dni w tygodniu z biura.',
    'Tryb pracy: hybrydowy',
    'Model hybrydowy (3 dni w biurze)',
    'dwa dni w tygodniu w biurze w Krakowie',
  ])('%s', (text) => {
    const found = read(text)
    expect(found.value).toBe('hybrid')
    expect(text).toContain(found.evidence[0]?.quote)
  })
})

describe('onsite', () => {
  test.each([
    'Die Tätigkeit findet vor Ort in Köln statt; Homeoffice ist nicht möglich.',
    'Diese Stelle ist eine reine Präsenzstelle.',
    'Arbeitsmodell: vor Ort',
    'Kein Homeoffice.',
    'Poste en présentiel à Bordeaux.',
    'Travail 100 % sur site.',
    'Pas de télétravail possible sur ce poste.',
    'Modalidad presencial en Sevilla.',
    'Trabajo 100% presencial.',
    'Modalidad: presencial',
    'No se ofrece teletrabajo.',
    'Vaga presencial em Curitiba.',
    'Modelo de trabalho: presencial',
    'Trabalho 100% presencial',
    'Deze functie is volledig op locatie.',
    'Thuiswerken is niet mogelijk.',
    'Praca stacjonarna w Poznaniu.',
    'Tryb pracy: stacjonarny',
    'Praca zdalna nie jest możliwa.',
  ])('%s', (text) => {
    const found = read(text)
    expect(found.value).toBe('onsite')
    expect(text).toContain(found.evidence[0]?.quote)
  })
})

describe('unknown', () => {
  test.each([
    'Flexible Arbeitszeiten und Homeoffice',
    'Unsere Kunden sitzen in ganz Europa.',
    'Formations en présentiel ou à distance.',
    'Reuniones presenciales dos veces al año.',
    'Wir treffen uns vor Ort beim Kunden.',
    'Cursos presenciais e remotos',
    'hybrides Cloud-Umfeld',
    'architektura hybrydowa chmury',
    'Onze klanten werken op afstand.',
    'Mogelijkheid om af en toe thuis te werken',
    'obsługa urządzeń stacjonarnych',
    'Gestión remota de servidores',
    'Experiencia en monitoreo remoto',
  ])('%s', (text) => {
    const found = read(text)
    expect(found.value).toBe('unknown')
  })
})

test.each([
  ['Hybride', 'hybrid'],
  ['vor Ort', 'onsite'],
  ['Présentiel', 'onsite'],
  ['Sur site', 'onsite'],
  ['presencial', 'onsite'],
  ['op locatie', 'onsite'],
  ['stacjonarna', 'onsite'],
  ['stacjonarnie', 'onsite'],
  ['zdalna', 'remote'],
  ['zdalnie', 'remote'],
  ['à distance', 'remote'],
  ['op afstand', 'remote'],
  ['Teletrabalho', 'remote'],
  ['Fernarbeit', 'remote'],
  ['Mobiles Arbeiten', 'remote'],
  ['Distanciel', 'remote'],
  ['Télétravail partiel', 'hybrid'],
  ['Télétravail total', 'remote'],
  ['fulltime hybrid', 'hybrid'],
  ['Präsenz', 'onsite'],
  ['hybrydowa', 'hybrid'],
  ['Híbrido', 'hybrid'],
  ['Remoto', 'remote'],
  ['100% remoto', 'remote'],
  ['no_remote', 'onsite'],
  ['partial remote', 'hybrid'],
  ['Home Office', 'remote'],
  ['IN_OFFICE', 'onsite'],
  ['Office-based', 'onsite'],
  ['thuiswerken', 'remote'],
])('the field %s', (printed, mode) => {
  expect(readWorkplace(printed)).toBe(mode)
})

/** What is refused, or of another thing. */
test.each([
  ['We do not offer remote work for this role.', 'onsite'],
  ['We are unable to offer fully remote working.', 'onsite'],
  ['No se ofrece trabajo remoto', 'onsite'],
  ['This job is not eligible for remote work.', 'onsite'],
  ['Remote candidates will not be considered.', 'onsite'],
  ['You cannot work from home.', 'unknown'],
  ['This is not a hybrid role; it is fully remote.', 'remote'],
  ['Candidates not located in Leeds can work remotely.', 'remote'],
  ['Home Office Bonus - We offer a one time allowance', 'unknown'],
  ['In office three times a week', 'hybrid'],
])('%s', (text, mode) => {
  expect(read(text).value).toBe(mode)
})

/** A field of work is no mode of it. */
test.each([
  'Distributed Systems Engineer',
  'Hybrid Cloud Architect',
  'Remote Sensing Scientist',
  'Remote-Access Engineer',
  'Onsite Support Technician',
  'Anywhere Commerce Lead',
])('the title %s names no mode', (title) => {
  expect(titleMode(prose(title, 'titleRaw'), [])).toBeNull()
})

test.each([
  ['Baker (Hybrid)', ['Hybrid'], 'hybrid'],
  ['Baker - On-site', ['On-site'], 'onsite'],
  ['Remote Baker', ['Remote'], 'remote'],
  ['Senior Remote Baker', [], 'remote'],
  ['Baker, Leeds (hybrid or remote)', ['hybrid or remote', 'Leeds'], 'remote'],
])('the title %s', (title, parts, mode) => {
  expect(titleMode(prose(title, 'titleRaw'), parts)?.value).toBe(mode)
})
