import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FatalError } from '../../errors.ts'

/** The folder of the package named `jobwire` that this file belongs to, whether it runs from the sources or from `dist`. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }
      if (name === 'jobwire') return folder
    }
    const parent = dirname(folder)
    if (parent === folder)
      throw new FatalError('internal', 'The package jobwire is not installed whole: no package.json')
    folder = parent
  }
}
