import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const { bin: entry } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { bin: { jobwire: string } }

/** The built command line, as `package.json` names it. */
export const bin = fileURLToPath(new URL(entry.jobwire, root))
