import type { Seniority } from '../../model/listing.ts'

/** German, French, Spanish, Portuguese, Dutch and Polish words for a level, in a title or a field, and in a text about its own role. */

type Level = Exclude<Seniority, 'unknown'>
const words = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu')

/** Behind such a word stands what is managed, not a level: `Gerente de producto`. */
const functions = String.raw`(?! (?:de |da |do |del |van |von |ds\. )?(?:la |las |los |el |o |a )?(?:proje|proye|produ|projek|cuenta|conta|client|client|loja|tienda|turno|sklep|zmian|budow|filial|vest|winkel|marca|marketing|vent|vend|comunidad|comunidade|programa|contenido|conteúdo|obra|campañ|campanh|categor|riesg|risco|calid|qualid|éxito|sucesso))`

export const titlesElsewhere: readonly (readonly [Level, RegExp])[] = [
  [
    'executive',
    words(
      String.raw`geschäftsführ(?:er(?:in)?|ung)|geschäftsleit(?:er(?:in)?|ung)|(?:finanz|technik|vertriebs)?vorstand|direct(?:eur|rice) générale?e?|pdg|direct(?:or|ora) general|diretor(?:a)?[- ]geral|(?:vice[- ]?)?president[ea]|algemeen directeur|(?:wice)?prezes(?:ka)?|członek zarządu`,
    ),
  ],
  [
    'director',
    words(
      String.raw`(?:bereichs|abteilungs|haupt)?leit(?:er(?:in)?|ung)(?![- ](?:der arbeitsgruppe))(?<!team\p{L}*)|directora|diretor(?:a)?|hoofd(?= \p{L})|dyrektor(?:ka)?`,
    ),
  ],
  [
    'manager',
    words(
      String.raw`(?:gruppen|team)leit(?:er(?:in)?|ung)|gerente${functions}|jef[ea] de (?:departamento|área|sección)|teamleider|leidinggevende|afdelingshoofd|kierowni(?:k|czka)${functions}`,
    ),
  ],
  ['lead', words(String.raw`jef[ea] de equipo|lider(?:ka)?(?: zespołu)?|chef[fe]* d['’]équipe`)],
  ['senior', words(String.raw`starsz(?:y|a|ego|ej)|sénior|sênior|seniorin`)],
  ['mid', words(String.raw`pleno|medior|confirm[ée]e?|semi[- ]?senior|middle\/regular|mid\/regular`)],
  [
    'junior',
    words(
      String.raw`młodsz(?:y|a|ego|ej)|berufseinsteiger\p{L}*|berufsanfänger\p{L}*|absolvent(?:in|ka)?|jeune diplômée?|débutante?|recién (?:graduad[oa]|egresad[oa]|titulad[oa])|recém[- ]formad[oa]|júnior|starter(?=s?functie)|startersfunctie`,
    ),
  ],
  [
    'intern',
    words(
      String.raw`auszubildende\p{L}*|azubi|ausbildung(?= (?:zu[mr]|als))|duale[rs]? stud(?:ent(?:in)?|ium)|schülerpraktik\p{L}+|pflichtpraktik\p{L}+|(?:en|de) pr[áa]cticas|practicante|pasante|jovem aprendiz|aprendiz|stagiair(?!e)|(?:meewerk|afstudeer)stage|staż(?:yst\p{L}+)?|praktykant(?:ka)?|praktyki`,
    ),
  ],
]

const seeking = String.raw`(?:(?:wir |derzeit |aktuell )?such(?:en|t)|verstärkung (?:als|durch)|als|nous (?:recherchons|cherchons)|recherchons|recherche|buscamos|estamos buscando|busca(?: un)?|procuramos|estamos (?:à procura|em busca) de|contratamos|wij zoeken|we zoeken|zoeken|zoekt|op zoek naar|szukamy|poszukujemy|poszukuje)`
const article = String.raw`(?:eine[nmr]?|une?|una?|uma?|een|kogoś|osoby|dich|sie|zum [\p{L}\d ]{1,15})?`
const few = String.raw`(?:[\p{L}\p{N}.+#/()&*:-]+ ){0,4}?`
/** The level before or behind the trade; `article` and `few` allow some words between. */
const sought = (level: string) => String.raw`${seeking} ${article} ?${few}(?:${level})(?=$|[^\p{L}\p{N}])`
const labelled = (level: string) =>
  String.raw`(?:karriere(?:stufe|level)|erfahrungs(?:stufe|level)|berufserfahrung|niveau(?: d['’]expérience)?|séniorité|nivel|senioridad|nível|senioridade|niveau|ervaringsniveau|poziom(?: stanowiska| doświadczenia)?)\s*[:：]\s*(?:${level})`

const level = (name: Level, spelled: string, inField = spelled): readonly [Level, RegExp] => [
  name,
  words(`${sought(spelled)}|${labelled(inField)}`),
]

export const bodyElsewhere: readonly (readonly [Level, RegExp])[] = [
  level('lead', 'team ?lead|tech ?lead|lead'),
  level('senior', 'senior|sénior|sênior|sr|starsz\\p{L}+', 'senior|sénior|sênior|starsz\\p{L}+'),
  level(
    'mid',
    'confirmée?|semi[- ]?senior|pleno|medior|mid',
    'confirmée?|intermédiaire|semi[- ]?senior|pleno|medior|mid|regular',
  ),
  level(
    'junior',
    'junior|júnior|débutante?|berufseinsteiger\\p{L}*|młodsz\\p{L}+',
    'junior|júnior|débutante?|berufseinsteiger|berufsanfänger|młodsz\\p{L}+|starter',
  ),
]

/** Beginnings of words that a line of a text must hold, for `key`: a level, and who seeks or labels. */
export const levelWords =
  'lead. team teamlead tech techlead senior sénior sênior sr. starsz confirmé semi pleno medior mid. regular intermédiaire junior júnior débutant berufs młodsz starter'
export const seekingWords =
  'such verstärk als. recherch cherch busca procura contrata zoek szuka poszuk karriere erfahrungs berufserfahrung niveau séniorité nivel senioridad nível ervaringsniveau poziom'
