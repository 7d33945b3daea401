const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** What a written duration looks like: a whole number and `s`, `m`, `h` or `d`. */
export const durationPattern = /^(\d{1,6})(s|m|h|d)$/

/** Milliseconds of `30m`, `6h`, `1d`; undefined where it is no such thing. */
export function durationMs(text: string): number | undefined {
  const [, count, unit] = durationPattern.exec(text) ?? []
  return count === undefined || unit === undefined ? undefined : Number(count) * (unitMs[unit] ?? 0)
}
