/**
 * When something that is done every `everyMs` starts next, in milliseconds since the epoch: at once where it never was done, else an
 * interval after its last start, up to a tenth later so that boards spread. `random` is in [0, 1).
 */
export function nextStart(lastStartMs: number | null, everyMs: number, now: number, random: number): number {
  return lastStartMs === null ? now : lastStartMs + Math.round(everyMs * (1 + random / 10))
}
