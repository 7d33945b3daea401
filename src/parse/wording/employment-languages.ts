import type { EmploymentType } from '../../model/listing.ts'
import type { Rule } from './employment-rules.ts'
import { key } from '../text/line-index.ts'

/** German, French, Spanish, Portuguese, Dutch and Polish words that say how somebody is employed. */

const words = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'imu')
/** `wanted`: beginnings of words; of each group a line must hold one. */
const rule = (types: readonly EmploymentType[], name: string, wanted: readonly string[], pattern: string): Rule => ({
  types,
  rule: `employment.${name}`,
  key: key(...wanted),
  pattern: words(pattern),
})

export const inTitleElsewhere: readonly Rule[] = [
  rule(
    ['internship'],
    'title-intern',
    [
      'azubi auszubild ausbildung dual pflichtpraktik schülerpraktik pasant practicante prácticas practicas stagiair meewerk afstudeer staż praktykant praktyk',
    ],
    String.raw`azubi|auszubildende\p{L}*|ausbildung(?= (?:zu[mr]|als|\d))|duales studium|duale[rs]? student(?:in)?|(?:pflicht|schüler)praktik\p{L}+|pasant[ei]\p{L}*|practicante|(?:en|de) pr[áa]cticas|stagiair|(?:meewerk|afstudeer)stage|staż(?:yst\p{L}+|u)?|praktykant(?:ka)?|praktyki`,
  ),
  rule(
    ['contract'],
    'title-freelance',
    ['freiberuf freie. autónom autonom zzp pj.'],
    String.raw`freiberuf\p{L}*|freie[rn]? mitarbeit\p{L}*|aut[oó]nom[oa]|zzp(?:['’]?er)?|\(?pj\)?(?=\W*$)`,
  ),
  rule(
    ['contract', 'temporary'],
    'title-temporary',
    ['befristet cdd. temporal temporár temporar tijdelijk zastęp'],
    String.raw`befristet\p{L}*(?! unbefrist)|cdd|temporal|tempor[áa]ri[oa]|tijdelijke?|zastępstwo|na zastępstwo`,
  ),
  rule(
    ['full_time'],
    'title-full-time',
    ['unbefristet festanstell cdi. temps plein tiempo jornada tempo voltijd fulltime pełn etat clt.'],
    String.raw`unbefristet\p{L}*|festanstellung|cdi|(?:à )?(?:temps plein|plein temps)|tiempo completo|jornada completa|tempo (?:integral|completo|inteiro)|voltijds?|fulltime|pełn[ye]\p{L}* etat\p{L}*|clt(?=\W*$)`,
  ),
  rule(
    ['part_time'],
    'title-part-time',
    ['temps media. tiempo jornada tempo meio deeltijd parttime pół niepełn część'],
    String.raw`(?:à )?temps partiel|media jornada|jornada parcial|tiempo parcial|tempo parcial|meio per[íi]odo|deeltijds?|parttime|pół etatu|niepełn\p{L}+ etat\p{L}*|część etatu`,
  ),
]

/** `Vertragsart:` and its like, with what a line may hold between. */
const label = String.raw`(?:(?:vertrags|beschäftigungs|anstellungs)(?:art|verhältnis|form|typ)|arbeitszeit(?:modell)?|arbeitsverhältnis|anstellung|umfang|(?:type|nature|forme|durée) (?:de |du )?(?:contrat|poste|l['’]emploi|travail)|contrats?|rythme|temps de travail|tipo (?:de )?(?:contrato|jornada|empleo|vaga)|modalidad(?:e)?(?: de (?:contrato|contrata(?:ción|ção)|trabajo|trabalho))?|contrato|jornada|contrata(?:ción|ção)|regime(?: de (?:contratação|trabalho))?|vínculo|horário|dienstverband|contract(?:vorm|type|duur)?|soort (?:contract|dienstverband)|aantal uren|uren|rodzaj umowy|typ umowy|forma (?:zatrudnienia|współpracy|umowy)|wymiar(?: (?:czasu )?pracy| etatu)?|umowa)\s*[:：–-]\s*[^\n]{0,50}?`
const labels =
  'vertragsart vertragsf vertragst beschäftig anstell arbeitszeit arbeitsverh umfang type nature forme durée contrat contrats rythme temps tipo modalidad contrato jornada contrata regime vínculo horário dienstverband contract soort aantal uren rodzaj typ forma wymiar umow'

const partWords = String.raw`teilzeit|temps partiel|mi-temps|media jornada|(?:jornada|tiempo|tempo) parcial|meio per[íi]odo|deeltijd|parttime|pół etatu|niepełn\p{L}+ (?:etat|wymiar)\p{L}*|część etatu`

const partKey = 'teilzeit temps mi. media. jornada tiempo tempo. meio deeltijd parttime pół niepełn część'

export const bodyElsewhere: readonly Rule[] = [
  rule(['part_time'], 'label', [labels, partKey], `${label}(?:${partWords})`),
  rule(
    ['part_time'],
    'line',
    [partKey],
    String.raw`^[*\s|•-]*(?:(?:vollzeit|temps plein|jornada completa|tiempo completo|tempo integral|voltijd|pełny etat) ?(?:oder|und|et|ou|o|y|e|of|lub|\/) ?)?(?:(?:in|à|en|a|em|w|na|zu) )?(?:${partWords})(?: ?(?:oder|und|et|ou|o|y|e|of|lub|\/) ?(?:(?:in|à|en|a|em) )?(?:vollzeit|temps plein|jornada completa|tiempo completo|tempo integral|voltijd|pełny etat))?(?:[^\S\n]*\([^)\n]{0,40}\))?[*\s.!]*$`,
  ),
  rule(
    ['part_time'],
    'sentence',
    [
      partKey,
      'teilzeit stelle position job anstell poste emploi contrat cdi. cdd. puesto empleo trabajo vacante vaga trabalho posição functie baan vacature praca wymiar',
    ],
    String.raw`(?:stelle|position|job|anstellung) (?:ist |wird )?in teilzeit(?! möglich)|teilzeit(?:stelle|job|position)|(?:poste|emploi|contrat) à temps partiel|(?:cdi|cdd)(?: de \d{1,2} mois)? (?:à|en) (?:temps partiel|mi-temps)|(?:puesto|empleo|trabajo|vacante) (?:a|de) (?:tiempo parcial|media jornada)|(?:vaga|trabalho|posição) (?:a|em|de) (?:tempo parcial|meio período)|(?:functie|baan|vacature) in deeltijd|parttime (?:functie|baan|vacature)|praca na (?:pół etatu|część etatu)|w niepełnym wymiarze`,
  ),
  rule(
    ['full_time'],
    'permanent',
    [
      'unbefristet festanstell cdi. contrat indefinido fijo. contrato contratación vínculo efetivo clt. vast vaste onbepaalde umow nieokreślon etat',
    ],
    String.raw`(?:in|eine?) (?:unbefristete\p{L}* )?festanstellung|unbefristete\p{L}* (?:stelle|position|beschäftigung|arbeits\p{L}+|anstellung|festanstellung|vertrag)|^[*\s•-]*(?:unbefristet|festanstellung|cdi)(?=[\s.,(/–-]*(?:$|in |à (?!temps partiel|mi-temps)|-|–|\(|,))|(?:poste|contrat|embauche|opportunité|recrutement|offre) (?:[\p{L}:]+ ){0,2}cdi|cdi (?:temps plein|à pourvoir|dès que possible|immédiat)|contrato (?:laboral )?(?:indefinido|fijo|permanente)|contratación indefinida|contrato (?:sem termo|efetivo|de trabalho sem termo)|(?:regime|contratação|contrato|vaga) (?:[\p{L}:]+ ){0,2}clt|vínculo efetivo|vast(?:e)? (?:contract|dienstverband|aanstelling|baan)|contract voor onbepaalde tijd|onbepaalde tijd|umow\p{L} (?:o pracę|na czas nieokreślony)|czas nieokreślony`,
  ),
  rule(
    ['full_time'],
    'label',
    [labels, 'unbefristet festanstell cdi. indefinido sem. efetivo clt. vast. onbepaalde umowa pracę nieokreślon'],
    `${label}(?:unbefristet|festanstellung|cdi|indefinido|sem termo|efetivo|clt|vast|onbepaalde tijd|umowa o pracę|o pracę|nieokreślony)`,
  ),
  rule(
    ['contract', 'temporary'],
    'temporary',
    ['befristet cdd. contrat temporal temporár temporar termo tijdelijk bepaalde określon zastęp'],
    String.raw`befristet(?:e[rsnm]?)? (?:auf|bis|für|stelle|vertrag|anstellung|arbeits\p{L}+|beschäftigung|position)|(?:zunächst |vorerst )befristet|(?:en|contrat(?: en)?|poste(?: en)?|contrat ?: ?|un) cdd|^[*\s•-]*cdd(?= de | -|[\s.]*$)|cdd de \d+|contrato (?:temporal|eventual|de duración determinada)|trabajo temporal|contrato (?:temporário|a termo(?: certo)?|por tempo determinado)|vaga temporária|tijdelijk(?:e)? (?:contract|dienstverband|functie|aanstelling|baan)|contract voor bepaalde tijd|(?<!on)bepaalde tijd|umow\p{L} na (?:czas określony|zastępstwo)|na czas określony|zastępstwo`,
  ),
  rule(
    ['contract'],
    'freelance',
    [
      'freiberuf freie. freier. freelance portage presta autónom autonom proyecto honorarios pj. pessoa prestador recibos zzp interim b2b zlecen kontrakt współprac dzieło',
    ],
    String.raw`(?:auf|als) (?:freiberuflicher? (?:basis|mitarbeiter\p{L}*)|freelancer(?:in)?)|auf freiberuflicher basis|in freier mitarbeit|freie mitarbeit|(?:en|mission|contrat|statut) (?:de )?freelance|mission (?:de )?freelance|portage salarial|(?:como|régimen de|contrato de|alta de) aut[oó]nomo|contrato (?:por|de) (?:proyecto|obra|servicios|honorarios)|prestación de servicios|(?:regime|contratação|contrato|modelo|formato|como|via) (?:de )?pj|pj \(pessoa jurídica\)|pessoa jurídica|prestação de serviços? (?:pj|como)|recibos verdes|prestador de serviços|(?:als|op) zzp(?:['’]?er)?(?: basis)?|zzp-?(?:basis|opdracht|er gezocht)|op (?:freelance|interim|zzp)[- ]?basis|freelance opdracht|(?:umow\p{L}|kontrakt\p{L}*|współprac\p{L}+|rozliczeni\p{L}+|faktur\p{L}+)(?: na)?(?: podstawie)?(?: umowy| kontraktu)?(?: w formie| w modelu| w oparciu o)? b2b|b2b (?:lub|albo|\/) (?:uop|umow\p{L})|umow\p{L} zleceni\p{L}+|umow\p{L} o dzieło`,
  ),
  rule(
    ['contract'],
    'label',
    [labels, 'freiberuf freie. freelance autónom proyecto pj. presta recibos zzp interim zlecen b2b'],
    `${label}(?:freiberuflich|freie mitarbeit|freelance|autónomo|por proyecto|pj|prestação de serviços|recibos verdes|zzp|interim|zleceni\\p{L}+|b2b)`,
  ),
  rule(
    ['internship'],
    'internship',
    [
      'praktik pflichtprakt stage alternance apprentissage professionnalisation prácticas practicas beca. pasant estág estag stage stageplek stageplaats stageperiode stagevergoeding staż stażu praktyk',
    ],
    String.raw`(?:dieses|dein|das|ihr) praktikum (?:dauert|beginnt|ist|umfasst|startet|soll)|dauer des praktikums|praktikums(?:dauer|beginn|vergütung|platz|stelle)|(?:offre|durée|début|sujet|convention|indemnité|gratification) (?:du |de |d['’]un )?stage|(?:ce|le|votre|ton) stage (?:est|se|débute|dure|peut|vous)|stage de (?:fin d['’]études|\d|deux|trois|quatre|cinq|six|pré-embauche|césure)|contrat (?:en|d['’]|de) ?(?:alternance|apprentissage|professionnalisation)|(?:contrato|programa|convenio|periodo) (?:de|en) (?:pr[áa]cticas|beca|pasantía)|pr[áa]cticas (?:remuneradas|profesionales|curriculares|extracurriculares)|beca (?:remunerada|formativa)|(?:programa|contrato|vaga|bolsa|duração) (?:de|do) est[áa]gio|est[áa]gio (?:profissional|remunerado|curricular|de \d)|(?:jouw|je|deze|de) stage (?:duurt|start|begint|is)|stage(?:plek|plaats|periode|vergoeding)|(?:program|czas|okres)\p{L}* stażow\p{L}+|(?:płatny|płatne) (?:staż|praktyki)|(?:program|czas trwania) (?:stażu|praktyk)`,
  ),
]
