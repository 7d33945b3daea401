/** The instant (RFC 3339 UTC) of an epoch in milliseconds; absent for what is no positive number of a four-digit year. */
export function instantOf(milliseconds: unknown): string | undefined {
  const ms = Number(milliseconds)
  return ms > 0 && ms < 253_402_300_800_000 ? new Date(ms).toISOString() : undefined
}

/** The same of seconds. */
export function instantOfSeconds(seconds: unknown): string | undefined {
  return instantOf(Number(seconds) * 1000)
}
