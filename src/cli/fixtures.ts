import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { nearest } from '../config.ts'
import { UsageError } from '../errors.ts'
import type { Source } from '../model/source.ts'
import { packageRoot } from '../store/sqlite/package-root.ts'
import { isModule, loadPlugIn } from './plug-ins.ts'
import type { Settings } from './settings.ts'

/** A source and the folder of its recorded answers. */
export interface Located {
  readonly source: Source
  readonly fixtures: string
}

/** The source that a name means: an id, or the path of a module. Throws UsageError that offers the nearest. */
export async function locate(name: string, settings: Settings): Promise<Located> {
  const plugIn = isModule(name) ? await loadPlugIn(name, process.cwd()) : settings.plugIns.get(name)
  if (plugIn) {
    return { source: plugIn.source, fixtures: join(dirname(plugIn.module), 'fixtures', plugIn.source.id) }
  }
  const source = settings.sources.get(name)
  if (!source) {
    const near = nearest(name, settings.sources.keys())
    throw new UsageError('unknown-source', `there is no source ${name}${near ? `; did you mean ${near}?` : ''}`)
  }
  const project = join(packageRoot(), 'test', 'fixtures')
  return { source, fixtures: existsSync(project) ? join(project, name) : resolve('fixtures', name) }
}
