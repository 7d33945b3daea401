import sniffHtmlEncoding from 'html-encoding-sniffer'

/** How the default and the in-band declaration of a charset are looked for. */
type Family = 'html' | 'xml' | 'json' | 'text'

/**
 * Decodes a body by the WHATWG order: BOM, then the charset of Content-Type, then the meta or XML declaration, then the default of its kind
 * (JSON is always UTF-8, RFC 8259 §8.1). Bytes that do not decode become U+FFFD; never throws. The BOM is not part of the text.
 */
export function decodeBody(bytes: Uint8Array, contentType?: string): { text: string; encoding: string } {
  const encoding = sniffEncoding(bytes, contentType)
  const text = decoderOf(encoding).decode(bytes)
  return {
    text: encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, c1) : text,
    encoding: encoding.toLowerCase(),
  }
}

/** The encoding that `decodeBody` chooses, as the WHATWG Encoding Standard names it. */
export function sniffEncoding(bytes: Uint8Array, contentType?: string): string {
  const family = familyOf(bytes, contentType)
  const label = family === 'json' ? undefined : charsetOf(contentType)
  if (family === 'html') {
    const found = sniffHtmlEncoding(bytes, { transportLayerEncodingLabel: label, defaultEncoding: UNDECLARED })
    if (found !== UNDECLARED) return found
    // HTML standard, encoding sniffing step 8: without any declaration the bit pattern of UTF-8 decides, else the default of most locales.
    return hasMultibyteUtf8(bytes) ? 'UTF-8' : 'windows-1252'
  }
  const bom = bomOf(bytes)
  if (bom !== undefined) return bom
  if (label !== undefined && isLabel(label)) return new TextDecoder(label).encoding
  const declared = family === 'xml' ? xmlDeclared(bytes) : undefined
  // A readable declaration of a two-byte encoding contradicts itself: the bytes are one byte wide (WHATWG: utf-16 then means utf-8).
  if (declared !== undefined && isLabel(declared) && !/^utf-?16|^ucs-?2/i.test(declared)) {
    return new TextDecoder(declared).encoding
  }
  return 'utf-8'
}

/** The media type of a Content-Type value, in lower case, without its parameters. */
function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** True where a text is an HTML page, whatever its Content-Type says: the usual answer of a board that is gone. */
export function looksLikeHtml(text: string): boolean {
  return (
    /^<!doctype\s+html\b/i.test(withoutProlog(text, false)) ||
    /^<(html|head|body)[\s>]/i.test(withoutProlog(text, true))
  )
}

/** The local name of the first element of a text of markup, in the first 20,000 characters; undefined where there is none. */
export function rootName(text: string): string | undefined {
  return /^<(?:[\w.-]{1,100}:)?([\w.-]{1,100})[\s>/]/.exec(withoutProlog(text, true))?.[1]
}

// By hand and not by one pattern: a pattern that skips any number of comments can be made to try them in every combination.
function withoutProlog(text: string, doctype: boolean): string {
  let rest = text.slice(0, 20_000)
  for (;;) {
    rest = rest.trimStart()
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 2
      : rest.startsWith('<?')
        ? rest.indexOf('>')
        : doctype && /^<!doctype/i.test(rest)
          ? endOfDoctype(rest)
          : -1
    if (end < 2) return rest
    rest = rest.slice(end + 1)
  }
}

function endOfDoctype(text: string): number {
  const subset = text.indexOf('[')
  const end = text.indexOf('>')
  return subset >= 0 && subset < end ? text.indexOf('>', text.indexOf(']', subset)) : end
}

const XML_ROOTS = new Set(['rss', 'feed', 'RDF', 'urlset', 'sitemapindex'])
const UNDECLARED = 'undeclared'

function familyOf(bytes: Uint8Array, contentType: string | undefined): Family {
  const type = mediaType(contentType)
  if (type === 'text/html') return 'html'
  if (/[/+]json$/.test(type)) return 'json'
  if (/[/+]xml$/.test(type)) return 'xml'
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  if (/^\s*<\?xml\b/i.test(start) || XML_ROOTS.has(rootName(start) ?? '')) return 'xml'
  if (type === '' && /^\s*</.test(start)) return 'html'
  return 'text'
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i
    .exec(contentType ?? '')
    ?.slice(1)
    .find((found) => found)
}

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function xmlDeclared(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024))
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(start)?.[1]
}

function isLabel(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  // x-user-defined and replacement have no decoder here; neither carries text that anyone wrote.
  return new TextDecoder(isLabel(encoding) ? encoding : 'utf-8')
}

// Node 20 decodes windows-1252 as ISO 8859-1: what differs is one row of the table.
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function c1(control: string): string {
  return C1[control.charCodeAt(0) - 0x80] ?? control
}

function hasMultibyteUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte > 0x7f)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
