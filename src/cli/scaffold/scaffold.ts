import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from '../../errors.ts'
import { declarationText, siteOf, type NewSource } from './declaration.ts'
import { fixtureFiles } from './fixtures.ts'

/** What was written, as paths in the project, and what a person does next. */
interface Scaffolded {
  readonly written: readonly string[]
  readonly next: string
}

/**
 * Writes `crawlers/<id>.ts` and `test/fixtures/<id>/` of a source that does not exist yet below `root`; `day` is today. Throws UsageError
 * `bad-usage` before anything is written.
 */
export function scaffold(root: string, source: NewSource, day: string): Scaffolded {
  refuse(root, source)
  const { id } = source
  const files = new Map([
    [`crawlers/${id}.ts`, declarationText(source, day)],
    ...[...fixtureFiles(source, day)].map(([name, text]) => [`test/fixtures/${id}/${name}`, text] as const),
  ])
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { written: [...files.keys()], next: nextSteps(source) }
}

function refuse(root: string, { id, homepage }: NewSource): void {
  const no = (why: string, hint: string): UsageError => new UsageError('bad-usage', why, { hint })
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw no(`${id} is no id: lower-case letters and digits, words joined by hyphens`, `Such as ${kebab(id)}.`)
  for (const path of [`crawlers/${id}.ts`, `test/fixtures/${id}`])
    if (existsSync(join(root, path)))
      throw no(`there is a source ${id} already: ${path}`, 'Edit that, or choose another id.')
  if (!URL.canParse(homepage) || new URL(homepage).protocol !== 'https:')
    throw no(`--homepage ${homepage} is no https address`, 'Such as https://remotemill.example.')
}

function kebab(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? ['remote', 'mill']
  return words.join('-')
}

function nextSteps(source: NewSource): string {
  const { id } = source
  const jobwire = 'npx tsx src/cli/main.ts'
  const board = source.kind === 'ats' ? ' --board company=<a company that uses it>' : ''
  return `Next (docs/adding-a-source.md walks through an example):
  1. Read the terms of ${source.homepage} and ${siteOf(source).origin}/robots.txt; write what they say into \`terms\`.
  2. Say in \`start\` where it answers, then record an answer (needs a contact in jobwire.yaml):
     ${jobwire} sources record ${id}${board} --force
     Also an empty board (--name empty) and one that is not there (--name dead).
  3. Map what is printed in \`extract\`; write what you read there under \`expected\` of test/fixtures/${id}/board.meta.json.
  4. ${jobwire} sources test ${id}
  5. npm run gen, and read docs/sources/${id}.md: what is dropped needs a reason. Then delete \`experimental\`.
`
}
