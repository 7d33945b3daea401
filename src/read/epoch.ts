/** The instant (RFC 3339 UTC) that a number of seconds or milliseconds since 1970 names; absent for anything that is no time of a posting. */
export function instantOfEpoch(value: unknown): string | undefined {
  const number = typeof value === 'string' && /^\d{9,13}(\.\d+)?$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
  // Seconds reach this figure in the year 5138, milliseconds passed it in 1973.
  const time = number < 1e11 ? number * 1000 : number
  if (time < Date.UTC(1995, 0) || time > Date.UTC(2100, 0)) return undefined
  return new Date(time).toISOString().replace('.000Z', 'Z')
}
