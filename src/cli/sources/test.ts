import { resolve } from 'node:path'
import type { Command } from 'commander'
import { example } from '../example.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

interface TestOptions extends ConfigOptions {
  readonly fixtures?: string
  readonly json?: boolean
}

export function register(sources: Command): void {
  const command = sources
    .command('test')
    .description('Run the contract suite over the recorded answers of a source, also of a module of your own.')
    .argument('<source>', 'the id of a source, or the path of its module')
    .option('--fixtures <folder>', 'its recorded answers (default: fixtures/<id> beside the module)')
    .option('--json', 'print the checks as JSON')
    .addHelpText('after', example('jobwire sources test ./my-source.js'))
  withConfig(command).action(testOne)
}

async function testOne(name: string, options: TestOptions): Promise<void> {
  const [{ locate }, { checksOf }, { recordedPages }] = await Promise.all([
    import('../fixtures.ts'),
    import('../../../pipelines/sources/check-source.ts'),
    import('../../../pipelines/sources/recorded-pages.ts'),
  ])
  const settings = await loadSettings(options)
  const { source, fixtures } = await locate(name, settings)
  const folder = options.fixtures === undefined ? fixtures : resolve(options.fixtures)
  const checks = checksOf(source, recordedPages(folder)).map(({ name: check, problems }) => {
    try {
      return { check, problems: problems() }
    } catch (error) {
      return { check, problems: [`it fails with ${String(error)}`] }
    }
  })
  const failed = checks.filter(({ problems }) => problems.length > 0)
  if (options.json) process.stdout.write(`${JSON.stringify({ source: source.id, fixtures: folder, checks })}\n`)
  else {
    for (const { check, problems } of checks)
      process.stdout.write(
        `${problems.length === 0 ? 'ok    ' : 'not ok'}  ${check}\n${problems.map((one) => `        ${one}\n`).join('')}`,
      )
    process.stdout.write(`${source.id}: ${checks.length - failed.length} of ${checks.length} checks hold (${folder})\n`)
  }
  if (failed.length > 0) process.exitCode = 1
}
