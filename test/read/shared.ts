import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file of the recorded data that lies beside a development checkout; tests that need it are skipped where it is absent. */
export function sharedFile(path: string): string {
  return fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))
}

/** True where the recorded data is absent; says so once, because a skip gives its reason. */
export function isAbsent(path: string): boolean {
  const absent = !existsSync(sharedFile(path))
  if (absent) console.log(`skipped: ../shared/${path} is not here`)
  return absent
}

export function sharedJson(path: string): unknown {
  return JSON.parse(readFileSync(sharedFile(path), 'utf8')) as unknown
}
