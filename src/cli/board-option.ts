/** Adds `k=v` to what was given before; a name given again becomes a list. */
export function collect(
  given: string,
  before: Record<string, string | string[]> = {},
): Record<string, string | string[]> {
  const at = given.indexOf('=')
  const name = at < 0 ? given : given.slice(0, at)
  const value = at < 0 ? '' : given.slice(at + 1)
  const known = before[name]
  return { ...before, [name]: known === undefined ? value : [known, value].flat() }
}
