import { describe, expect, test } from 'vitest'
import { prose } from '../../src/parse/evidence.ts'
import { parseEmploymentTypes } from '../../src/parse/employment.ts'

const read = (title: string, text: string) =>
  parseEmploymentTypes(undefined, prose(title, 'titleRaw'), prose(text, 'description')).value.join(' ')

const stated: [string, string][] = [
  ['Wir bieten eine unbefristete Festanstellung.', 'full_time'],
  ['Vertragsart: unbefristet', 'full_time'],
  ['Beschäftigungsart: Vollzeit', 'full_time'],
  ['38,5 Wochenstunden', 'full_time'],
  ['Arbeitszeit: Teilzeit (20 Stunden)', 'part_time'],
  ['Die Stelle ist in Teilzeit.', 'part_time'],
  ['Teilzeit', 'part_time'],
  ['Die Stelle ist befristet auf zwei Jahre.', 'contract temporary'],
  ['Mitarbeit auf freiberuflicher Basis', 'contract'],
  ['Dauer des Praktikums: drei Monate', 'internship'],
  ['Dieses Praktikum dauert sechs Monate.', 'internship'],
  ['Poste en CDI', 'full_time'],
  ['Type de contrat : CDI', 'full_time'],
  ['CDI - temps plein', 'full_time'],
  ['Contrat : CDD de 6 mois', 'contract temporary'],
  ['Poste à temps partiel', 'part_time'],
  ['Temps de travail : mi-temps', 'part_time'],
  ['Mission freelance', 'contract'],
  ['CDI à temps partiel', 'part_time'],
  ['In Teilzeit oder Vollzeit', 'full_time part_time'],
  ['12 month B2B rolling contract', 'contract'],
  ['6-month fixed term contract', 'contract temporary'],
  ['Stage de 6 mois', 'internship'],
  ['Durée du stage : 4 mois', 'internship'],
  ['Contrat en alternance', 'internship'],
  ['Contrato indefinido', 'full_time'],
  ['Jornada completa', 'full_time'],
  ['Jornada: tiempo parcial', 'part_time'],
  ['Puesto de media jornada', 'part_time'],
  ['Contrato temporal', 'contract temporary'],
  ['Contrato por proyecto', 'contract'],
  ['Alta de autónomo', 'contract'],
  ['Prácticas remuneradas', 'internship'],
  ['Contrato de prácticas', 'internship'],
  ['Regime de contratação: CLT', 'full_time'],
  ['Contrato sem termo', 'full_time'],
  ['Tempo integral', 'full_time'],
  ['Vaga em meio período', 'part_time'],
  ['Horário: tempo parcial', 'part_time'],
  ['Contrato a termo certo', 'contract temporary'],
  ['Contratação PJ', 'contract'],
  ['Recibos verdes', 'contract'],
  ['Programa de estágio', 'internship'],
  ['Estágio profissional', 'internship'],
  ['Een vast contract', 'full_time'],
  ['Contract voor onbepaalde tijd', 'full_time'],
  ['40 uur per week', 'full_time'],
  ['Dienstverband: parttime', 'part_time'],
  ['Een functie in deeltijd', 'part_time'],
  ['Contract voor bepaalde tijd', 'contract temporary'],
  ['Tijdelijk contract', 'contract temporary'],
  ['Je werkt als zzp’er', 'contract'],
  ['Op freelance basis', 'contract'],
  ['Deze stage duurt vijf maanden.', 'internship'],
  ['Stagevergoeding van de cao', 'internship'],
  ['Umowa o pracę', 'full_time'],
  ['Praca na pełny etat', 'full_time'],
  ['Umowa na czas nieokreślony', 'full_time'],
  ['Wymiar pracy: pół etatu', 'part_time'],
  ['Praca w niepełnym wymiarze', 'part_time'],
  ['Umowa na czas określony', 'contract temporary'],
  ['Współpraca na podstawie umowy B2B', 'contract'],
  ['Umowa zlecenie', 'contract'],
  ['Płatny staż', 'internship'],
  ['Program stażowy', 'internship'],
]

/** Hours, contracts and stages of others, of the past, of the work itself. */
const silent = [
  ...[
    'Teilzeitmodelle für Eltern',
    'Wir befristen Nutzerkonten automatisch.',
    'Erste Erfahrung durch Praktika oder Werkstudententätigkeit',
  ],
  ...['Du betreust unsere Auszubildenden.', 'Du schreibst Vertragsmuster.', 'Freie Mitarbeitende koordinierst du.'],
  ...[
    'Une première expérience en stage',
    'Vous encadrez des stagiaires.',
    'Nous déployons un CDN.',
    'Mise en scène de nos produits',
    'Gestion des contrats clients',
  ],
  ...[
    'Experiencia en prácticas anteriores',
    'Datos temporales',
    'Agentes autónomos',
    'Gestión de contratos',
    'Buenas prácticas de desarrollo',
  ],
  ...[
    'Boas práticas de código',
    'Dados temporais',
    'Gestão de contratos',
    'Experiência em estágios anteriores',
    'Sistemas autônomos',
  ],
  ...[
    'Je begeleidt stagiairs.',
    'Contracten beheren',
    'Ervaring door een stage',
    'Tijdelijke bestanden opruimen',
    'In een vast team',
  ],
  ...[
    'Prowadzisz praktykantów.',
    'Zarządzanie umowami',
    'Dobre praktyki programowania',
    'Klienci B2B',
    'Na etapie projektowania',
  ],
]

describe('what the text states', () => {
  test.each(stated)('%s: %s', (text, expected) => {
    expect(read('Aurora', `Lantern Works\n\n${text}\n`)).toBe(expected)
  })

  test.each(silent)('nothing: %s', (text) => {
    expect(read('Aurora', `Lantern Works\n\n${text}\n`)).toBe('')
  })
})

test.each([
  ['Auszubildende zur Fachinformatikerin', 'internship'],
  ['Duales Studium Informatik', 'internship'],
  ['Entwickler in Teilzeit', 'part_time'],
  ['Redakteur (befristet)', 'contract temporary'],
  ['Développeur Java - CDI', 'full_time'],
  ['Comptable CDD', 'contract temporary'],
  ['Juriste à temps partiel', 'part_time'],
  ['Analista de datos en prácticas', 'internship'],
  ['Camarero media jornada', 'part_time'],
  ['Diseñadora autónoma', 'contract'],
  ['Desenvolvedor Java (PJ)', 'contract'],
  ['Atendente meio período', 'part_time'],
  ['Analista temporário', 'contract temporary'],
  ['Stagiair marketing', 'internship'],
  ['Ontwikkelaar parttime', 'part_time'],
  ['Zzp tester', 'contract'],
  ['Stażysta w dziale IT', 'internship'],
  ['Księgowa na pół etatu', 'part_time'],
  ['Programista na zastępstwo', 'contract temporary'],
])('in a title: %s', (title, expected) => {
  expect(read(title, '')).toBe(expected)
})

test.each([
  'Ausbildungsleiter Pflege',
  'Ingénieur CDN',
  'Ingeniero de bases de datos temporales',
  'Engenheiro de veículos autónomos',
  'Stage manager',
  'Early-stage startup engineer',
  'Specjalista ds. umów',
  'Vertragsmanager',
])('nothing in a title: %s', (title) => {
  expect(read(title, '')).toBe('')
})
