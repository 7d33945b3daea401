import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { parseTitle } from '../../src/parse/title.ts'

const tables = loadTables()

/** Work mode, gender markers, hours and contract in seven languages are no part of a title. */
test.each([
  ['Softwareentwickler (m/w/d)', 'Softwareentwickler'],
  ['Java Entwickler (all genders)', 'Java Entwickler'],
  ['Redakteur (d/m/w) in Teilzeit', 'Redakteur'],
  ['Assistenz in Teilzeit (20h)', 'Assistenz'],
  ['Kundenservice (m/w/d) Vollzeit/Teilzeit', 'Kundenservice'],
  ['Pflegefachkraft (80–100 %)', 'Pflegefachkraft'],
  ['Vertrieb (m/w/d) - Homeoffice', 'Vertrieb'],
  ['Comptable (F/H)', 'Comptable'],
  ['Développeur PHP - Télétravail', 'Développeur PHP'],
  ['Développeur full remote H/F', 'Développeur'],
  ['Télétravail : consultant', 'consultant'],
  ['Juriste (télétravail partiel)', 'Juriste'],
  ['Chargé de paie - hybride', 'Chargé de paie'],
  ['Ingénieur réseau - CDI - Paris', 'Ingénieur réseau'],
  ['Desarrollador Java 100% remoto', 'Desarrollador Java'],
  ['Diseñadora (híbrido)', 'Diseñadora'],
  ['Recepcionista - Jornada completa', 'Recepcionista'],
  ['Vendedor (medio tiempo)', 'Vendedor'],
  ['Analista (vaga remota)', 'Analista'],
  ['Desenvolvedor Backend - PJ', 'Desenvolvedor Backend'],
  ['Atendente - meio período', 'Atendente'],
  ['Java ontwikkelaar (m/v)', 'Java ontwikkelaar'],
  ['Tester (m/v/x) - thuiswerken', 'Tester'],
  ['Ontwikkelaar - op afstand', 'Ontwikkelaar'],
  ['Verpleegkundige (24-32 uur)', 'Verpleegkundige'],
  ['Programista Java (praca zdalna)', 'Programista Java'],
  ['Księgowa - praca hybrydowa', 'Księgowa'],
  ['Junior tester (m/ż)', 'Junior tester'],
  ['Magazynier - pół etatu', 'Magazynier'],
  ['Koch 100% Remote', 'Koch'],
  ['Chef 100% remoto', 'Chef'],
  ['Koch Homeoffice', 'Koch'],
  ['Pekař (m/ž)', 'Pekař'],
  ['Pekař m/ž/x', 'Pekař'],
  ['Redakteur Remote oder Hybrid', 'Redakteur'],
  ['Programista praca zdalna', 'Programista'],
])('%s', (printed, expected) => {
  expect(parseTitle(printed, tables).value).toBe(expected)
})

test.each([
  ...['Web 100', 'Pekař M/Z', 'Koordinator Remote oder Satellit'],
  ...['A/V Technician', 'Hybrid Cloud Architect', 'Home Office Spezialist', 'Ingeniero de redes híbridas'],
  ...[
    'Leiter Mobiles Arbeiten',
    'Redakteur Teilhabe',
    'Especialista em tempo real',
    'Ontwikkelaar full stack',
    'Specjalista ds. pracy zdalnej',
  ],
  ...['Stage - Assistant marketing', 'Manager H/V', 'Trader 24/7'],
])('stays whole: %s', (printed) => {
  expect(parseTitle(printed, tables).value).toBe(printed)
})
