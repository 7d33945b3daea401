/** Words of German, French, Spanish, Portuguese, Dutch and Polish ads on who sponsors a visa; English ones stand in `visa.ts`. */

const lookbehind = String.raw`(?<![\p{L}\p{N}])`
const lookahead = String.raw`(?![\p{L}\p{N}])`
const words = (pattern: string) => new RegExp(`${lookbehind}(?:${pattern})${lookahead}`, 'iu')

/** Letters of one clause, at most so many. */
const upTo = (most: number) => String.raw`[^.\n!?;:]{0,${String(most)}}?`

const deVisa = String.raw`(?:arbeits)?(?:visa|visums?)`
const deSponsoring = String.raw`${deVisa}[- ]?(?:sponsoring|sponsorship|sponsor|patenschaft|unterstützung|übernahme)s?`
const frVisa = String.raw`(?:visas?|permis de travail)`
const frSponsor = String.raw`(?:parrain|sponsor)\p{L}*`
const esVisa = String.raw`(?:visas?|visados?|permisos? de trabajo)`
/** `no … sponsor` alone is English as well. */
const esSponsor = String.raw`(?:(?:patrocin|esponsor)\p{L}*|sponsor(?:ship|ing)? de)`
const ptVisa = String.raw`(?:vistos?|visas?)`
const ptSponsor = String.raw`(?:patroc[ií]n|sponsor)\p{L}*`
const nlVisa = String.raw`(?:werk)?(?:visum|visa)(?:sponsoring|sponsorship|ondersteuning|aanvraag)?|werkvergunning(?:en)?`
const plVisa = String.raw`(?:wiz(?:y|ę|ą|ie|om|ow\p{L}+)?|zezwole\p{L}+ na pracę|pozwole\p{L}+ na pracę)`
const plSponsor = String.raw`(?:sponsor|wspar|wspier)\p{L}*`

/** The citizenship of a country, or of the EU, is a must. */
const citizenship = [
  words(
    String.raw`(?:deutsche|österreichische|schweizer|eu)[rn]?[- ](?:staatsbürgerschaft|staatsangehörigkeit)${upTo(20)} (?:erforderlich|zwingend|vorausgesetzt|voraussetzung|notwendig)`,
  ),
  words(
    String.raw`(?:nationalité|citoyenneté) (?:\p{L}+ )${upTo(30)}(?:requise|exigée|obligatoire|impérative|nécessaire)`,
  ),
  words(
    String.raw`(?:doi(?:s|t|vez)|il faut|devez) (?:impérativement |obligatoirement )?être (?:de nationalité|citoyen(?:ne|\(ne\)|\.ne|·ne)?|résident(?:e|\(e\)|\.e|·e)? permanent)`,
  ),
  words(
    String.raw`(?:nacionalidad|ciudadanía|nacionalidade|cidadania) (?:\p{L}+ )${upTo(20)}(?:obligatoria|imprescindible|requerida|obrigatória|exigida|indispensable|indispensável)`,
  ),
  words(String.raw`(?:nederlandse|belgische|eu-?) ?nationaliteit ${upTo(20)}(?:vereist|verplicht|noodzakelijk)`),
  words(
    String.raw`(?:wymagane|konieczne|niezbędne)(?: jest)? (?:posiadanie )?obywatelstw\p{L}+|obywatelstwo \p{L}+ ${upTo(20)}(?:wymagane|konieczne|niezbędne)`,
  ),
]

export const refusalsElsewhere: readonly RegExp[] = [
  words(String.raw`(?:kein(?:e[nrms]?|erlei)?|nicht|leider|weder)${upTo(50)} ${deSponsoring}`),
  words(String.raw`${deSponsoring} ${upTo(50)}(?:nicht|leider|kein(?:e[nrms]?)?|ausgeschlossen)`),
  words(
    String.raw`sponsern ${upTo(20)}keine?n? (?:\p{L}+ )?${deVisa}|keine?n? (?:\p{L}+ )?${deVisa} ${upTo(20)}sponsern`,
  ),
  words(
    String.raw`(?:ne|aucune?|pas|sans|ni|n['’]\p{L}+)${upTo(50)} ${frSponsor} ${upTo(25)}${frVisa}|${frSponsor} ${upTo(25)}${frVisa} (?:n['’]\p{L}+|ne)`,
  ),
  words(
    String.raw`(?:no|sin|ni|tampoco)${upTo(40)} ${esSponsor} ${upTo(25)}${esVisa}|${esSponsor} ${upTo(25)}${esVisa} (?:no|tampoco)`,
  ),
  words(String.raw`(?:não|sem|nem)${upTo(40)} ${ptSponsor} ${upTo(25)}${ptVisa}|${ptSponsor} ${upTo(25)}${ptVisa} não`),
  words(
    String.raw`(?:geen|niet|zonder)${upTo(30)} (?:visum|visa)[- ]?(?:sponsoring|sponsorship|ondersteuning)|(?:geen|niet)${upTo(25)} (?:${nlVisa}) ${upTo(15)}(?:sponsor\p{L}*|regelen|verzorgen|aanvragen)|sponsor\p{L}* ${upTo(15)}geen (?:${nlVisa})|visum-?(?:sponsoring|sponsorship|ondersteuning) ${upTo(25)}(?:niet|geen)`,
  ),
  words(
    String.raw`(?:nie|brak|bez)${upTo(30)} ${plSponsor} ${upTo(25)}${plVisa}|${plSponsor} ${upTo(25)}${plVisa} ${upTo(10)}(?:nie|brak)`,
  ),
  ...citizenship,
]

const deHelp = String.raw`(?:unterstütz\p{L}+|helfen|hilfe|begleit\p{L}+|übernehmen|kümmern)`
export const offersElsewhere: readonly RegExp[] = [
  words(
    String.raw`(?:bieten|möglich|inklusive|inkl\.?)${upTo(30)} ${deSponsoring}|${deSponsoring} ${upTo(20)}(?:möglich|inklusive|angeboten|verfügbar|vorhanden)`,
  ),
  words(
    String.raw`${deHelp} ${upTo(35)}(?:bei[mn]?|bei der|mit dem|mit deinem|um (?:dein|ihr)|für dein|für das|deines|ihres|des) (?:(?:de[mnrs]|das|dein\p{L}*|ihr\p{L}*|ein\p{L}*|nötigen) ){0,2}(?:${deVisa}|visa?(?:antrag|prozess|verfahren|beantragung|angelegenheiten|fragen)\p{L}*|visums?(?:antrag|prozess)\p{L}*|arbeitserlaubnis|blue card|blauen? karte)`,
  ),
  words(
    String.raw`(?:nous|on|possibilité de|prise en charge|accompagnement|aide|soutien)${upTo(30)} ${frSponsor} ${upTo(20)}${frVisa}|${frSponsor} (?:de |du |des |pour (?:le |les )?)?${frVisa} ${upTo(12)}(?:possible|disponible|offert|proposé)|(?:prise en charge|accompagnement|aide|soutien|assistance) ${upTo(25)}(?:de|du|d['’]un|des|le|votre|au) ?${frVisa}`,
  ),
  words(
    String.raw`(?:ofrecemos|brindamos|proporcionamos|incluye|apoyo|ayuda|ayudamos|tramitamos|gestionamos|contamos)${upTo(30)} (?:${esSponsor} ${upTo(15)})?(?:de|del|tu|la|el|con|su) ${esVisa}|patrocinamos ${upTo(12)}${esVisa}|(?:patrocinio|sponsor(?:ing)?) (?:de|del|para) ${upTo(8)}${esVisa} ${upTo(12)}(?:disponible|incluido|posible)`,
  ),
  words(
    String.raw`(?:oferecemos|apoio|ajuda|ajudamos|auxílio|suporte|incluímos)${upTo(25)} (?:${ptSponsor} ${upTo(15)})?(?:de|do|com o|com|para o|o seu|ao) ${ptVisa}|patrocinamos ${upTo(12)}${ptVisa}|patrocínio (?:de|do) ${ptVisa} ${upTo(12)}(?:disponível|incluído|possível)`,
  ),
  words(
    String.raw`(?:bieden|regelen|verzorgen|helpen|ondersteunen|hulp|ondersteuning|mogelijkheid)${upTo(30)} (?:visum|visa)[- ]?(?:sponsoring|sponsorship|ondersteuning|aanvraag)|(?:wij|we) (?:regelen|verzorgen|sponsoren|helpen|ondersteunen)${upTo(25)} (?:${nlVisa})|(?:hulp|ondersteuning|ondersteund) (?:bij|met) ${upTo(12)}(?:${nlVisa})|visum-?(?:sponsoring|ondersteuning) (?:is )?(?:mogelijk|beschikbaar)`,
  ),
  words(
    String.raw`(?:oferujemy|zapewniamy|sponsorujemy|pomagamy|pomożemy|pomoc|wsparcie|wspieramy)${upTo(30)} (?:sponsoring\p{L}* )?${plVisa}|sponsoring wizowy ${upTo(10)}(?:możliwy|dostępny)`,
  ),
]

/** Beginnings of the words that one of the patterns above holds. */
export const visaWords =
  'visa visum visto visado arbeitsvis werkvis werkverg arbeitserl blue blaue permis permiso parrain patroc esponsor wiz zezwol pozwol staats nationalité nationaliteit citoyen résident nacional ciudadan cidadan obywatel'
