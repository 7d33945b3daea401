import { expect, test } from 'vitest'
import { prose } from '../../src/parse/evidence.ts'
import { parseVisa } from '../../src/parse/visa.ts'

const read = (text: string) => parseVisa(prose(text, 'description'))

const refused = [
  ...['Wir bieten leider kein Visa-Sponsoring an.', 'Kein Visumsponsoring.', 'Visa-Sponsoring ist nicht möglich.'],
  ...['Wir sponsern keine Visa.', 'Wir können derzeit keine Arbeitsvisa sponsern.'],
  ...[
    'Die deutsche Staatsangehörigkeit ist zwingend erforderlich.',
    'Visumsponsoring können wir leider nicht anbieten.',
  ],
  ...['Wir können dich nicht mit einem Visasponsoring unterstützen.'],
  ...[
    'Nous ne parrainons pas de visa.',
    'Pas de parrainage de visa pour ce poste.',
    'Aucun sponsoring de visa possible.',
  ],
  ...['Nous ne pouvons pas sponsoriser de visas.', 'Le parrainage de visa n’est pas offert.'],
  ...['La nationalité française est exigée.', 'Vous devez être citoyen canadien ou résident permanent.'],
  ...['Poste sans parrainage de permis de travail.'],
  ...['No ofrecemos patrocinio de visado.', 'Sin patrocinio de visa.', 'El patrocinio de visa no está disponible.'],
  ...['Esta vacante no cuenta con sponsor de visa.', 'No patrocinamos visas de trabajo.'],
  ...['Nacionalidad española imprescindible.', 'Tampoco podemos patrocinar permisos de trabajo.'],
  ...['No se ofrece esponsorización de visados.'],
  ...['Não oferecemos patrocínio de visto.', 'Sem patrocínio de visto.', 'O patrocínio de vistos não está disponível.'],
  ...[
    'A empresa não patrocina vistos.',
    'Não há patrocínio para visto de trabalho.',
    'Nacionalidade portuguesa obrigatória.',
  ],
  ...['Não podemos patrocinar vistos neste momento.', 'Nem patrocinamos visto de trabalho.'],
  ...['Wij bieden geen visumsponsoring.', 'Wij sponsoren geen visa.', 'We kunnen geen werkvergunning regelen.'],
  ...['Visumsponsoring is niet mogelijk.', 'De Nederlandse nationaliteit is vereist.', 'Zonder visumsponsoring.'],
  ...['We kunnen helaas geen visum voor je aanvragen.', 'Visumondersteuning bieden wij niet.'],
  ...['Nie sponsorujemy wiz.', 'Nie oferujemy sponsoringu wizowego.', 'Brak sponsoringu wizowego.'],
  ...['Oferta bez wsparcia wizowego.', 'Nie zapewniamy wsparcia w uzyskaniu wizy.', 'Wymagane obywatelstwo polskie.'],
  ...['Obywatelstwo UE jest wymagane.', 'Sponsoring wiz nie jest możliwy.'],
]

const offered = [
  ...['Wir bieten Visa-Sponsoring.', 'Visumsponsoring möglich.', 'Wir unterstützen dich beim Visum.'],
  ...[
    'Unterstützung beim Visumsprozess und Umzug.',
    'Wir helfen dir bei der Blue Card.',
    'Visa-Unterstützung inklusive',
  ],
  ...['Hilfe bei der Arbeitserlaubnis', 'Wir kümmern uns um dein Visum.'],
  ...['Nous sponsorisons les visas.', 'Parrainage de visa possible.', 'Prise en charge du visa.'],
  ...[
    'Accompagnement pour l’obtention de votre visa',
    'Nous pouvons parrainer votre visa.',
    'Aide à l’obtention d’un visa',
  ],
  ...['Nous prenons en charge le parrainage de visa.', 'Assistance pour l’obtention du permis de travail'],
  ...['Ofrecemos patrocinio de visado.', 'Ayuda con el visado.', 'Apoyo con la visa.', 'Patrocinamos tu visa.'],
  ...['Patrocinio de visa disponible', 'Tramitamos tu permiso de trabajo.', 'Gestionamos el visado por ti.'],
  ...['Te ayudamos con tu visado.'],
  ...[
    'Oferecemos patrocínio de visto.',
    'Apoio com o visto.',
    'Ajuda para o visto.',
    'Patrocinamos o visto de trabalho.',
  ],
  ...[
    'Patrocínio de visto disponível',
    'Suporte com visto e mudança',
    'Auxílio com o visto',
    'Apoio na obtenção do visto',
  ],
  ...['Wij bieden visumsponsoring.', 'We regelen je visum.', 'Hulp bij je visum', 'Visumsponsoring is mogelijk.'],
  ...['Wij helpen je met je werkvergunning.', 'Ondersteuning bij visumaanvraag', 'Wij sponsoren je visum.'],
  ...['Ondersteuning met visum en verhuizing'],
  ...[
    'Sponsorujemy wizę.',
    'Oferujemy wsparcie wizowe.',
    'Pomagamy w uzyskaniu wizy.',
    'Zapewniamy sponsoring wizowy.',
  ],
  ...['Pomoc w uzyskaniu zezwolenia na pracę', 'Wsparcie w uzyskaniu wizy', 'Pomożemy Ci zdobyć pozwolenie na pracę.'],
  ...['Sponsoring wizowy możliwy'],
]

/** Permits that are asked for, relocation, other sponsors and other meanings: nothing is said. */
const silent = [
  ...[
    'Gültige Arbeitserlaubnis für Deutschland erforderlich.',
    'Wir helfen dir beim Umzug.',
    'Sponsor der Regionalliga',
  ],
  ...[
    'Wir unterstützen Kunden bei der Einführung von Visa-Karten.',
    'Sponsoring von Sportvereinen',
    'Bitte gib an, ob du ein Visum hast.',
  ],
  ...[
    'Permis de travail valide exigé.',
    'Aide au déménagement',
    'Le sponsor du projet n’est pas connu.',
    'Paiements par Visa et Mastercard',
  ],
  ...['Poste ouvert à toute nationalité.', 'Ce poste vise à améliorer nos outils.'],
  ...[
    'Permiso de trabajo vigente.',
    'Patrocinamos eventos locales.',
    'Trabajo visto bueno por el cliente',
    'No importa tu nacionalidad.',
  ],
  ...['Pagos con Visa', 'Ayuda con la mudanza'],
  ...[
    'Visto de trabalho válido.',
    'Nunca visto no mercado',
    'Tendo em vista o crescimento',
    'Patrocinamos conferências.',
  ],
  ...['Ajudamos com a mudança.', 'Apoio visto como essencial'],
  ...[
    'Geldige werkvergunning vereist.',
    'Wij helpen met de verhuizing.',
    'Sponsor van de lokale voetbalclub',
    'We werken met Visa en iDEAL.',
  ],
  ...['Ondersteuning van visuele toepassingen'],
  ...['Ważne pozwolenie na pracę.', 'Sponsorujemy konferencje.', 'Wsparcie w relokacji', 'Mamy wizję rozwoju.'],
  ...['Oferujemy wizytówki i sprzęt.', 'Nie wymagamy wizyt w biurze.'],
  ...['No matter where you are, our sponsors care.'],
]

test.each(refused)('refused: %s', (text) => {
  const { value, evidence } = read(`Aurora\n${text}\n`)
  expect(value).toBe('no')
  expect(text).toContain(evidence[0]?.quote ?? '?')
})

test.each(offered)('offered: %s', (text) => {
  expect(read(`Aurora\n${text}\n`).value).toBe('yes')
})

test.each(silent)('nothing said: %s', (text) => {
  expect(read(`Aurora\n${text}\n`).value).toBe('unknown')
})

test('whoever sponsors whatever is no refusal', () => {
  expect(read('No matter where you live, we sponsor visas.').value).toBe('yes')
})
