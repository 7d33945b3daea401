import { CommanderError } from 'commander'
import { JobwireError, UsageError } from '../errors.ts'
import { createProgram } from './program.ts'

/**
 * Runs one command line and gives its exit code: 0 done, 1 something failed and it said what, 2 wrong usage, 3 another instance crawls this
 * database. Errors go to stderr with their hint.
 */
export async function run(args: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe()
  const program = createProgram()
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(errorText(error))
    return exitCode(error)
  }
}

/** The exit code that an error ends a command with. */
function exitCode(error: unknown): number {
  if (error instanceof JobwireError && error.code === 'lease-held') return 3
  return error instanceof UsageError && error.code !== 'not-found' ? 2 : 1
}

function errorText(error: unknown): string {
  if (error instanceof JobwireError) return `error: ${error.message}\n${error.hint} [${error.code}]\n`
  return `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a bug of jobwire: please report it. [internal]\n`
}

/** A reader that has seen enough (`jobwire search | head`) is no failure. */
function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
  }
}
