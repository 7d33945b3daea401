/** What was taken out of an answer, by kind. */
export type Reduced = ReadonlyMap<string, number>

const NAMES =
  '(?:access_?|api_?|auth_?|csrf_?|xsrf_?|id_?|refresh_?|session_?)?(?:token|secret|signature|nonce|api_?key|apikey|session_?id|csrf|xsrf|password|authenticity_token|jsessionid|phpsessid|cookies?)'
/** Fields of the people who hire: never of the posting itself. */
const PERSON = '(?:recruit(?:er|ing_?contact)|hiring_?manager|contact_?person|job_?owner|creator|coordinator)s?'
const RULES: readonly { readonly kind: string; readonly at: RegExp; readonly by: string }[] = [
  { kind: 'token', at: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g, by: 'token' },
  { kind: 'token', at: /\b(?:Bearer|Basic) [\w+/=.-]{12,}/g, by: 'Bearer token' },
  // `"token":"…"`, `token=…`, `name="csrf-token" content="…"`, `nonce="…"`
  {
    kind: 'token',
    at: new RegExp(`(["']?\\b${NAMES}["']?\\s*[:=]\\s*\\\\?["'])[^"'\\\\\\s]{6,}`, 'gi'),
    by: '$1token',
  },
  { kind: 'token', at: new RegExp(`([?&;](?:amp;)?${NAMES}=)[^&"'\\s<>]{4,}`, 'gi'), by: '$1token' },
  { kind: 'token', at: /((?:csrf|xsrf|token|nonce)[\w-]*["']\s+(?:content|value)=["'])[^"']{6,}/gi, by: '$1token' },
  {
    kind: 'e-mail',
    at: /(?<![\w.+%-])(?!(?:someone@example\.org))[\w.+-]{1,64}(?:@|%40|&#64;|&commat;)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}\b/gi,
    by: 'someone@example.org',
  },
  // `"recruiter":"…"`, `"hiring_manager_name":"…"`, `"recruiter":{…"firstName":"…"…}`, `<recruiter>…</recruiter>`
  {
    kind: 'name',
    at: new RegExp(
      `("(?:${PERSON}(?:_?(?:first|last|full|display)?_?name)?|contact_?name)"\\s*:\\s*")(?!A Person")[^"]+`,
      'gi',
    ),
    by: '$1A Person',
  },
  {
    kind: 'name',
    at: new RegExp(
      `("(?:${PERSON}|contact)"\\s*:\\s*\\[?\\s*\\{[^{}]{0,500}?"(?:(?:first|last|full|display)_?)?name"\\s*:\\s*")(?!A Person")[^"]+`,
      'gi',
    ),
    by: '$1A Person',
  },
  {
    kind: 'name',
    at: new RegExp(`(<${PERSON}(?:_?name)?>\\s*(?:<!\\[CDATA\\[)?)(?!A Person|\\s*<)[^<\\]]+`, 'gi'),
    by: '$1A Person',
  },
  { kind: 'phone number', at: /(href=\\?["']tel:)[^"'\\]*/gi, by: '$1+15550100' },
  {
    kind: 'phone number',
    at: /(?<![\w.:/=+-])\+\d{1,3}[ .\-()/]{1,3}\(?\d{1,5}\)?(?:[ .\-/()]{0,2}\d{2,5}){1,5}(?![\w-])/g,
    by: '+1 555 0100',
  },
  { kind: 'phone number', at: /(?<![\w.:/=+-])\+\d{9,14}(?![\w-])/g, by: '+15550100' },
  {
    kind: 'phone number',
    at: /(?<![\w.:/=+-])\(?\d{3}\)[ .-]?\d{3}[ .-]\d{4}(?![\w-])|(?<![\w.:/=+-])\d{3}[.-]\d{3}[.-]\d{4}(?![\w.-])/g,
    by: '555-555-0100',
  },
  {
    kind: 'picture',
    at: /\bdata:image\/[\w.+-]+;base64,[\w+/=]{40,}/g,
    by: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
  },
]

/**
 * An answer less what is personal or changes with each asking: e-mail addresses, phone numbers, tokens, names in fields of people who hire, pictures
 * within the page. What postings say is kept; names of people in their text are not known here and stay.
 */
export function reduced(text: string): { text: string; taken: Reduced } {
  const taken = new Map<string, number>()
  let kept = text
  for (const { kind, at, by } of RULES) {
    // Again where an object holds several: a first and a last name.
    for (let before = ''; before !== kept;) {
      before = kept
      kept = kept.replace(at, (found: string, ...groups: unknown[]) => {
        const first = typeof groups[0] === 'string' ? groups[0] : ''
        const instead = by.replace('$1', () => first)
        if (instead !== found) taken.set(kind, (taken.get(kind) ?? 0) + 1)
        return instead
      })
    }
  }
  return { text: kept, taken }
}
