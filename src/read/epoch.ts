/** The instant (RFC 3339 UTC) of seconds since the epoch; absent for what is no positive number of a four-digit year. */
export function instantOfSeconds(seconds: unknown): string | undefined {
  const ms = Number(seconds) * 1000
  return ms > 0 && ms < 253_402_300_800_000 ? new Date(ms).toISOString() : undefined
}
