import type { Command } from 'commander'
import { collect } from '../board-option.ts'
import { example } from '../example.ts'
import type { LookOptions } from './look.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

export function register(sources: Command): void {
  const command = sources
    .command('detect')
    .description(
      'Print the source and board that an address leads to; a company’s careers page leads to what it embeds.',
    )
    .argument('<url>', 'a posting, board, feed, sitemap, API call or careers page')
    .option('--offline', 'ask nobody: go by the address alone')
    .option('--board <name=value>', 'a parameter that holds whatever is found, such as a base address', collect)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      example(
        'jobwire sources detect https://example.org/careers',
        'jobwire sources detect --offline https://boards.greenhouse.io/honeycomb',
      ),
    )
  withConfig(command).action(detectOne)
}

async function detectOne(text: string, options: ConfigOptions & LookOptions & { json?: boolean }): Promise<void> {
  const [{ look, nothingFound }, { foundJson, foundText }] = await Promise.all([
    import('./look.ts'),
    import('./found-text.ts'),
  ])
  const settings = await loadSettings(options)
  const { found, notes } = await look(text, settings, options)
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ url: text, found: found.map((one) => foundJson(one, settings)), notes })}\n`,
    )
    if (found.length === 0) process.exitCode = 1
    return
  }
  if (found.length === 0) throw nothingFound(text, notes)
  process.stdout.write(`${found.map((one) => foundText(one, settings)).join('\n\n')}\n`)
  for (const note of notes) process.stderr.write(`${note}\n`)
}
