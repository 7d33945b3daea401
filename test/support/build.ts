import { execFileSync } from 'node:child_process'

/** Compiles the program once before the suite, so that tests which start the command line run what users run. */
export default function build(): void {
  if (process.env.JOBWIRE_SKIP_BUILD === '1') return
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'inherit', 'inherit'] })
}
