import { readFileSync } from 'node:fs'

/** When a process of this host started, in the kernel's ticks since boot, and its state letter; null where the kernel does not tell. */
function procStat(pid: number): { state: string; start: string } | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets and may hold blanks and brackets itself (proc_pid_stat(5)).
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const [state, start] = [fields[0], fields[19]]
    return state !== undefined && start !== undefined ? { state, start } : null
  } catch {
    return null
  }
}

/** The start of a process, which tells it from a later one of the same number; null where the kernel does not tell. */
export function processStart(pid: number): string | null {
  return procStat(pid)?.start ?? null
}

/** Whether the process `pid` that started at `start` still runs on this host. A zombie is dead. */
export function processLives(pid: number, start: string | null): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const stat = procStat(pid)
  if (stat === null) return true
  if (stat.state === 'Z' || stat.state === 'X') return false
  return start === null || stat.start === start
}

/** Names this boot of the host; null where the kernel does not tell. */
export function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}
