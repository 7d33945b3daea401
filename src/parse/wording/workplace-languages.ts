import { key } from '../text/line-index.ts'
import type { Signal } from './workplace-words.ts'

/** German, French, Spanish, Portuguese, Dutch and Polish words that say where the work is done. */

const words = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'imu')
/** `wanted`: beginnings of words; of each group a line must hold one. */
const signal = (name: string, wanted: readonly string[], pattern: string): Signal => [
  words(pattern),
  `workplace.${name}`,
  key(...wanted),
]

/** All of it. */
const full = String.raw`(?:zu |w |à |al )?100 ?%|vollständig|komplett|ausschließlich|entièrement|totalement|totalmente|completamente|íntegramente|integralmente|volledig|całkowicie|w pełni|wyłącznie`
/** At home, as an adverb or a noun. */
const away = String.raw`remote|(?:im |aus dem |vom )?home ?-?office|von (?:zu hause|überall)|ortsunabhängig\p{L}*|(?:en |au )?télétravail|à distance|(?:en )?distanciel|(?:en |de forma |de modo |de manera )?remot[oa]|remotamente|(?:en |em )?teletrabajo|(?:em )?teletrabalho|desde (?:casa|tu casa)|de casa|a distancia|op afstand|vanuit huis|thuis(?:werken)?|zdaln\p{L}{1,3}`
const awayKey =
  'remot home homeoffice hause überall ortsunabhängig télétravail distan remot teletraba casa afstand huis thuis zdaln'
/** In the office. */
const there = String.raw`büro|vor ort|bureaux?|locaux|sur (?:site|place)|présentiel|oficinas?|presencia(?:l|les|lidad)|escritórios?|kantoor|biur\p{L}{1,2}`
const thereKey = 'büro ort. bureau locaux site. place. présentiel oficina presencia escritório kantoor biur'

const number = String.raw`(?<![\d.,])[1-4](?:\s?(?:-|–|à|a|bis|o|ou|of|lub|tot|do)\s?[1-5])?|ein(?:en|em)?|zwei|drei|vier|une?|deux|trois|quatre|un|dos|tres|cuatro|um|dois|duas|três|quatro|een|twee|drie|jeden(?= dzień)|dwa|trzy|cztery`
const numberKey =
  '0 ein zwei drei. vier. un. une. deux trois quatre dos. tres. cuatro um. dois. duas. três. een. twee drie. jeden dwa. trzy cztery'
const day = String.raw`tag(?:e|en)?(?!-)|jours?|d[ií]as?|veces|vezes|fois|dag(?:en)?|dni|dzień|x`
const dayKey = 'tag. tage. tagen. jour jours día días dia. dias. veces vezes fois dag. dagen dni. dzień x.'
/** A share of a longer while than a week divides none. */
const notYear = String.raw`(?! ?(?:im|pro|par|al|por|per|w|na) (?:jahr|quartal|an|trimestre|año|ano|jaar|kwartaal|rok|kwartał))`

/** Days that are no work at all. */
const leave = String.raw`urlaub|gleitzeit|arbeitszeit|ferien|congés|rtt|vacaciones|férias|folga|vakantie|verlof|urlopu?|wolne`

/** What a label calls the place or the mode of work. */
const label = String.raw`(?:arbeits|einsatz|dienst)ort|standort|arbeits(?:modell|weise|form|platz)|lieu(?: de travail)?|localisation|(?:mode|modalités?|organisation|format) (?:de|du) travail|ubicaci[oó]n|modalidad(?: de trabajo)?|(?:lugar|formato|modelo|esquema)(?: de trabajo)?|localização|local(?: de trabalho)?|modalidade(?: de trabalho)?|(?:modelo|regime|formato)(?: de (?:trabalho|atuação))?|locatie|standplaats|werk(?:plek|locatie|model|vorm|wijze)|(?:tryb|model|forma|miejsce|rodzaj)(?: pracy)?|lokalizacja`
const labelKey =
  'arbeitsort einsatzort dienstort standort arbeitsmodell arbeitsweise arbeitsform arbeitsplatz lieu localis mode. modalit organis format ubicaci modalid lugar modelo esquema localiza local. regime locatie standplaats werkplek werklocatie werkmodel werkvorm werkwijze tryb model. forma. miejsce rodzaj lokalizac'
const labelled = (values: string) => String.raw`(?:${label})\s?[:：–]\s*[^\n:]{0,40}?(?:${values})`

/** A role, as the subject. */
const role = String.raw`stelle|position|tätigkeit|rolle|poste|mission|puesto|posición|vacante|vaga|posição|função|oportunidade|functie|baan|vacature|rola|stanowisko|praca`
const roleKey =
  'stelle position tätigkeit rolle poste mission puesto posición vacante vaga posição função oportunidade functie baan. vacature rola. stanowisk praca'

export const remoteElsewhere: readonly Signal[] = [
  // `vollständig remote`, `100 % im Homeoffice`, `w pełni zdalnie`, `télétravail total`
  signal(
    'fully',
    [
      awayKey,
      '0 vollständig komplett ausschließlich entièrement totale total complet íntegr integral volledig całkowicie pełni wyłącznie',
    ],
    String.raw`(?:${full})[ -](?:${away})|(?:télétravail|teletrabajo|teletrabalho|remot[oa]|home ?-?office|thuiswerken|distanciel) (?:complet|total|intégral|integral|completo|zu 100 ?%|(?:à |al )?100 ?%)`,
  ),
  // `Diese Position kann … remote ausgeübt werden`, `la vacante es remota`, `deze functie is op afstand`
  signal(
    'sentence',
    [roleKey, awayKey],
    String.raw`(?:${role})[^.,;:\n]{0,20}? (?:ist|kann|wird|est|peut|se fait|es|será|é|is|kan|jest)(?: (?!nicht|kein|pas|no\b|não|niet|geen|nie\b|teilweise|part|deels)[\p{L}’']+){0,4}? (?:remote(?! (?:\d|an))|ortsunabhängig|à distance|en distanciel|remot[oa]|op afstand|zdaln[aey])|(?:vaga|puesto|vacante|posición|posição) (?:100 ?% )?remot[oa]`,
  ),
  signal(
    'label',
    [labelKey, awayKey],
    labelled(
      String.raw`remote|home ?-?office|télétravail(?! partiel)|à distance|distanciel|remot[oa](?! parcial)|teletrabajo(?! parcial)|teletrabalho(?! parcial)|a distancia|op afstand|thuis|zdaln\p{L}{1,3}`,
    ),
  ),
  // Loose, as in English: perks are told in the same words.
  signal(
    'work-remotely',
    [awayKey, 'arbeit trabaj trabalh werk pracuj pracow prac możliwoś travaill'],
    String.raw`(?:arbeitest(?: du)?|arbeite|trabaj(?:a|as|ar|arás|aras|e|es)|trabalh(?:a|e|ar|ará)|werkt?|pracuj(?:esz|emy)?|pracować|travaill(?:ez|er|eras?)) (?:(?:${full}) )?(?:remote|von (?:zu hause|überall)|(?:en|de forma|de modo|de manera) remot[oa]|remotamente|desde (?:casa|tu casa|cualquier (?:lugar|parte))|de (?:casa|qualquer lugar)|à distance|en télétravail|op afstand|vanuit huis|zdalnie)(?! (?:\d|(?:bis zu|an|up to|hasta|até|jusqu|tot|do)\b|gdy|kiedy|wann|manchmal|gelegentlich|af en toe|a veces|às vezes|parfois|czasami))|trabajo (?:en remoto|desde casa)|trabalho (?:em )?remoto|możliwość (?:pracy )?(?:(?:${full}) )?(?:pracy )?zdalnej|prac[aęyą](?: w)? (?:(?:${full}) )?zdaln[aąeę]j?`,
  ),
]

export const hybridElsewhere: readonly Signal[] = [
  // `an drei Tagen pro Woche ins Büro`, `2 dni w tygodniu z biura`, `dos días de teletrabajo a la semana`
  signal(
    'days',
    [numberKey, dayKey, `${thereKey} ${awayKey} mobil dom`],
    String.raw`(?:${number}) ?(?:${day})${notYear}(?:[ ,]+(?!${leave}|(?:im|al|par) (?:jahr|año|an)\b)[\p{L}’'à]+\.?){0,5}? (?:${there}|${away}|mobil\p{L}* arbeiten|z domu)`,
  ),
  // `Télétravail : 3 jours par semaine`, `op kantoor: 2 dagen`
  signal(
    'days',
    [
      dayKey,
      numberKey,
      'home homeoffice télétravail teletraba thuis zdaln büro kantoor oficina escritório biur présentiel mobil',
    ],
    String.raw`(?:home ?-?office|mobil\p{L}* arbeiten|télétravail|présentiel|teletrabajo|teletrabalho|thuiswerken|prac[aąy] zdaln\p{L}+|im büro|op kantoor|en (?:la )?oficina|no escritório|w biurze)(?: (?:possible|möglich|partiel|régulier))?\s?[:(,–-]?\s?(?:(?:an|bis zu|max\.?|maximal|jusqu['’]à|hasta|até|tot|do|de|à raison de|dans la limite de) ){0,2}(?:${number}) ?(?:${day}|j)${notYear}`,
  ),
  // A share of the week: `60 % Homeoffice`
  signal(
    'telework-days',
    ['0', awayKey],
    String.raw`(?:bis zu |jusqu['’]à |hasta |até |tot |do )?(?<![\d.,])[2-8][05] ?% (?:de |en |of |pracy |der (?:arbeits)?zeit )?(?:remote(?=-| (?:arbeit|möglich|werk))|(?:im )?home ?-?office|télétravail|teletrabajo|teletrabalho|thuis\p{L}*|zdaln\p{L}{1,3})`,
  ),
  signal(
    'sentence',
    ['hybrid híbrid hybryd partiel parcial deels gedeeltelijk częściow teilweise'],
    String.raw`(?:${role}) (?:en mode |est |ist |is |es |é |jest )?(?:hybride?|h[ií]brid[oa]|hybrydow[aey])|(?:télétravail|teletrabajo|teletrabalho|remoto) (?:partiel|parcial)|(?:teilweise|deels|gedeeltelijk|częściowo) (?:remote|(?:im |vom )?home ?-?office|thuis(?:werken)?|vanuit huis|op afstand|zdaln\p{L}{1,3})`,
  ),
  // `Kombination aus Homeoffice und Büro`
  signal(
    'mixed',
    ['kombination mischung mix. wechsel combinaison alternance combina połączeni', awayKey],
    String.raw`(?:kombination|mischung|mix|wechsel|combinaison|alternance|combinación|combinação|combinatie|połączenie) (?:aus|von|zwischen|entre|de|van|z|tussen) [^.\n]{0,40}?(?:${away}|mobil\p{L}* arbeiten)`,
  ),
  signal(
    'hybrid-words',
    ['hybrid híbrid hybryd'],
    String.raw`hybrides? (?:arbeits\p{L}+|arbeiten|werken|werkmodel|werkvorm|functie)|(?:travail|mode|rythme|organisation|format) hybride|(?:trabajo|modalidad|jornada|trabalho|modalidade|regime|formato) h[ií]brid[oa]|(?:prac[aęyą]|tryb\p{L}*|model\p{L}*) hybrydow\p{L}{1,2}|hybrydow\p{L}{1,3} (?:model|tryb|prac)\p{L}*`,
  ),
  signal(
    'label',
    [labelKey, 'hybrid híbrid hybryd'],
    labelled(String.raw`hybrid\p{L}*|h[ií]brid[oa]|hybrydow\p{L}{1,3}`),
  ),
]

const mode = String.raw`remote|hybrid|h[ií]brid|hybryd|home ?-?office|télétravail|distan|remot[oa]|teletraba|online|afstand|thuis|zdaln`
/** No other mode is put beside it. */
const alone = (pattern: string) => String.raw`(?<!(?:${mode})[^.\n]{0,60})(?:${pattern})(?![^.\n]{0,60}(?:${mode}))`

export const onsiteElsewhere: readonly Signal[] = [
  signal(
    'label',
    [labelKey, 'ort. präsenz présentiel site. place. presencial locatie kantoor stacjonarn miejscu'],
    alone(
      labelled(
        String.raw`vor ort|präsenz|présentiel|sur (?:site|place)|presencial|op (?:locatie|kantoor)|stacjonarn\p{L}{1,2}|na miejscu`,
      ),
    ),
  ),
  signal(
    'onsite',
    ['präsenz präsenzstelle ort. présentiel site. presencial locatie kantoor stacjonarn'],
    alone(
      String.raw`(?:reine|volle) präsenz\p{L}*|(?:${full}) (?:vor ort|(?:en )?présentiel|sur (?:site|place)|(?:en |de forma )?presencial|op (?:locatie|kantoor)|stacjonarn\p{L}{1,2})|(?:poste|mission|contrat|alternance|stage)(?: est| à pourvoir)? (?:en présentiel|sur (?:site|place))|(?:modalidad|modalidade|vaga|puesto|vacante|trabajo|trabalho|posición|posição|formato|regime|jornada)(?: es| é| de trabajo| de trabalho)? presencial|(?:functie|baan|vacature) is op (?:locatie|kantoor)|prac[ayę] stacjonarn[aąe]j?`,
    ),
  ),
  signal(
    'onsite',
    [awayKey, 'kein nicht pas. impossible non. no. sin. não sem geen niet nie. niemożliwa brak bez'],
    String.raw`kein(?:e[rn]?)? (?:home ?-?office|remote(?:-?arbeit)?)(?:[ -]möglichkeit)?(?= ?(?:$|[.,;!)\n]|möglich))|(?:home ?-?office|remote(?:-?arbeit)?|mobiles arbeiten)[^.,;\n]{0,20} (?:leider )?nicht (?:möglich|vorgesehen)|pas de télétravail|télétravail (?:n['’]est pas|non) (?:possible|envisag\p{L}+|prévu|disponible|proposé)|télétravail impossible|no se (?:ofrece|contempla|permite|admite) (?:el )?(?:teletrabajo|trabajo remoto)|(?:sin|no hay) (?:opción de )?teletrabajo|no es (?:un (?:puesto|trabajo) )?remot[oa]|não (?:é (?:uma )?(?:vaga )?remot[oa]|há (?:opção de )?(?:home ?-?office|teletrabalho)|oferecemos (?:home ?-?office|trabalho remoto))|(?:thuiswerken|op afstand werken) is (?:helaas )?niet mogelijk|geen thuiswerk\p{L}*|praca zdalna (?:nie jest (?:możliwa|przewidziana)|niemożliwa)|(?:brak|bez) (?:możliwości )?pracy zdalnej|nie oferujemy pracy zdalnej`,
  ),
]

/** `Wir sind ein vollständig remote arbeitendes Unternehmen`, `somos una empresa 100 % remota`: the employer speaks of itself. */
export const ofCompany =
  /(?<!\p{L})(?:wir sind|unternehmen|unser team|entreprise|société|équipe|nous sommes|empresa|compañía|equipo|somos|companhia|equipe|nosso time|wij zijn|we zijn|bedrijf|ons team|firmą|firma|firmie|zespół|jesteśmy|kultura|cultura|kultur)(?: [\p{L}’']+){0,3} $/iu
