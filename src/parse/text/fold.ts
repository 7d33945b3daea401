/** Lower case without accents, dots and apostrophes, other marks as one space: the form in which names are compared. */
export function fold(text: string): string {
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase()
  let out = text
  // Only non-ASCII text needs decomposing.
  if (/[^\x00-\x7f]/.test(out)) {
    out = out
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[ßłøđðþæœı]/gi, (letter) => special[letter.toLowerCase()] ?? letter)
  }
  return out
    .toLowerCase()
    .replace(/[.'’`´]/g, '')
    .replace(/[^\p{L}\p{N}+#&]+/gu, ' ')
    .trim()
}

const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}
