/** A word as a shell takes it whole: quoted where it holds a letter that means something there, as `?` of a key or an address. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
