/** One Allow or Disallow line that applies. */
interface Rule {
  readonly allow: boolean
  /** As printed, for people. */
  readonly line: string
  /** The literal parts between wildcards, as octets in Latin-1. */
  readonly parts: readonly string[]
  readonly anchored: boolean
  /** Octets of the pattern: the most specific rule wins (RFC 9309 §2.2.2). */
  readonly weight: number
}

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  crawlDelay?: number
}

/** What robots.txt tells one crawler. */
export interface RobotsRules {
  /** Whether `url` may be fetched, and the line that decided. */
  verdict(url: URL): { allowed: boolean; rule: string }
  /** Seconds between requests; not part of RFC 9309, honoured out of courtesy. */
  readonly crawlDelay: number | undefined
}

/**
 * Reads robots.txt for the crawler named `product` by RFC 9309: groups that name the product, else those of `*`; the longest matching rule
 * decides, Allow wins a tie, `/robots.txt` is always allowed. Never throws: lines that are not understood are skipped (§2.2).
 */
export function robotsRules(body: string, product: string): RobotsRules {
  const groups = parse(body)
  const token = productToken(product)
  const named = groups.filter((group) => token !== '' && group.agents.includes(token))
  const chosen = named.length > 0 ? named : groups.filter((group) => group.agents.includes('*'))
  const rules = chosen.flatMap((group) => group.rules)
  return {
    crawlDelay: chosen.find((group) => group.crawlDelay !== undefined)?.crawlDelay,
    verdict(url) {
      if (url.pathname === '/robots.txt') return { allowed: true, rule: 'robots.txt itself is always allowed' }
      const path = octets(url.pathname + url.search)
      let best: Rule | undefined
      for (const rule of rules) {
        if (best && (rule.weight < best.weight || (rule.weight === best.weight && best.allow))) continue
        if (matches(rule, path)) best = rule
      }
      return best ? { allowed: best.allow, rule: best.line } : { allowed: true, rule: 'no rule matches' }
    },
  }
}

function parse(body: string): Group[] {
  const groups: Group[] = []
  let current: Group | undefined
  let naming = false
  for (const raw of body.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const line = raw.replace(/#.*/, '')
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const key = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (key === 'user-agent') {
      if (!naming || !current) groups.push((current = { agents: [], rules: [] }))
      naming = true
      current.agents.push(/^\*(\s|$)/.test(value) ? '*' : productToken(value))
    } else if (key === 'allow' || key === 'disallow') {
      naming = false
      if (current && value !== '') current.rules.push(rule(key === 'allow', value))
    } else if (key === 'crawl-delay' && current) {
      const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
      if (seconds !== undefined) current.crawlDelay ??= seconds
    }
  }
  return groups
}

/** The name up to its version or remark, in lower case. §2.2.1 knows letters, `_` and `-` only; names in the wild hold digits and accents. */
function productToken(name: string): string {
  return /^[^\s/,;(]*/.exec(name)![0].toLowerCase()
}

function rule(allow: boolean, pattern: string): Rule {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*').map(octets)
  const line = `${allow ? 'Allow' : 'Disallow'}: ${pattern}`
  const weight = parts.reduce((sum, part) => sum + part.length, parts.length - 1 + (anchored ? 1 : 0))
  return { allow, line, parts, anchored, weight }
}

/** UTF-8 octets with percent-encoding undone, one Latin-1 character each: both sides of a comparison in one form (§2.2.2). */
function octets(path: string): string {
  const bytes = Array.from(new TextEncoder().encode(path), (byte) => String.fromCharCode(byte)).join('')
  return bytes.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/** Greedy and linear: each part at its first place after the one before; an anchored pattern's last part at the end. */
function matches({ parts, anchored }: Rule, path: string): boolean {
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  if (rest.length === 0) return !anchored || path.length === first.length
  let at = first.length
  const last = anchored ? rest.pop()! : undefined
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return last === undefined || (path.length - last.length >= at && path.endsWith(last))
}
