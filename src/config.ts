import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { UsageError } from './errors.ts'
import { Config } from './model/config.ts'
import type { Source } from './model/source.ts'
import { readYaml } from './config-yaml.ts'

/** One thing that is wrong with the configuration; `line` and `column` count from 1. */
interface ConfigIssue {
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly message: string
}

/** The configuration as it holds, and where it came from. */
export interface LoadedConfig {
  readonly config: Config
  /** The absolute path of the file that was read, if any. */
  readonly file: string | null
  /** The absolute path of the data folder. */
  readonly data: string
}

export interface ConfigInput {
  /** The file to read; it must exist. Without it `jobwire.yaml` of `folder` is read where there is one. */
  readonly file?: string | undefined
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Values by dotted key, `server.port`; undefined is not given. */
  readonly flags?: Readonly<Record<string, string | number | undefined>>
  /** What `use` may say: the ids of sources, and the paths of modules as written. */
  readonly sources: ReadonlyMap<string, Source>
  /** Says what is wrong with a saved query, or null. */
  readonly checkQuery?: (query: string) => string | null
}

type Path = readonly (string | number)[]

/** The value that stands for a key: its environment variable, `server.port` is `JOBWIRE_SERVER_PORT`. */
export function environmentName(key: string): string {
  return `JOBWIRE_${key
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('.', '_')
    .toUpperCase()}`
}

/** Every key that holds one value and may come from the environment, dotted. */
export function scalarKeys(): string[] {
  const walk = (schema: JsonSchema, at: string): string[] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
      const key = at ? `${at}.${name}` : name
      return inner.type === 'object' && inner.properties ? walk(inner, key) : inner.type === 'array' ? [] : [key]
    })
  return walk(configSchema(), '')
}

/** Reads the configuration, flag over environment over file over default. Throws UsageError `bad-config` that lists every issue. */
export function loadConfig(input: ConfigInput): LoadedConfig {
  const found = findFile(input)
  const yaml = found ? readYaml(found.text) : null
  const file = found?.file ?? null
  const issues: ConfigIssue[] = (yaml?.errors ?? []).map((error) => ({ file, ...error }))
  const given: unknown = issues.length > 0 ? {} : (yaml?.value ?? {})
  if (issues.length === 0 && !isObject(given)) {
    issues.push({ file, line: 1, column: 1, message: 'the file holds no mapping of keys' })
  }
  const origin = new Map<string, string>()
  const merged = isObject(given) ? structuredClone(given) : {}
  for (const key of scalarKeys()) {
    const name = environmentName(key)
    const variable = input.env[name]
    if (variable !== undefined && variable !== '') put(merged, key, variable, origin, name)
    const flag = input.flags?.[key]
    if (flag !== undefined) put(merged, key, flag, origin, `--${key.split('.').at(-1) ?? key}`)
  }
  const add = (path: Path, message: string, onKey = false): void => {
    const from = origin.get(path.join('.'))
    const at = from === undefined ? yaml?.position(path, onKey) : undefined
    const name = from ?? dotted(path)
    issues.push({
      file: from === undefined ? file : null,
      line: at?.line ?? null,
      column: at?.column ?? null,
      message: name ? `${name}: ${message}` : message,
    })
  }
  const parsed = Config.safeParse(merged)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) report(issue, add)
  } else {
    checkSources(parsed.data, input.sources, add)
    parsed.data.feeds.forEach(({ query, slug }, index) => {
      const wrong = input.checkQuery?.(query) ?? null
      if (wrong !== null) add(['feeds', index, 'query'], wrong)
      if (parsed.data.feeds.findIndex((feed) => feed.slug === slug) < index) {
        add(['feeds', index, 'slug'], `${slug} is used twice`)
      }
    })
  }
  if (issues.length > 0 || !parsed.success) throw new UsageError('bad-config', issues.map(issueText).join('\n'))
  const base = origin.has('data') || file === null ? input.folder : dirname(file)
  return { config: parsed.data, file, data: resolve(base, parsed.data.data) }
}

/** The name of `names` that a person most likely meant, or null where none is near. */
export function nearest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(name.length / 2)) + 1
  for (const candidate of names) {
    const apart = distance(name.toLowerCase(), candidate.toLowerCase())
    if (apart < least) [best, least] = [candidate, apart]
  }
  return best
}

function issueText({ file, line, column, message }: ConfigIssue): string {
  return [file, line, column].filter((part) => part !== null).join(':') + (file === null ? '' : ' ') + message
}

/** The configuration file as text: the one that is named, else jobwire.yaml of the folder, or null. Throws UsageError `bad-config`. */
export function findFile(input: Pick<ConfigInput, 'file' | 'folder' | 'env'>): { file: string; text: string } | null {
  const named = input.file ?? (input.env.JOBWIRE_CONFIG || undefined)
  const file = resolve(input.folder, named ?? 'jobwire.yaml')
  try {
    return { file, text: readFileSync(file, 'utf8') }
  } catch (error) {
    if (named === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new UsageError('bad-config', `${file} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

function put(
  target: Record<string, unknown>,
  key: string,
  value: string | number,
  origin: Map<string, string>,
  from: string,
): void {
  const names = key.split('.')
  const last = names.pop() ?? key
  let inner = target
  for (const name of names) {
    const next = inner[name]
    inner = isObject(next) ? next : (inner[name] = {})
  }
  const numeric = schemaAt(configSchema(), key.split('.'))?.type === 'integer'
  inner[last] = numeric && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  origin.set(key, from)
}

function report(issue: z.core.$ZodIssue, add: (path: Path, message: string, onKey?: boolean) => void): void {
  const path = issue.path as Path
  if (issue.code !== 'unrecognized_keys') return add(path, issue.message.replace(/^Invalid input: /, ''))
  const known = Object.keys(schemaAt(configSchema(), path)?.properties ?? {})
  for (const key of issue.keys) add([...path, key], `unknown key${meant(key, known)}`, true)
}

function checkSources(
  config: Config,
  sources: ReadonlyMap<string, Source>,
  add: (path: Path, message: string, onKey?: boolean) => void,
): void {
  const first = new Map<string, number>()
  config.sources.forEach((entry, index) => {
    const source = sources.get(entry.use)
    if (!source) return add(['sources', index, 'use'], `unknown source ${entry.use}${meant(entry.use, sources.keys())}`)
    const shape = { ...source.board?.shape, ...source.locator?.shape }
    const result = z.strictObject(shape).safeParse(entry.board)
    if (result.success) {
      const board = `${entry.use} ${JSON.stringify(result.data)}`
      const earlier = first.get(board)
      if (earlier !== undefined) add(['sources', index], `the same board as sources[${earlier}]`)
      else first.set(board, index)
    }
    for (const issue of result.error?.issues ?? []) {
      const path = ['sources', index, 'board', ...(issue.path as Path)]
      if (issue.code !== 'unrecognized_keys') add(path, issue.message.replace(/^Invalid input: /, ''))
      else for (const key of issue.keys) add([...path, key], `unknown parameter${meant(key, Object.keys(shape))}`, true)
    }
  })
}

function meant(name: string, known: Iterable<string>): string {
  const names = [...known]
  const near = nearest(name, names)
  return near ? `; did you mean ${near}?` : `; there are ${names.join(', ') || 'none'}`
}

interface JsonSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
}

let schema: JsonSchema | undefined
function configSchema(): JsonSchema {
  return (schema ??= z.toJSONSchema(Config, { io: 'input' }) as JsonSchema)
}

function schemaAt(from: JsonSchema, path: Path): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>(
    (at, step) => (typeof step === 'number' ? at?.items : at?.properties?.[step]),
    from,
  )
}

function dotted(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    '',
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
