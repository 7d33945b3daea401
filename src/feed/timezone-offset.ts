/** Two fixed days of one year stand for winter and summer: the lower offset is standard time. */
const days = [Date.UTC(2025, 0, 15, 12), Date.UTC(2025, 6, 15, 12)]

/** The offset from UTC in hours, in standard time, of an IANA time zone name or `±hh:mm`; null for anything else. */
export function timezoneOffset(value: string): number | null {
  const fixed = /^([+-])(\d{1,2})(?::?([0-5]\d))?$/.exec(value)
  if (fixed !== null) {
    const hours = Number(fixed[2]) + Number(fixed[3] ?? 0) / 60
    const offset = fixed[1] === '-' && hours !== 0 ? -hours : hours
    return offset >= -12 && offset <= 14 ? offset : null
  }
  if (!/^[A-Za-z]/.test(value)) return null
  try {
    const zone = new Intl.DateTimeFormat('en-US', { timeZone: value, timeZoneName: 'longOffset' })
    return Math.min(...days.map((day) => offsetAt(zone, day)))
  } catch {
    return null
  }
}

/** Hours as `±hh:mm`. */
export function formatOffset(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${hours < 0 ? '-' : '+'}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`
}

function offsetAt(zone: Intl.DateTimeFormat, instant: number): number {
  const name = zone.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const match = /^GMT([+-])(\d{2}):(\d{2})$/.exec(name)
  if (match === null) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) + Number(match[3]) / 60)
}
