/**
 * Words of English, German, French, Spanish, Portuguese, Dutch and Polish ads around years of experience, as sources of patterns that ignore
 * case and are read as Unicode.
 */

export const wordNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['one un une ein eine einem eines einer um uma een één jeden', 1],
    ['two deux zwei dos dois duas twee dwa dwóch', 2],
    ['three trois drei tres três drie trzy trzech', 3],
    ['four quatre vier cuatro quatro cztery czterech', 4],
    ['five cinq fünf cinco vijf pięć pięciu', 5],
    ['six sechs seis zes sześć sześciu', 6],
    ['seven sept sieben siete sete zeven', 7],
    ['eight huit acht ocho oito', 8],
    ['nine neuf neun nueve nove negen', 9],
    ['ten dix zehn diez dez tien', 10],
    ['eleven', 11],
    ['twelve', 12],
    ['fifteen', 15],
    ['twenty', 20],
  ].flatMap(([words, value]) =>
    String(words)
      .split(' ')
      .map((word) => [word, Number(value)] as const),
  ),
)

const written = Object.keys(wordNumbers).join('|')
const number = String.raw`\d{1,2}(?:[.,]\d)?|${written}`
const orMore = String.raw`\s*\+|\s+or more|\s+plus|\s+and above|\s+oder mehr|\s+ou plus|\s+o más|\s+ou mais|\s+of meer|\s+lub więcej`

/** One of the units of months; any other is of years. */
export const monthUnit = /^(?:month|mois|monat|mes|mês|maand|miesi)/iu

/** `3+ years`, `from 2 to 4 years`, `3 à 5 ans`, `2-letnie`: groups `first`, `more`, `link`, `second`, `secondMore`, `unit`. */
export const statement = new RegExp(
  String.raw`(?<![\w.,$€£À-ž])(?<first>${number})(?:\s*\(\d{1,2}\))?(?<more>${orMore})?` +
    String.raw`(?:\s*(?<link>-|–|—|~|to|à|bis|a|or|and maximum of|years? and maximum of|tot|do|and|und|et|y|e|en|i)\s*(?<second>\d{1,2}|${written})(?<secondMore>\s*\+)?)?` +
    String.raw`\s*\+?\s*(?:or more\s+|full\s+|solid\s+|plus\s+)?` +
    String.raw`(?<unit>years?|yrs?\.?|y(?=\+|\)| exp)|ans?(?![a-zà-ž])|années?|jahren?s?|año?s?(?![a-zà-ž])|anos?(?![a-zà-ž])|lata?(?![a-zà-ž])|-?letni[a-zà-ž]*|anni|jaar|jaren|months?|mois|monaten?|mese?s?(?![a-zà-ž])|mês|maanden|miesi[a-zà-ž]+)` +
    `(?:${orMore})?`,
  'gi',
)

/** Beginnings of the units, for `key`. */
export const unitWords =
  'year yr y. ans. année jahr año anos. ano. month mois monat mes. meses mês lat. lata. letni anni jaar jaren maand miesi'

/** Links that join two numbers to a range only behind a word for between. */
export const isAnd = /^(?:and|und|et|y|e|en|i)$/iu
export const between = /(?<!\p{L})(?:between|zwischen|entre|tussen|(?:po)?między)\s*$/iu

/** What must stand behind the years for them to be experience. */
export const experienced =
  /experien|expérience|erfahrung|berufspraxis|experiencia|experiência|doświadczen|esperienza|ervaring|\bexp\b|track record/iu

/** Another way to say it: what was done in these years. */
export const working =
  /^['’]?s?\s*(?:worth )?(?:of|in|as|working|work|writing|developing|building|with|professional|industry|hands|spent|doing|designing|managing|leading|programming|coding|software|relevant|production|using|full|commercial|practical|operating|deploying|bootstrapping|minimum|required|proven|\(|implementing|supporting|engineering|selling|delivering|administering|creating|for|trabajando|desarrollando|trabalhando|atuando|desenvolvendo|en tant que|werkzaam|gewerkt)/iu

export const saidBefore =
  /(?:\b(?:experience|expertise|knowledge|skills|worked|working|professionally|seniority|experiencia|experiência|doświadczeni\p{L}*)(?!\p{L})|erfahrung(?!\p{L})|ervaring(?!\p{L})|berufspraxis(?!\p{L})|(?<!\p{L})expérience)[^.]{0,45}$/iu

/** A label that the years follow. */
export const label =
  /(?:\bexperience|expérience|erfahrung|experiencia|experiência|ervaring|doświadczenie)\s*[:–-]\s*$/iu

/** Before the years: they are the company's own, or of something else. */
export const refused =
  /\b(?:our|we|company|founded|over the (?:last|past|next)|for the (?:last|past)|in the (?:last|past|next)|within the|last|past|next|years? (?:ago|old)|first|warranty|vest|contract|residen|lived|bachelor['’]?s? degree \(|since|after|every|anniversary|history|grown?|serving|tenure|combined|collective|average|growth|graduat(?:ed|ing))\b|(?<!\p{L})(?:wir haben|wir bringen|unsere?\p{L}*|notre|nos|forte? de|somos|tenemos|nuestr[oa]s?|temos|noss[oa]s?|wij hebben|onze?|mamy|posiadamy|nasz\p{L}*|il y a|hace|há(?: mais de)?\s*$|vor\s*$)(?!\p{L})/iu

/** The people who are there, of whom many years are told: `members with over 15 years`. */
export const staff =
  /\b(?:(?:our|its|including|founding) (?:[\w-]+ ){0,2}?(?:members|partners|founders|colleagues|instructors|mentors|teachers|employees|executives|leaders|experts|engineers|professionals)|(?:team|crew|staff|group) of (?:[\w-]+ ){0,2}?[a-z]+s)\b(?: (?:each|who|that|all|also))*(?: (?:have|has|with|bring|averag\w+))?(?: (?:over|more than|an average of|at least|about|up to))* $/i

/** Here `we` asks for the experience and does not boast of it. */
export const asking =
  /\b(?:we (?:are|['’]re)?|we)(?: \w+)? ?(?:targeting|looking|seeking|requir\w+|expect\w*|need|want|ask\w*|prefer)\b/giu

export const notBehind =
  /^\s*(?:ago|old|in a row|in business|anniversary|vest|of age|of service|contract|olds|in the making|of growth|from now|of history|tenure|warranty|residency|subscription|plan\b|after|garantie|d['’](?:existence|ancienneté|études)|de (?:historia|antigüedad|mercado|história)|no mercado|en el mercado|geleden|temu|na rynku|am markt)/iu

const niceWords =
  'wünschenswert|von vorteil|ein plus|un plus|un atout|souhait\\p{L}+|apprécié\\p{L}*|serait|seraient|deseable|valorable|se valora\\p{L}*|preferible\\p{L}*|desejáve(?:l|is)|diferencia(?:l|is)|um plus|een pré|een plus|wenselijk|mooi meegenomen|mile widzian\\p{L}+|atut\\p{L}*|będzie plusem'
const niceAdverbs =
  'idealerweise|vorzugsweise|idéalement|de préférence|idealmente|preferiblemente|preferencialmente|bij voorkeur|liefst|najlepiej'

/** Behind the years: they would be nice to have. */
export const niceBehind = new RegExp(
  String.raw`\b(?:is a plus|a plus|preferred|nice to have|bonus|desirable|(?<!, )ideally|would be (?:great|nice))\b|(?<!\p{L})(?:${niceWords}|${niceAdverbs})(?!\p{L})`,
  'iu',
)
/** The same before them. */
export const niceBefore = new RegExp(
  String.raw`(?:\b(?:bonus|nice to have|preferabl[ey]|ideally|plus(?! d['’]| de\b| que\b))\b[^.]{0,12}|(?<!\p{L})(?:${niceWords}|${niceAdverbs})(?!\p{L})[^.]{0,12})$`,
  'iu',
)

/** A heading of what would be nice to have. */
export const niceSection =
  /^[^\n]{0,60}(?:nice[- ]to[- ]have|bonus|preferred|it would be great|good to have|extra (?:credit|points)|ideally|pluses\b|^\W*plus\b|even better|a plus|advantage|what would make you|stand out|wünschenswert|von vorteil|pluspunkte|^\W*(?:les )?(?:petits )?plus\b|atouts|deseable|se valorará|diferenciais|desejáve|^\W*pré\b|leuk als|mile widzian|dodatkowe atuty)/iu

export const schooling =
  /\b(?:college|university|coursework|stud(?:y|ies|ium)|education|degree program|school|estudios|estudos|opleiding|studiów)\b/iu

/** The years are the most that is asked for. */
export const atMost =
  /(?:\b(?:up to|maximum|less than|fewer than)|(?<!\p{L})(?:bis zu|höchstens|maximal|jusqu['’]à|hasta|até|no máximo|tot|maximaal|do|maksymalnie))\s*$/iu

/** Experience as such stands behind the years, of no one skill. */
export const overallElsewhere =
  /^['’]?s?\s*(?:de |d['’])?(?:\p{L}+ ){0,3}?(?:berufs)?(?:erfahrung|berufspraxis|expérience|experiencia|experiência|(?:werk)?ervaring|doświadczenia)(?!\p{L})(?! (?:mit|avec|con|com|met|z|ze) )/iu
