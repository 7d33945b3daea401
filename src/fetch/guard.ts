import { isIP } from 'node:net'
import { FatalError, SourceError } from '../errors.ts'
import { isPublicAddress } from './address.ts'

const ports = new Set(['', '80', '443', '8080', '8443'])

/** Last labels that never lead to a public site (RFC 6761, RFC 6762, RFC 8375, RFC 7686, ICANN's `internal`, and habit). */
const closedZones = [
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'lan',
  'onion',
  'test',
  'invalid',
  'example',
  'arpa',
]

/**
 * What the text of an address forbids; what its name resolves to is judged when connecting. `allowPrivate` are origins that an operator
 * listed.
 */
export class Guard {
  readonly #allowed: ReadonlySet<string>
  readonly #contact: string | null

  constructor(options: { allowPrivate: readonly string[]; contact: string | null }) {
    this.#allowed = new Set(options.allowPrivate.map((origin) => new URL(origin).origin))
    this.#contact = options.contact
  }

  /** Whether the operator lets this origin be on a private network. */
  isAllowed(origin: string): boolean {
    return this.#allowed.has(origin)
  }

  /**
   * The URL to ask, without its fragment. SourceError `bad-redirect` where it is no http(s) URL, `private-address` where it cannot be public;
   * FatalError `missing-contact` where it is public and nobody says who crawls.
   */
  check(text: string, base?: string): URL {
    const url = parse(text, base)
    url.hash = ''
    if (this.isAllowed(url.origin)) return url
    const why = refusal(url)
    if (why !== undefined) throw new SourceError('private-address', `${url.href} is not asked: ${why}`)
    this.requireContact(url.host)
    return url
  }

  /** FatalError `missing-contact` where the configuration names none. */
  requireContact(host: string): void {
    if (this.#contact === null) {
      throw new FatalError('missing-contact', `${host} is a live site and the configuration states no contact`)
    }
  }
}

function parse(text: string, base: string | undefined): URL {
  let url: URL
  try {
    url = new URL(text, base)
  } catch (cause) {
    throw new SourceError('bad-redirect', `not an address: ${text.slice(0, 200)}`, { cause })
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new SourceError('bad-redirect', `${url.protocol} is not HTTP: ${text.slice(0, 200)}`)
  }
  return url
}

function refusal(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'it holds credentials'
  if (!ports.has(url.port)) return `port ${url.port} is not a web server's`
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : `${host} is no public address`
  if (!host.includes('.')) return `${host} is a name of a local network`
  if (closedZones.some((zone) => host.endsWith(`.${zone}`))) return `${host} is in a zone that is not public`
  return undefined
}
