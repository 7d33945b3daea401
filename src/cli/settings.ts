import { Option, type Command } from 'commander'
import type { BoardConfig } from '../../pipelines/board.ts'
import type { LoadedConfig } from '../config.ts'
import type { QueryContext } from '../feed/parse-query.ts'
import type { Source } from '../model/source.ts'
import type { Tables } from '../parse/tables.ts'
import type { LogFormat } from './log.ts'

/** The options of every command that reads the configuration. */
export interface ConfigOptions {
  readonly config?: string
  readonly data?: string
  readonly log?: LogFormat
}

/** What a command works with: the configuration, the sources and tables it refers to, and its boards. */
export interface Settings extends LoadedConfig {
  readonly sources: ReadonlyMap<string, Source>
  readonly tables: Tables
  readonly queryContext: QueryContext
  readonly boards: readonly (BoardConfig & { readonly every: string })[]
}

/** Adds the options that say where the configuration and the data are. */
export function withConfig(command: Command): Command {
  return command
    .option('-c, --config <file>', 'the configuration to read (default: jobwire.yaml here, if there is one)')
    .option('--data <folder>', 'the data folder, instead of the one configured')
    .addOption(new Option('--log <format>', 'how to log on stderr').choices(['plain', 'json']).default('plain'))
}

/** Reads the configuration of a command. Throws UsageError `bad-config` that names every line which is off. */
export async function loadSettings(
  options: ConfigOptions,
  flags: Readonly<Record<string, string | number | undefined>> = {},
): Promise<Settings> {
  const [{ sources }, { loadConfig }, { parseParameters }, { loadTables }, { parseQuery }] = await Promise.all([
    import('../../crawlers/index.ts'),
    import('../config.ts'),
    import('../../pipelines/extract.ts'),
    import('../../pipelines/tables.ts'),
    import('../feed/parse-query.ts'),
  ])
  const tables = loadTables()
  const queryContext = { regions: tables.regions, countries: Object.keys(tables.countries) }
  const loaded = loadConfig({
    file: options.config,
    folder: process.cwd(),
    env: process.env,
    flags: { ...flags, data: options.data },
    sources,
    checkQuery: (query) => {
      try {
        parseQuery(new URLSearchParams(query), queryContext)
        return null
      } catch (error) {
        return (error as Error).message
      }
    },
  })
  const boards = loaded.config.sources.flatMap(({ use, board, every, ignoreRobots }) => {
    const source = sources.get(use)
    return source
      ? [{ source, parameters: parseParameters(source, board), ignoreRobots, every: every ?? source.every }]
      : []
  })
  return { ...loaded, sources, tables, queryContext, boards }
}
