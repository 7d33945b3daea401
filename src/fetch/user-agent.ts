/** The one name that jobwire goes by (RFC 9110 §10.1.5): `jobwire/1.2.3 (+contact)`. */
export function userAgent(product: string, version: string, contact: string | null): string {
  const name = `${product}/${version}`
  if (contact === null) return name
  // A comment ends at its parenthesis, and a header holds visible ASCII.
  const escaped = contact
    .trim()
    .replace(/[^\x21-\x7e]|[()\\]/gu, (char) => encodeURIComponent(char).replace(/[()]/g, hex))
  return `${name} (+${escaped})`
}

function hex(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`
}
