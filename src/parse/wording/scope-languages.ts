import type { Cue } from './scope-cues.ts'
import { key } from '../text/line-index.ts'

/** German, French, Spanish, Portuguese, Dutch and Polish words behind which the places stand where candidates may live. */

/** The sentence tells of the company, of its people or customers. */
const others =
  /(?<!\p{L})(?:unser\p{L}*|wir (?:sind|haben|sitzen)|kund(?:en|innen)|kolleg\p{L}+|teams? (?:ist|sind|sitzt)|hauptsitz|notre|nos|nous (?:sommes|avons)|client\p{L}*|équipes? (?:est|sont)|siège|nuestr[oa]s?|somos|tenemos|estamos|equipo (?:está|es)|sede|noss[oa]s?|temos|equipe (?:está|é)|onze?|wij (?:zijn|hebben|zitten)|we (?:zijn|hebben|zitten)|klanten|collega['’]?s|team (?:is|zit)|hoofdkantoor|nasz\p{L}*|jesteśmy|mamy|klien\p{L}+|zespół (?:jest|pracuje)|siedzib\p{L}+)(?!\p{L})/iu

const cue = (wanted: readonly string[], pattern: string, rule = 'scope.located'): Cue => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})\\s+`, 'giu'),
  labelled: rule !== 'scope.authorized',
  rule,
  key: key(...wanted),
  confidence: 'medium',
  others,
})

export const cuesElsewhere: readonly Cue[] = [
  // `Wohnsitz in Deutschland`, `remote innerhalb Deutschlands`
  cue(
    ['wohnsitz wohnhaft ansässig lebensmittelpunkt wohnort arbeitsort'],
    String.raw`(?:wohnsitz|wohnhaft|ansässig|lebensmittelpunkt|wohnort)(?: (?:ist|liegt|muss|sollte))?(?: nur| zwingend| aktuell| derzeit| dauerhaft)? in(?: der| den)?`,
  ),
  // `du musst in Deutschland leben`: the verb stands behind the place.
  cue(
    ['musst müssen solltest sollten kannst nur. bewerber bewerbende kandidat', 'wohn leb ansässig gemeldet arbeit'],
    String.raw`(?:(?:musst|müssen|muss|solltest|sollten|kannst)(?: du| sie)?(?: deinen| dauerhaft| derzeit| aktuell)?|nur für(?: bewerber\p{L}*)?|(?:bewerber|bewerbende|kandidat)\p{L}*)(?: aus)? in(?: der| den)?(?=\s+[^.\n]{2,60}?(?:wohn|leb|ansässig|gemeldet))`,
  ),
  cue(
    ['remote homeoffice home deutschlandweit überall mobil ortsunabhängig'],
    String.raw`(?:remote|home ?-?office|mobil\p{L}*(?: arbeiten)?|ortsunabhängig|von überall)(?: arbeiten| möglich)?,?(?: nur| ausschließlich| und)? (?:innerhalb(?: von)?|aus ganz|aus|von|überall in|in ganz|in)(?: der| den)?`,
  ),
  cue(
    ['résid resid habit basé domicili vivre situé', 'en. au. aux. à. dans'],
    String.raw`(?:résid(?:er|ant|ez|es|ents?|ence)|résidence(?: principale| fiscale)?|habit(?:er|ant|ez|es)|basée?s?|basée?\(e\)|domiciliée?s?|vivre|vivant|vivez|située?s?)(?: impérativement| actuellement| obligatoirement| déjà)? (?:en|au|aux|à|dans(?: l['’])?)(?: les?)?`,
  ),
  cue(
    ['télétravail remote distance', 'en. depuis partout france au. dans'],
    String.raw`(?:télétravail|full remote|100 ?% remote|remote|à distance|travail à distance)(?: complet| total| possible| partiel)?,? (?:partout en|depuis(?: la| l['’]| n['’]importe où en)?|uniquement en|en|au|dans toute la)`,
  ),
  cue(
    ['resid vivir viv basad ubicad radicad domicili', 'en.'],
    String.raw`(?:resid(?:ir|en(?:te|tes|cia)|as|a)|viv(?:ir|as|iendo|es)|basad[oa]s?|ubicad[oa]s?|radicad[oa]s?|domiciliad[oa]s?)(?: actualmente| legalmente| habitualmente| preferentemente)? en(?: el| la| los)?`,
  ),
  cue(
    ['remoto remota teletrabajo cualquier', 'desde en. dentro'],
    String.raw`(?:remot[oa]|teletrabajo|trabajo remoto|100 ?% remoto)(?: total| completo)?,? (?:desde(?: cualquier (?:lugar|parte|punto) (?:de|del))?|dentro de|solo en|en(?: toda)?)(?: el| la| los)?|desde cualquier (?:lugar|parte|punto|ciudad) (?:de|del)(?: la)?`,
  ),
  cue(
    ['resid morar mora viver basead localizad domicili', 'no. na. em. nos. nas'],
    String.raw`(?:resid(?:ir|en(?:te|tes)|ência|am?|a)|mor(?:ar|a|em|adores)|viv(?:er|em|a)|basead[oa]s?|localizad[oa]s?|domiciliad[oa]s?)(?: atualmente| legalmente| obrigatoriamente)? (?:no|na|nos|nas|em)`,
  ),
  cue(
    ['remoto remota teletrabalho qualquer home', 'no. na. em. dentro partir do. de. qualquer'],
    String.raw`(?:remot[oa]|teletrabalho|trabalho remoto|100 ?% remoto|home office)(?: total)?,? (?:a partir d[aoe]|dentro d[aoe]|em qualquer (?:lugar|parte) d[aoe]|em todo o|apenas n[ao]|no|na|em)|de qualquer (?:lugar|parte|cidade) d[aoe]`,
  ),
  cue(
    ['woonachtig wonen woont woon gevestigd woonplaats', 'in. binnen'],
    String.raw`(?:woonachtig|wonen|woont|woon|gevestigd|woonplaats)(?: bent| is| zijn| moet)? (?:in|binnen)(?: de| het)?`,
  ),
  cue(
    ['remote thuis thuiswerken werken afstand', 'vanuit binnen in. heel'],
    String.raw`(?:remote|thuiswerken|thuis|(?:volledig )?op afstand|werken)(?: mogelijk)?,? (?:vanuit(?: heel)?|binnen|overal in|in heel|alleen in)(?: de)?`,
  ),
  cue(
    ['mieszk rezyd zamieszk przebyw teren', 'w. we. na. z. terenie terenu'],
    String.raw`(?:mieszk(?:ać|asz|ając\p{L}*|ańc\p{L}*|anie)|rezyd\p{L}+|zamieszk\p{L}+|przebyw\p{L}+)(?: na stałe| obecnie| aktualnie| stale)? (?:we?|na terenie)|(?:na terenie|z terenu)(?: całej)?`,
  ),
  cue(
    ['zdaln remote', 'z. ze. w. we. na. wyłącznie tylko'],
    String.raw`(?:(?:praca |pracy |pracować )?zdaln\p{L}+|remote)(?: praca)?,? (?:(?:wyłącznie |tylko )?(?:z|ze)(?: dowolnego miejsca w| terenu| obszaru| całej)?|(?:tylko )?we?|na terenie)`,
  ),
  // `remote, nur in Deutschland ansässig`, `je moet in Nederland wonen`: the verb stands behind the place.
  cue(
    ['ansässig wohnhaft gemeldet'],
    String.raw`in(?: der| den)?(?=\s+[^.!?\n]{2,60}?\s(?:ansässig|wohnhaft|gemeldet))`,
  ),
  cue(
    ['woonachtig wonen woont'],
    String.raw`(?:moet|dient|dat je|als je) (?:in|binnen)(?: de| het)?(?=\s+[^.!?\n]{2,60}?\s(?:te )?(?:wonen|woont|woonachtig))`,
  ),
  cue(
    ['deutschlandweit österreichweit schweizweit'],
    String.raw`(?:die (?:stelle|position|tätigkeit) ist|remote|home ?-?office|mobil\p{L}*(?: arbeiten)?|ortsunabhängig)(?=\s+(?:deutschland|österreich|schweiz)weit)`,
  ),
  cue(['domicili'], String.raw`(?:être|êtes|est) domicilié[\p{L}().·]* (?:en|au|aux|à)`),
  cue(['afstand'], String.raw`op afstand,? overal (?:binnen|in)(?: de)?`),
  cue(
    ['bewerb kandidat candidat personnes residentes personas pessoas profesionales profissionais kandidaten osób'],
    String.raw`(?:(?:nur|ausschließlich) (?:bewerb|kandidat)[\p{L}:*·/]*(?: mit wohnsitz)? (?:in|aus)(?: der| den)?|(?:uniquement|exclusivement)(?: ouvert[\p{L}().·]*)? aux (?:candidat|personne)[\p{L}().·]* (?:en|au|aux|de)|(?:únicamente|exclusivamente|solamente|sólo|solo)(?: para| a)? (?:residentes|candidat[oa/s]+|personas|profesionales)(?: que (?:residan|vivan))? (?:en|de)(?: la)?|(?:apenas|somente|exclusivamente)(?: para)? (?:residentes|candidat[oa/s]+|pessoas|profissionais)(?: que (?:residam|morem))? (?:em|n[oa]|d[eoa])|(?:alleen|uitsluitend|enkel)(?: voor)? kandidaten (?:uit|in)(?: de| het)?|(?:wyłącznie|tylko|jedynie) dla (?:osób|kandydatów) (?:ze?|we?))`,
    'scope.open-to',
  ),
  cue(
    [
      'arbeitserlaubnis arbeitsgenehmigung permis permiso droit derecho autoriza direito werkvergunning pozwolenie prawo',
    ],
    String.raw`(?:(?:arbeitserlaubnis|arbeitsgenehmigung) (?:in|für)(?: der| die| den| das)?|(?:permis de travail|autorisation de travail|droit de travailler)(?: valide| valable)? (?:en|aux?|dans|pour)(?: la| le)?|(?:permiso de trabajo|autorización (?:de trabajo|para trabajar)|derecho a trabajar)(?: válido| vigente)? en(?: la| el| los)?|(?:autorização (?:de trabalho|para trabalhar)|direito de trabalhar) (?:em|n[oa]s?)|(?:werkvergunning|recht om te werken) (?:in|voor)(?: de| het)?|(?:pozwolenie na pracę|prawo do pracy) (?:we?|na terenie))`,
    'scope.authorized',
  ),
]

/** Some weeks abroad are a benefit, and what the own people do bounds no candidate. */
const perk =
  /(?<!\p{L})(?:\d+ (?:arbeits|werk)?(?:tagen?|wochen|monate|jours|semaines|mois|días|semanas|meses|dias|dagen|weken|maanden|dni|tygodni|miesięcy)|workations?|\p{L}*ausland|l['’]étranger|extranjero|(?:no|al|el|del) exterior|buitenland|zagranic\p{L}*|unser team|notre équipe|nuestro equipo|nossa equipe|ons team|nasz zespół)(?!\p{L})/iu

export const isPerk = (before: string, tail: string): boolean => perk.test(before) || perk.test(tail)

/** All the world, said of where the work is done from. */
export const everywhereForeign =
  /(?<!\p{L})(?:(?:von )?(?:überall auf der (?:ganzen )?welt|jedem ort der welt)|weltweit (?:remote|ortsunabhängig)|remote weltweit|(?:de |depuis )?(?:partout|n['’]importe où) dans le monde|desde cualquier (?:lugar|parte|punto|país) del mundo|de qualquer (?:lugar|parte|país) do mundo|(?:vanaf |van )?overal ter wereld|vanuit de hele wereld|z (?:dowolnego|każdego) miejsca na świecie)(?!\p{L})/iu
