/** A word of a text with where it starts (UTF-16). */
export interface Word {
  readonly text: string
  readonly lower: string
  readonly start: number
}

/** Slashed terms that are one word. */
const slashed = new Set(['ci/cd', 'pl/sql', 'a/b'])

const inside = new Uint8Array(128)
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') inside[letter.charCodeAt(0)] = 1
inside['.'.charCodeAt(0)] = 1
for (const mark of '+#/_-') inside[mark.charCodeAt(0)] = 2

/** 1: starts or continues a word, 2: only continues one, 0: neither. */
function role(code: number): number {
  if (code < 128) return inside[code] ?? 0
  // Latin punctuation, general punctuation and CJK marks separate; every other letter belongs to a word.
  return code < 0xc0 || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) || code === 0xd7
    ? 0
    : 1
}

/** The words of a text, without the punctuation that ends a sentence; `Java/Kotlin` gives both. */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  for (let i = 0; i < text.length;) {
    if (role(text.charCodeAt(i)) !== 1) {
      i++
      continue
    }
    const start = i
    let slash = false
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (role(code) === 0) break
      if (code === 47) slash = true
    }
    if (!slash || slashed.has(bare(text.slice(start, i)).toLowerCase())) push(words, text.slice(start, i), start)
    else {
      let at = start
      for (const part of text.slice(start, i).split('/')) {
        push(words, part, at)
        at += part.length + 1
      }
    }
  }
  return words
}

function push(words: Word[], printed: string, start: number): void {
  const text = bare(printed)
  if (text !== '') words.push({ text, lower: text.toLowerCase(), start })
}

function bare(word: string): string {
  let end = word.length
  while (end > 0 && '.-/_'.includes(word[end - 1] ?? '')) end--
  return end === word.length ? word : word.slice(0, end)
}
