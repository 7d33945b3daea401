import { convert } from 'html-to-text'
import { repairMojibake } from './mojibake.ts'

// Everything that must not reach a feed or a database column: controls, lone surrogates, non-characters, invisible marks.
const unwanted =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/
const unwantedAll = new RegExp(unwanted.source, 'g')
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/
const spacesAll = new RegExp(spaces.source, 'g')
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text without control characters, lone surrogates, zero-width marks or odd spaces; line ends become LF. Mojibake is mended first. */
export function cleanText(text: string): string {
  let out = repairMojibake(text)
  if (out.includes('\r')) out = out.replace(/\r\n?/g, '\n')
  // ASCII needs no more than the control characters.
  if (/[\u0085\u2028\u2029]/.test(out)) out = out.replace(/[\u0085\u2028\u2029]/g, '\n')
  if (unwanted.test(out)) out = out.replace(unwantedAll, '')
  if (/[\ud800-\udfff]/.test(out)) out = out.replace(lone, '')
  if (spaces.test(out)) out = out.replace(spacesAll, ' ')
  // A joiner is kept only inside an emoji or a script that needs it.
  if (/[\u200c\u200d]/.test(out))
    out = out.replace(/(?<![\p{Extended_Pictographic}\ufe0f\p{M}\p{Script=Arabic}])[\u200c\u200d]/gu, '')
  return out
}

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i

/** One line of plain text: cleaned, entities decoded (also twice-escaped ones), white space collapsed. */
export function cleanLine(text: string): string {
  let out = cleanText(text)
  for (let round = 0; round < 2 && entity.test(out); round++) out = cleanText(decodeEntities(out))
  return out.replace(/\s+/g, ' ').trim()
}

/** Decodes HTML's character references without reading any tag. */
export function decodeEntities(text: string): string {
  return convert(text.replace(/</g, '&lt;'), { wordwrap: false, preserveNewlines: true })
}
