/**
 * Mends UTF-8 that was read as Windows-1252 or Latin-1, up to three times over (`SÃ¸ren`, `donâ€™t`). Only sequences that decode and that
 * hardly any language writes on purpose are touched, so correct text stays as it is.
 */
export function repairMojibake(text: string): string {
  let out = text
  for (let round = 0; round < 3; round++) {
    if (!suspicious.test(out)) return out
    const mended = out.replace(sequence, mend)
    if (mended === out) return out
    out = mended
  }
  return out
}

/** Windows-1252's letters for the bytes 0x80 to 0x9f; the bytes without one stay control characters. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map<string, number>()
for (let byte = 0x80; byte <= 0xff; byte++) {
  byteOf.set(byte < 0xa0 ? (high[byte - 0x80] ?? '') : String.fromCharCode(byte), byte)
  if (byte < 0xa0) byteOf.set(String.fromCharCode(byte), byte)
}

const tail = `[\u0080-\u00bf${high}]`
const suspicious = new RegExp(`[\u00c2-\u00f4]${tail}`)
const sequence = new RegExp(`[\u00f0-\u00f4]${tail}{3}|[\u00e0-\u00ef]${tail}{2}|[\u00c2-\u00df]${tail}`, 'g')
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** Signs that really follow a capital letter in running text (`VOCÊ…`, `NESTLÉ®`, `10 Å—`). */
const punctuation = /[\u00a0…—–™®©£¡¿§´»“”’°¨¬¢¥¶·]/

function mend(found: string, offset: number, whole: string): string {
  const bytes = Uint8Array.from(found, (letter) => byteOf.get(letter) ?? 0)
  let decoded: string
  try {
    decoded = decoder.decode(bytes)
  } catch {
    // Not UTF-8 after all: the text meant what it says.
    return found
  }
  // Two accents used as a closing quote (`lá´´`).
  if (found.length > 2) return found.endsWith('´´') ? found : decoded
  const lead = found.charCodeAt(0)
  const second = found[1] ?? ''
  if (lead === 0xc2) {
    // `Â` before a real NBSP ends a capitalised word; alone or after lower case it is the lost byte.
    return second === '\u00a0' && /\p{Lu}/u.test(whole[offset - 1] ?? '') ? found : decoded
  }
  if (lead === 0xc3) return second === '\u00a0' && !/\p{L}/u.test(whole[offset - 1] ?? '') ? found : decoded
  if (!/\p{L}/u.test(decoded)) return found
  if (!punctuation.test(second)) return decoded
  const next = whole[offset + 2] ?? ''
  return /\p{Ll}/u.test(next) && !/[\u00a0…—–™®©]/.test(second) ? decoded : found
}
