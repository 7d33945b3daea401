import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { sources } from '../../crawlers/index.ts'
import { UsageError } from '../errors.ts'
import type { Parameters } from '../model/source.ts'

/** Writes jobwire.yaml into the working folder. Throws UsageError where it exists, or where no source knows an address. */
export function writeConfig(urls: readonly string[], options: { contact?: string; force?: boolean }): void {
  const file = resolve('jobwire.yaml')
  if (existsSync(file) && !options.force) {
    throw new UsageError('bad-usage', `${file} is there already`, { hint: 'Edit it, or write over it with --force.' })
  }
  const found = new Map(urls.map(detected).map((entry) => [JSON.stringify(entry), entry]))
  const entries = [...found.values()]
  writeFileSync(file, configText(entries, options.contact))
  process.stdout.write(`${file}\n`)
  for (const { use, off } of entries) {
    if (off === null) continue
    process.stderr.write(`${use} is ${off}\nIt is skipped until you decide otherwise: jobwire sources turn-on ${use}\n`)
  }
  process.stderr.write(
    options.contact
      ? 'Now: jobwire crawl\n'
      : 'Now set `contact:` in it to an address about your crawler; then: jobwire crawl\n',
  )
}

interface Entry {
  readonly use: string
  readonly board: Parameters
  /** Why its source is off, or null. */
  readonly off: string | null
}

function detected(text: string): Entry {
  const url = URL.parse(text)
  if (!url)
    throw new UsageError('bad-usage', `${text} is no address`, { hint: 'Paste it whole, with https:// before it.' })
  // What is percent-encoded must be text once decoded.
  if (!isDecodable(url))
    throw new UsageError('bad-usage', `${text} is no address: its percent-encoding is broken`, {
      hint: 'Copy it again.',
    })
  for (const [use, source] of sources) {
    const board = source.detect(url)
    if (!board) continue
    return { use, board, off: source.offByDefault === undefined ? null : `off by default: ${source.offByDefault}` }
  }
  throw new UsageError('unknown-source', `no source reads ${text}`)
}

function isDecodable(url: URL): boolean {
  try {
    decodeURIComponent(url.pathname)
    return true
  } catch {
    return false
  }
}

/** The text of a configuration without sources. */
export function newConfig(): string {
  return configText([], undefined)
}

function configText(entries: readonly Entry[], contact: string | undefined): string {
  const quote = (value: unknown): string => JSON.stringify(value)
  const board = (parameters: Parameters): string[] => {
    const given = Object.entries(parameters).map(([name, value]) => `${name}: ${quote(value)}`)
    return given.length > 0 ? [`    board: { ${given.join(', ')} }`] : []
  }
  return [
    '# Every key: docs/configuration.md',
    contact
      ? `contact: ${quote(contact)}`
      : '# contact: https://example.org/about-our-crawler   # crawling live sites needs it',
    'data: ./data',
    'server: { host: 127.0.0.1, port: 8080 }',
    ...(entries.length > 0
      ? [
          'sources:',
          ...entries.flatMap(({ use, board: parameters, off }) => [
            ...(off === null ? [] : [`  # ${off}`]),
            `  - use: ${use}`,
            ...board(parameters),
          ]),
        ]
      : ['sources: []']),
    '# feeds:',
    '#   - slug: rust-eu',
    '#     title: Rust jobs open to Europe',
    '#     query: skill=rust&region=EU&workplace=remote',
    '',
  ].join('\n')
}
