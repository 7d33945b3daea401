#!/usr/bin/env node
import { run } from './run.ts'

const code = await run(process.argv.slice(2))
// What was printed is out before the end, and nothing that is still open (a socket, a timer) delays it.
process.stderr.write('', () => process.stdout.write('', () => process.exit(code)))
