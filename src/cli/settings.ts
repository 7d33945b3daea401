import { Option, type Command } from 'commander'
import type { BoardConfig } from '../../pipelines/board.ts'
import type { LoadedConfig } from '../config.ts'
import type { QueryContext } from '../feed/parse-query.ts'
import type { Source } from '../model/source.ts'
import type { Tables } from '../parse/tables.ts'
import type { LogFormat } from './log.ts'
import type { PlugIn } from './plug-ins.ts'

/** The options of every command that reads the configuration. */
export interface ConfigOptions {
  readonly config?: string
  readonly data?: string
  readonly log?: LogFormat
}

/** One entry of `sources:` as it holds. */
export type ConfiguredBoard = BoardConfig & {
  /** As `use` says it: an id, or the path of a module. */
  readonly use: string
  readonly every: string
  readonly page: string | null
  /** Its place among `sources:`. */
  readonly entry: number
}

/** What a command works with: the configuration, the sources and tables it refers to, and its boards. */
export interface Settings extends LoadedConfig {
  /** By id: those of jobwire and the modules that the configuration uses. */
  readonly sources: ReadonlyMap<string, Source>
  readonly plugIns: ReadonlyMap<string, PlugIn>
  readonly tables: Tables
  readonly queryContext: QueryContext
  readonly boards: readonly ConfiguredBoard[]
  /** Boards that are asked no more for now. */
  readonly paused: readonly ConfiguredBoard[]
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
  const [
    { sources: own },
    { findFile, loadConfig },
    { withPlugIns },
    { parseParameters },
    { loadTables },
    { parseQuery },
    { withCompany },
  ] = await Promise.all([
    import('../../crawlers/index.ts'),
    import('../config.ts'),
    import('./plug-ins.ts'),
    import('../../pipelines/extract.ts'),
    import('../../pipelines/tables.ts'),
    import('../feed/parse-query.ts'),
    import('../../pipelines/with-company.ts'),
  ])
  const tables = loadTables()
  const queryContext = { regions: tables.regions, countries: Object.keys(tables.countries) }
  const where = { file: options.config, folder: process.cwd(), env: process.env }
  const { byId, byUse, plugIns } = await withPlugIns(own, findFile(where))
  const loaded = loadConfig({
    ...where,
    flags: { ...flags, data: options.data },
    sources: byUse,
    checkQuery: (query) => {
      try {
        parseQuery(new URLSearchParams(query), queryContext)
        return null
      } catch (error) {
        return (error as Error).message
      }
    },
  })
  const entries = loaded.config.sources.flatMap(
    ({ use, board, company, every, ignoreRobots, turnOn, paused, page }, entry) => {
      const source = byUse.get(use)
      if (!source) return []
      const parameters = parseParameters(source, board)
      const configured = {
        source: company === undefined ? source : withCompany(source, company),
        parameters,
        ...(company === undefined ? {} : { company }),
        ignoreRobots,
        turnOn,
        use,
        every: every ?? source.every,
        page: page ?? null,
        entry,
      }
      return [{ paused, configured }]
    },
  )
  const those = (paused: boolean): ConfiguredBoard[] =>
    entries.filter((one) => one.paused === paused).map((one) => one.configured)
  return { ...loaded, sources: byId, plugIns, tables, queryContext, boards: those(false), paused: those(true) }
}
