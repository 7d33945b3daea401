import { printed, printedList } from './printed.ts'

/** What the first line of an advertisement of the form `Company | Role | Place | REMOTE | Full-time | $100k | address` says, as printed. */
export interface HiringHeader {
  readonly company?: string | undefined
  readonly companyUrl?: string | undefined
  readonly roles: readonly string[]
  readonly locations?: string[] | undefined
  readonly workplace?: string | undefined
  readonly salaries?: string[] | undefined
  readonly employmentTypes?: string[] | undefined
}

/** An address that speaks of openings, or is of a system that holds them: it is not the company's own. */
export const OPENINGS =
  /\b(?:jobs?|careers?|hiring|join(?:-us)?|appl(?:y|ications?)\w*|positions?|openings|boards?|postings?|ats|vacanc(?:y|ies)|recruit\w*|talent)\b|\b\w+jobs?\.|\/(?:o\/[\w-]|p\/[0-9a-f]{8})/i

const ADDRESS = /https?:\/\/[^\s|)>\]]+/i
const NAME = '(?:www\\.)?(?:[a-z0-9-]+\\.)+(?!js\\b)[a-z]{2,}'
const DOMAIN = new RegExp(`^${NAME}(?:/\\S*)?$`, 'i')
const MODE =
  /\b(?:(?:fully |100% )?remote(?:ly)?|on-?site|hybrid|in[- ]person|in[- ](?:the )?office|wfh|work from (?:home|anywhere)|worldwide)\b/gi
const EMPLOYMENT =
  /\b(?:full[- ]?time|part[- ]?time|contract(?:or|ing)?(?:[- ]to[- ]hire)?|freelance(?:r)?|permanent|b2b contract|interns?(?:hips?)?|temporary|fractional)\b/gi
const PERSON =
  '(?:engineers?|eng|developers?|devs|designers?|scientists?|researchers?|analysts?|architects?|managers?|directors?|leads?|leaders?|heads?|specialists?|consultants?|administrators?|coordinators?|technicians?|technologists?|editors?|writers?|recruiters?|accountants?|representatives?|executives?|advocates?|associates?|professors?|faculty|marketers?|programmers?|co-?founders?|founders?|cto|ceo|coo|vp|sres?|swes?|sdes?|devops|pms?|ems|bdrs?|sdrs?|fdes?|qa|member of technical staff|roles?|positions?|openings)'
const NAMES_PERSON = new RegExp(`\\b${PERSON}\\b`, 'i')
const ENDS_IN_PERSON = new RegExp(`\\b${PERSON}$`, 'i')
const DEPARTMENT =
  /\b(?:engineering|gtm|sales|product|marketing|operations|growth|design|machine learning|security|data & ml)\b/i
const MONEY = /[$€£¥]\s?\d|\d\s?k\b|\b\d{2,3}[,.]\d{3}\b|\bsalary\b.*\d/i
const NO_PLACE =
  /\b(?:visa|relocat\w+|sponsor\w*|immigration|citizen\w*|clearance|required|candidates?|series|yc|seed|funding|equity|fees?|stealth|saas|startup|industry|language|stage|levels?|senior|junior|mid|benefits|insurance|pto|bonus|salary|competitive|dev shop|python|typescript|javascript|react|rust|java|ruby|rails|node(?:\.js)?|elixir|php|kubernetes|aws|gcp|azure|sql|pytorch|webrtc|voiceai|ai|ml|llms?|linux|zig|ebpf|ios|android|kotlin|swift|scala|django|vue|graphql|flutter|e-commerce|software)\b|[+#]|^go$/i
/** Words about a mode of work that name no place. */
const EMPTY =
  /\b(?:only|possible|ok|or|and|first|friendly|for some roles|days?|a|per|week|pitch|required)\b|[^\p{L}]/giu

/** Reads such a line; undefined where it is none: it has no bar, or it is of someone who seeks work or no longer hires. */
export function readHiringHeader(line: string): HiringHeader | undefined {
  // A bar within brackets parts nothing.
  const parts = line
    .slice(0, 1000)
    .replace(/\([^()]*\)/g, (brackets) => brackets.replaceAll('|', '\u0000'))
    .split('|')
    .flatMap((part) => printed(part.replaceAll('\u0000', '|').replace(/^[\s*#\-–—>]+|[\s*]+$/g, '')) ?? [])
  if (parts.length < 2 || /^(?:seeking|looking for) work\b|\bwilling to relocate\b|^[([]?closed\b/i.test(line))
    return undefined
  if (/^seeking (?:freelancer|employee)s?$/i.test(parts[0] ?? '')) parts.shift()
  const [named = '', ...rest] = parts
  // Where a role comes first, the company is named nowhere or second.
  const roleFirst = isRole(named) && !aside(named) && !rest.some(isRole)
  const found = {
    roles: [] as string[],
    locations: [] as string[],
    capitalised: [] as string[],
    modes: [] as string[],
    pay: [] as string[],
    employment: [] as string[],
  }
  let company = roleFirst ? undefined : named
  for (const part of roleFirst ? parts : [...rest, ...(aside(named) ?? [])]) {
    const modes = [...part.matchAll(MODE)].map(([mode]) => mode)
    const kinds = [...part.matchAll(EMPLOYMENT)].map(([kind]) => kind)
    if (DOMAIN.test(part) || (ADDRESS.test(part) && part.replace(ADDRESS, '').trim().length < 3)) continue
    if (part.length > 200) {
      // The text runs on behind the last bar: the word that it begins with still belongs to the line.
      const word = /^[\w-]+(?:[ -]time)?/.exec(part)?.[0] ?? ''
      if (new RegExp(`^(?:${MODE.source})$`, 'i').test(word)) found.modes.push(word)
      else if (new RegExp(`^(?:${EMPLOYMENT.source})$`, 'i').test(word)) found.employment.push(word)
    } else if (isPay(part)) found.pay.push(part)
    else if (isRole(part)) found.roles.push(...rolesOf(part))
    else if (modes.length > 0) {
      found.modes.push(new Set(modes.map((mode) => mode.toLowerCase())).size === 1 ? (modes[0] ?? part) : part)
      const place = part.replace(MODE, (mode) => (/worldwide|anywhere/i.test(mode) ? mode : ''))
      if (place.replace(EMPLOYMENT, '').replace(EMPTY, '') !== '') found.locations.push(part)
      found.employment.push(...kinds)
    } else if (kinds.length > 0)
      found.employment.push(...(part.length <= 60 && part.startsWith(kinds[0] ?? '') ? [part] : kinds))
    else if (part.length <= 100 && DEPARTMENT.test(part)) found.roles.push(part)
    else if (roleFirst && company === undefined && parts.length > 3 && part === parts[1] && !part.includes(','))
      company = part
    else if (part.length <= 90 && /^\p{Lu}[^\d]*$/u.test(part) && !NO_PLACE.test(part))
      found.capitalised.push(part.replace(/^locations?\s*:\s*/i, ''))
  }
  // Of two names the first is a role that is not known here, unless it reads like a place.
  const [first = ''] = found.capitalised
  const isUnknownRole = found.roles.length === 0 && found.capitalised.length > 1 && !/[,/·]/.test(first)
  if (isUnknownRole) found.roles.push(first)
  return {
    company: company === undefined ? undefined : companyOf(company),
    companyUrl: parts.map(addressIn).find((address) => address !== undefined),
    roles: printedList(found.roles) ?? [],
    locations: printedList([...(isUnknownRole ? found.capitalised.slice(1) : found.capitalised), ...found.locations]),
    workplace: printedList(found.modes)?.join(' / '),
    salaries: printedList(found.pay),
    employmentTypes: printedList(found.employment),
  }
}

/** Whom a line that lists one of several openings names: `- Data Engineer (Berlin): https://…`. */
export function listedRole(line: string): string | undefined {
  const [, text = ''] = /^\s*(?:[-*•–·]|\d{1,2}[.)])\s*(\S.*)$/.exec(line) ?? []
  const cut = /^(.*?)(?:\s*[:—]\s|\s[-–]\s|\s*:$|\s*https?:|$)/.exec(text)?.[1] ?? ''
  const named = (cut.includes('(') && !cut.includes(')') ? cut.replace(/\([^(]*$/, '') : cut).trim()
  const prose = /\b(?:you|your|we|our|us|with|experience|who|years|at least|strong|ability|apply|email|contact)\b/i
  const fits = named.length <= 80 && /^\p{Lu}/u.test(named) && ENDS_IN_PERSON.test(bare(named)) && !prose.test(named)
  return fits ? named : undefined
}

/** True for `Multiple roles` and the like, which name nobody. */
export function isGeneric(role: string): boolean {
  return (
    /\b(?:roles|positions|openings)\b/i.test(role) &&
    !/\b(?:engineers?|developers?|designers?|managers?|scientists?)\b/i.test(role)
  )
}

/** Outside of brackets and behind no dash. */
function bare(part: string): string {
  return part
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/\s[-–—]+\s.*$/s, '')
    .trim()
}

/** Names someone who is sought. */
function isRole(part: string): boolean {
  const text = part.replace(/\([^)]*\)/g, ' ').trim()
  if (part.length > 150 || /^we\b/i.test(text)) return false
  // `ONSITE & Remote for some roles` speaks of the mode.
  return NAMES_PERSON.test(text) && !(isGeneric(text) && new RegExp(`^(?:${MODE.source})`, 'i').test(text))
}

function isPay(part: string): boolean {
  const text = part.replace(/\b401\s?\(?k\)?/gi, '')
  return MONEY.test(text) && (/^(?:salary|pay|comp)/i.test(text) || !isRole(text.replace(/[:(].*$/s, '')))
}

/** `Data Engineer, Product Manager + two Designers (Senior, Staff)`: parts that each end in someone, cut outside of brackets. */
function rolesOf(part: string): string[] {
  const text = part
    .replace(/[([]?\s*https?:\S+\s*[)\]]?/gi, ' ')
    .replace(/,?\s*(?:and )?many more\s*$/i, '')
    .replace(/^(?:hiring|now hiring)\s+(?:for\s+)?(?!coordinator|manager|lead|specialist)/i, '')
    .trim()
  const pieces = text.split(/\s*(?:,\s*(?:and|&)\s|[,;+]|\s(?:and|&)\s)\s*(?![^(]*\))/i)
  return pieces.every((piece) => ENDS_IN_PERSON.test(bare(piece))) ? pieces : [text]
}

/** What a company's name drags along: `Acme (REMOTE, US)`, `Acme - Full-time Remote`, `Acme Multiple roles`. */
function aside(named: string): string[] | undefined {
  const behind =
    /\s((?:multiple|various|several) (?:roles|positions))$/i.exec(named)?.[1] ??
    [/\(([^)]*)\)/, /\s[-–—]\s(.*)$/]
      .map((pattern) => pattern.exec(named)?.[1])
      .find((text) => text?.match(MODE) ?? text?.match(EMPLOYMENT))
  return behind === undefined ? undefined : [behind]
}

/** The name less addresses, batches of an accelerator in brackets, and what is said behind it. */
function companyOf(part: string): string | undefined {
  const name = part
    .replace(new RegExp(`${ADDRESS.source}.*$`, 'is'), '')
    .replace(new RegExp(`\\((?:yc|y combinator|[swf]\\d\\d\\b|formerly|${NAME})[^)]*\\)?`, 'gi'), '')
    .replace(/\([^)]*\)/g, (brackets) => (brackets.match(MODE) ? '' : brackets))
    .replace(/\s+(?:multiple|various|several) (?:roles|positions)$/i, '')
    .replace(/^company\s*:\s*/i, '')
    .replace(/\s[-–—]\s.*$/s, '')
    .replace(/[\s(,:–—-]+$/, '')
  return name.length <= 80 ? printed(name) : undefined
}

/** The company's own address in a part of the line, a bare name of a host made one. */
function addressIn(part: string, index: number): string | undefined {
  const bracketed = new RegExp(`[(,]\\s*(${NAME})\\s*[,)]`, 'i').exec(part)
  const full = ADDRESS.exec(part)
  const address =
    index === 0 && bracketed && (full === null || bracketed.index < full.index)
      ? `https://${bracketed[1] ?? ''}`
      : (full?.[0].replace(/[.,;]+$/, '') ?? (DOMAIN.test(part) ? `https://${part}` : undefined))
  return address === undefined || OPENINGS.test(address) ? undefined : address
}
