import { sources } from '../../../crawlers/index.ts'

/** A row a source, from what it declares. */
export function sourcesPage(): string {
  const rows = [...sources.values()].map(
    ({ id, name, homepage, reference, enumerates, every, board, locator, terms, experimental, offByDefault, ends }) =>
      [
        `[\`${id}\`](sources/${id}.md)${experimental === undefined ? '' : ', experimental'}${offByDefault === undefined ? '' : ', off by default'}${ends === undefined ? '' : `, ends on ${ends.on}`}`,
        `[${name}](${homepage})`,
        names(board?.shape),
        names(locator?.shape),
        `${enumerates === 'all' ? 'the whole board' : 'the newest'}, every ${every}`,
        `${terms.robots.verdict}, read ${terms.robots.readOn}`,
        [
          terms.attribution ? `name ${terms.attribution}` : '',
          terms.followLink ? 'followed link' : '',
          terms.mayPassOn ? '' : 'not to be passed on',
          terms.applyThroughSource ? 'apply through it' : '',
        ]
          .filter(Boolean)
          .join('; ') || 'none stated',
        `[documents](${reference})`,
      ].join(' | '),
  )
  const head =
    'What each source reads and by what right; behind its id what it publishes, where each value goes and what is dropped. `board` parameters name a board and enter the keys of its listings; `locator` parameters only say where to ask.\n\n' +
    '| source | name | board | locator | gives | robots.txt | terms | format |\n|---|---|---|---|---|---|---|---|\n'
  return `${head}${rows.map((row) => `| ${row} |\n`).join('')}`
}

function names(shape: Readonly<Record<string, unknown>> = {}): string {
  return Object.keys(shape)
    .map((name) => `\`${name}\``)
    .join(', ')
}
