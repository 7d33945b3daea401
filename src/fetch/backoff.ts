/** Exponential backoff with full jitter: a random wait up to `base`·2^(attempt-1), at most `max`; milliseconds, `attempt` from 1. */
export function backoffMs(attempt: number, base: number, max: number, random: () => number): number {
  return Math.round(random() * Math.min(max, base * 2 ** (attempt - 1)))
}
