import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../errors.ts'
import type { ConfigOptions, Settings } from './settings.ts'

/** The configuration file that a command edits: the one that was read, else the one that would be made. */
export function configFile(settings: Settings, options: ConfigOptions): string {
  return settings.file ?? resolve(options.config ?? (process.env.JOBWIRE_CONFIG || 'jobwire.yaml'))
}

/** Changes the file as a whole or not at all. Throws UsageError `bad-config` where it cannot be written. */
export function editConfig(file: string, change: (text: string) => string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const changed = change(text)
  if (changed === text) return
  const draft = `${file}.${process.pid}.new`
  try {
    writeFileSync(draft, changed, { mode: existsSync(file) ? statSync(file).mode & 0o777 : 0o644 })
    renameSync(draft, file)
  } catch (cause) {
    rmSync(draft, { force: true })
    throw new UsageError('bad-config', `${file} cannot be written: ${(cause as Error).message}`, { cause })
  }
}
