/** Writes countries.json from i18n-iso-countries (MIT), the extras below and currencies by country. Run: npx tsx data/tables/build-countries.ts */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const iso = require('i18n-iso-countries') as {
  registerLocale(data: unknown): void
  getNames(lang: string, options: { select: 'all' }): Record<string, string[]>
  alpha2ToAlpha3(code: string): string
}

/** Currency to the countries that use it (ISO 4217 and ISO 3166-1 are facts; compiled by hand). */
const currencies: Record<string, string> = {
  USD: 'US PR GU VI AS MP EC SV PA TL FM MH PW ZW IO UM BQ TC VG', CAD: 'CA', AUD: 'AU KI NR TV CX CC NF HM', NZD: 'NZ CK NU PN TK', GBP: 'GB GG IM JE GS',
  EUR: 'AD AT BE HR CY EE FI FR DE GR IE IT XK LV LT LU MT MC ME NL PT SM SK SI ES VA GF GP MQ RE YT BL MF PM AX TF', CHF: 'CH LI', SEK: 'SE', NOK: 'NO SJ BV', DKK: 'DK FO GL', ISK: 'IS',
  PLN: 'PL', CZK: 'CZ', HUF: 'HU', RON: 'RO', BGN: 'BG', RSD: 'RS', BAM: 'BA', MKD: 'MK', ALL: 'AL', UAH: 'UA', RUB: 'RU', BYN: 'BY', MDL: 'MD', TRY: 'TR', GEL: 'GE', AMD: 'AM', AZN: 'AZ',
  INR: 'IN BT', PKR: 'PK', BDT: 'BD', LKR: 'LK', NPR: 'NP', MVR: 'MV', AFN: 'AF', CNY: 'CN', HKD: 'HK', MOP: 'MO', TWD: 'TW', JPY: 'JP', KRW: 'KR', KPW: 'KP', MNT: 'MN', VND: 'VN', THB: 'TH', MYR: 'MY',
  SGD: 'SG', IDR: 'ID', PHP: 'PH', KHR: 'KH', LAK: 'LA', MMK: 'MM', BND: 'BN', KZT: 'KZ', UZS: 'UZ', KGS: 'KG', TJS: 'TJ', TMT: 'TM',
  BRL: 'BR', MXN: 'MX', ARS: 'AR', CLP: 'CL', COP: 'CO', PEN: 'PE', UYU: 'UY', PYG: 'PY', BOB: 'BO', VES: 'VE', CRC: 'CR', GTQ: 'GT', HNL: 'HN', NIO: 'NI', DOP: 'DO', CUP: 'CU', HTG: 'HT', JMD: 'JM', TTD: 'TT',
  BBD: 'BB', BSD: 'BS', BZD: 'BZ', GYD: 'GY', SRD: 'SR', XCD: 'AG DM GD KN LC VC AI MS', AWG: 'AW', BMD: 'BM', KYD: 'KY', FKP: 'FK',
  ZAR: 'ZA', NGN: 'NG', KES: 'KE', GHS: 'GH', EGP: 'EG', MAD: 'MA EH', TND: 'TN', DZD: 'DZ', LYD: 'LY', ETB: 'ET', UGX: 'UG', TZS: 'TZ', RWF: 'RW', ZMW: 'ZM', BWP: 'BW', NAD: 'NA', MUR: 'MU', MZN: 'MZ', AOA: 'AO',
  MWK: 'MW', MGA: 'MG', SCR: 'SC', LSL: 'LS', SZL: 'SZ', GMD: 'GM', SLE: 'SL', LRD: 'LR', GNF: 'GN', CVE: 'CV', SDG: 'SD', SSP: 'SS', SOS: 'SO', DJF: 'DJ', ERN: 'ER', BIF: 'BI', CDF: 'CD', KMF: 'KM', MRU: 'MR', STN: 'ST',
  XOF: 'BJ BF CI GW ML NE SN TG', XAF: 'CM CF TD CG GQ GA', AED: 'AE', SAR: 'SA', QAR: 'QA', KWD: 'KW', BHD: 'BH', OMR: 'OM', JOD: 'JO', LBP: 'LB', SYP: 'SY', IQD: 'IQ', IRR: 'IR', YER: 'YE', ILS: 'IL PS',
  FJD: 'FJ', PGK: 'PG', SBD: 'SB', TOP: 'TO', VUV: 'VU', WST: 'WS', XPF: 'PF NC WF',
}

/** Names and abbreviations that the ISO lists lack and ads use. */
const aliases: Record<string, string[]> = {
  US: ['USA', 'U.S.A.', 'U.S.A', 'U.S.', 'U.S', 'US', 'United States', 'United State', 'the States', 'Estados Unidos', 'EE.UU.', 'EEUU', 'États-Unis', 'Etats-Unis', 'Vereinigte Staaten', 'Stany Zjednoczone', 'Contiguous United States', 'Continental US', 'Continental United States', 'US-wide', 'United States of America', 'U.S.A,'],
  GB: ['UK', 'U.K.', 'U.K', 'Great Britain', 'Britain', 'GBR', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Royaume-Uni', 'Großbritannien', 'Reino Unido'],
  CA: ['CAN', 'Canadá'], CZ: ['Czech Republic', 'Czechia'], NL: ['The Netherlands', 'Netherlands', 'Holland', 'Nederland'], TR: ['Türkiye', 'Turkey', 'Turkiye'], VN: ['Viet Nam', 'Vietnam'],
  KR: ['South Korea', 'Korea', 'Republic of Korea'], AE: ['UAE', 'U.A.E.', 'United Arab Emirates'], RU: ['Russia'], TW: ['Taiwan'], IR: ['Iran'], SY: ['Syria'], BO: ['Bolivia'], VE: ['Venezuela'], TZ: ['Tanzania'], MD: ['Moldova'],
  MK: ['North Macedonia', 'Macedonia'], LA: ['Laos'], BN: ['Brunei'], PS: ['Palestine'], CD: ['DR Congo', 'DRC'], CI: ['Ivory Coast', "Côte d'Ivoire"], CV: ['Cape Verde'], HK: ['Hong Kong', 'Hongkong', 'Hong Kong SAR'], MO: ['Macau', 'Macao'],
  IE: ['Republic of Ireland', 'Ireland'], CN: ['China', "People's Republic of China", 'Mainland China'], BR: ['Brasil', 'Brazil'], ES: ['España', 'Spain'], DE: ['Deutschland', 'Germany'], AT: ['Österreich'], CH: ['Schweiz', 'Suisse', 'Switzerland'],
  IT: ['Italia'], PL: ['Polska'], SE: ['Sverige'], NO: ['Norge'], DK: ['Danmark'], FI: ['Suomi'], MX: ['México', 'Mexico'], PE: ['Perú'], PA: ['Panamá'], DO: ['República Dominicana'], BE: ['Belgique', 'België'], JP: ['Japan'], PH: ['The Philippines', 'Philippines'],
  KP: ['North Korea'], BS: ['The Bahamas', 'Bahamas'], GM: ['The Gambia', 'Gambia'], XK: ['Kosovo'], SZ: ['Eswatini'], MM: ['Myanmar', 'Burma'],
}
/** Names as they are bent in German and Polish. */
const bent: Record<string, string[]> = {
  DE: ['Deutschlands', 'Niemiec', 'Niemczech'], AT: ['Österreichs', 'Austrii'], CH: ['Szwajcarii'], ES: ['Spaniens', 'Hiszpanii'], FR: ['Frankreichs', 'Francji'], IT: ['Italiens', 'Włoch', 'Włoszech'],
  PL: ['Polens', 'Polski', 'Polsce'], PT: ['Portugals', 'Portugalii'], NL: ['Niederlanden', 'Holandii', 'Niderlandach'], BE: ['Belgiens', 'Belgii'], IE: ['Irlands', 'Irlandii'], CZ: ['Czechach'], UA: ['Ukrainy', 'Ukrainie'],
  GB: ['Großbritanniens', 'Wielkiej Brytanii'], US: ['Vereinigten Staaten', 'Stanach Zjednoczonych', 'Stanów Zjednoczonych'], SE: ['Schwedens', 'Szwecji'], DK: ['Dänemarks', 'Danii'], NO: ['Norwegii'], RO: ['Rumunii'], LT: ['Litwie'],
}
/** Names that the ISO lists give and that mean something else in an ad. */
const dropped = new Set(['america', 'states', 'jersey', 'granada', 'norfolk', 'guadalupe'])

const languages = ['en', 'de', 'fr', 'es', 'pt', 'nl', 'pl', 'it']
const named = languages.map((lang) => {
  iso.registerLocale(require(`i18n-iso-countries/langs/${lang}.json`))
  return iso.getNames(lang, { select: 'all' })
})
const out: Record<string, { name: string; names: string[]; alpha3: string; currency: string | null }> = {}
for (const code of Object.keys(named[0]!).sort()) {
  const all = new Set([...(aliases[code] ?? []), ...(bent[code] ?? []), ...named.flatMap((names) => names[code] ?? [])])
  const currency = Object.keys(currencies).find((each) => currencies[each]!.split(' ').includes(code)) ?? null
  const english = named[0]![code]![0]!
  const short = aliases[code]?.find((each) => each.length > 3 && named[0]![code]!.includes(each))
  out[code] = { name: short ?? english, names: [...all].filter((name) => !dropped.has(name.toLowerCase())), alpha3: iso.alpha2ToAlpha3(code), currency }
}
const lines = Object.entries(out).map(([code, value]) => `  ${JSON.stringify(code)}: ${JSON.stringify(value)}`)
writeFileSync(new URL('countries.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`)
