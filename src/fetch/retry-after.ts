/**
 * How many milliseconds a Retry-After asks for (RFC 9110 §10.2.3): seconds, or a date measured against the response's own Date, so that a
 * wrong clock here does no harm. Undefined where it is absent, garbage, in the past or now; at most `maxMs`.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>>,
  now: number,
  maxMs: number,
): number | undefined {
  const value = headers['retry-after']?.trim()
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value) - (httpDate(headers['date'] ?? '') || now)
  return ms > 0 ? Math.min(ms, maxMs) : undefined
}

/** Milliseconds since the epoch of an IMF-fixdate, RFC 850 or asctime date (RFC 9110 §5.6.7); NaN for anything else. */
function httpDate(text: string): number {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text.trim())) return NaN
  const asctime = /^\w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$/.exec(text.trim())
  return Date.parse(asctime ? `${asctime[2]} ${asctime[1]} ${asctime[4]} ${asctime[3]} GMT` : text)
}
