import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { prose } from '../../src/parse/evidence.ts'
import { parseSkills } from '../../src/parse/skills.ts'

const tables = loadTables()
const read = (text: string) => parseSkills(prose('', 'titleRaw'), prose(text, 'description'), tables).value.sort()

test.each([
  ['Java, Kotlin or Go', ['Go', 'Java', 'Kotlin']],
  ['Python and/or Go', ['Go', 'Python']],
  ['Go, Rust, Elm', ['Elm', 'Go', 'Rust']],
  ['frameworks (e.g. React or Vue)', ['React', 'Vue.js']],
  ['We are at home in Swift.', ['Swift']],
  ['A service in Ruby and a bit of Elixir.', ['Elixir', 'Ruby']],
  ['* Java\n* Spring\n* Go', ['Go', 'Java', 'Spring']],
  ['* Rust\n* Something else', ['Rust']],
  ['* React: you know it well', ['React']],
  ['Vue 3 on the front', ['Vue.js']],
  ['Erfahrung mit Express', ['Express']],
  ['Expérience en R et Python', ['Python', 'R']],
  ['Kenntnisse in Excel', ['Excel']],
  ['doświadczenie w Go', ['Go']],
  ['Experiencia con Chef', ['Chef']],
  ['Airflow DAGs', ['Apache Airflow']],
  ['Chef, Puppet, Ansible', ['Ansible', 'Chef', 'Puppet']],
  ['We use Go here.', ['Go']],
  ['Experience in R.', ['R']],
  ['You are proficient in C and C++', ['C', 'C++']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

/** Words of prose, names of people, seasons. */
test.each([
  ...[
    'Un bureau avec vue sur le port',
    'Vue sur mer',
    'De ce point de vue',
    'Un tableau de bord clair',
    'Tableau blanc et feutres',
  ],
  ...[
    'Ruby is our founder.',
    'Swift answers to customers',
    'React quickly when things break.',
    'A swift answer',
    'Rust never sleeps.',
    'Rust, dirt and noise are daily company.',
    'Experience in R&D',
    'Experience with C-level buyers',
    'experienced with C level sponsors',
  ],
  ...[
    'We start in spring 2026.',
    'Spring 2026 intake',
    'You express yourself well.',
    'Go and see for yourself',
    'Vitamin C',
    'Series C funding',
  ],
  ...[
    'Our chef cooks daily.',
    'Chef de projet',
    'You excel at details.',
    'Excel in all you do.',
    'At the helm of the team',
    'Helm a growing team.',
  ],
  ...[
    'A groovy team',
    'The solidity of our books',
    'airflow in the server room',
    'Elixir of life.',
    'R&D budget',
    'To flutter about',
    'An ember of hope',
  ],
  ...[
    'Unity of purpose',
    'Hive of activity',
    'Vault doors',
    'A nomad at heart',
    'Dart across town',
    'Flask of tea for all',
  ],
])('nothing: %s', (text) => {
  expect(read(text)).toEqual([])
})
