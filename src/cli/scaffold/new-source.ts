import { parseArgs } from 'node:util'
import { packageRoot } from '../../store/sqlite/package-root.ts'
import { UsageError } from '../../errors.ts'
import { scaffold } from './scaffold.ts'

/** `npm run new-source`: writes a source’s declaration and fixtures, then the index and documents. */
const usage = 'npm run new-source -- <id> --name <name> --homepage <https address> [--kind ats|board]'

try {
  const { written, next } = scaffold(packageRoot(), asked(), new Date().toISOString().slice(0, 10))
  for (const path of written) process.stdout.write(`${path}\n`)
  // It names the new file, so nothing may have imported the index before.
  await import('../generate/gen.ts')
  process.stderr.write(`\n${next}`)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n${error.hint}\n`)
  process.exitCode = 2
}

function asked(): Parameters<typeof scaffold>[1] {
  const wrong = (why: string, cause?: unknown): UsageError => new UsageError('bad-usage', why, { hint: usage, cause })
  try {
    const { values, positionals } = parseArgs({
      options: { name: { type: 'string' }, homepage: { type: 'string' }, kind: { type: 'string', default: 'board' } },
      allowPositionals: true,
    })
    const [id, ...more] = positionals
    const { name, homepage, kind } = values
    if (id === undefined || more.length > 0) throw wrong('one id is needed, such as remote-mill')
    if (!name) throw wrong('--name is needed, as people write it: --name "Remote Mill"')
    if (!homepage) throw wrong('--homepage is needed: --homepage https://remotemill.example')
    if (kind !== 'ats' && kind !== 'board') throw wrong(`--kind ${kind} is neither ats nor board`)
    return { id, name, homepage, kind }
  } catch (error) {
    throw error instanceof UsageError ? error : wrong((error as Error).message, error)
  }
}
