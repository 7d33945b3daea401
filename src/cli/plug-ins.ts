import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import { readYaml } from '../config-yaml.ts'
import { UsageError } from '../errors.ts'
import type { Source } from '../model/source.ts'

/** A source of a module outside the project. */
export interface PlugIn {
  readonly source: Source
  /** The absolute path of its module. */
  readonly module: string
}

const call = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', 'is no function')
const shape = z.custom<z.ZodObject>((value) => typeof value === 'object' && value !== null && 'shape' in value, {
  error: 'is no z.object',
})
/** What must be there before anything is asked of a source; the contract suite checks what it is worth. */
const Declared = z.looseObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is lower-case words with hyphens'),
  name: z.string(),
  homepage: z.url(),
  reference: z.url(),
  kind: z.enum(['ats', 'board']),
  terms: z.looseObject({
    attribution: z.string().nullable(),
    followLink: z.boolean(),
    mayPassOn: z.boolean(),
    applyThroughSource: z.boolean(),
    robots: z.looseObject({ verdict: z.enum(['allowed', 'refused', 'unknown']), readOn: z.string() }),
    url: z.string().nullable(),
  }),
  offByDefault: z.string().optional(),
  ends: z.object({ on: z.iso.date(), what: z.string(), remedy: z.string() }).optional(),
  board: shape.optional(),
  locator: shape.optional(),
  detect: call,
  enumerates: z.enum(['all', 'window']),
  askLeft: z.union([z.object({ at: call, isGone: call.optional() }), z.object({ never: z.string() })]).optional(),
  every: z.string(),
  pace: z.looseObject({ delayMs: z.number(), concurrency: z.number() }),
  hints: z.looseObject({}),
  start: call,
  follow: call.optional(),
  extract: call,
})

/** True where `use` names a module and not a source of jobwire. */
export function isModule(use: string): boolean {
  return /^(\.{1,2}\/|\/|file:)/.test(use)
}

/** The modules that the `sources:` of a configuration text name, as written. What is wrong with the text is not said here. */
function modulesOf(text: string): string[] {
  const { value, errors } = readYaml(text)
  if (errors.length > 0) return []
  const { sources } = (value ?? {}) as { sources?: unknown }
  const uses = (Array.isArray(sources) ? sources : []).map((entry: unknown) => (entry as { use?: unknown } | null)?.use)
  return [...new Set(uses.filter((use): use is string => typeof use === 'string' && isModule(use)))]
}

/**
 * Loads a source from a module: its default export is the source, or a function that is given the kit and gives it. `use` is a path from the
 * folder of `file`. Throws UsageError `bad-config` that says what of it is not right.
 */
export async function loadPlugIn(use: string, folder: string): Promise<PlugIn> {
  const module = use.startsWith('file:') ? fileURLToPath(use) : resolve(folder, use)
  const refuse = (why: string, cause?: unknown): UsageError =>
    new UsageError('bad-config', `${module} is no source: ${why}`, {
      hint: 'docs/adding-a-source.md shows one.',
      ...(cause === undefined ? {} : { cause }),
    })
  let given: unknown
  try {
    const [{ sourceKit }, loaded] = await Promise.all([
      import('../../pipelines/sources/source-kit.ts'),
      import(pathToFileURL(module).href) as Promise<{ default?: unknown }>,
    ])
    given =
      typeof loaded.default === 'function'
        ? await (loaded.default as (kit: typeof sourceKit) => unknown)(sourceKit)
        : loaded.default
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause), cause)
  }
  // A module of the old kind exports an empty object where it says nothing.
  if (typeof given !== 'object' || given === null || Object.keys(given).length === 0)
    throw refuse('its default export is missing, or gives none')
  const declared = Declared.safeParse(given)
  if (!declared.success) throw refuse(`${z.prettifyError(declared.error).replace(/\n\s*→ at/g, ' →')}`)
  return { source: given as Source, module }
}

/** Every source that a configuration may use: those of jobwire and its own modules, by id and, for modules, also as written. */
export async function withPlugIns(
  own: ReadonlyMap<string, Source>,
  found: { file: string; text: string } | null,
): Promise<{ byId: Map<string, Source>; byUse: Map<string, Source>; plugIns: Map<string, PlugIn> }> {
  const byId = new Map(own)
  const byUse = new Map(own)
  const plugIns = new Map<string, PlugIn>()
  if (found === null) return { byId, byUse, plugIns }
  for (const use of modulesOf(found.text)) {
    const plugIn = await loadPlugIn(use, dirname(found.file))
    const { id } = plugIn.source
    const holder = plugIns.get(id)
    if (holder ? holder.module !== plugIn.module : byId.has(id)) {
      throw new UsageError('bad-config', `${plugIn.module} calls itself ${id}, which is another source`, {
        hint: 'Give it an id of its own.',
      })
    }
    byId.set(id, plugIn.source)
    byUse.set(use, plugIn.source)
    plugIns.set(id, plugIn)
  }
  return { byId, byUse, plugIns }
}
