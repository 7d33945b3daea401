import { expect, test } from 'vitest'
import { namedTeams } from '../../src/match/teams.ts'

test.each([
  ['As an engineer on the **Catalog Team**, you plan.', ['catalog']],
  ['Join our Page Builder team. The Page Builder squad ships.', ['page builder']],
  ['You join the Search & Discovery team in spring.', ['search & discovery']],
  ['Our team is small. The team plants trees. Join the Team.', []],
  ['We are a global team.\nMeet the Global Team.', []],
  ['Talent Acquisition team', []],
  ['', []],
])('`%s` names %j', (text, teams) => {
  expect(namedTeams(text)).toEqual(teams)
})
