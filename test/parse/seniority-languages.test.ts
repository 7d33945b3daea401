import { expect, test } from 'vitest'
import { prose } from '../../src/parse/evidence.ts'
import { parseSeniority } from '../../src/parse/seniority.ts'

const read = (title: string, text = '') =>
  parseSeniority(prose(title, 'titleRaw'), undefined, prose(text, 'description')).value

test.each([
  ['Geschäftsführer (m/w/d)', 'executive'],
  ['Leiterin Softwareentwicklung', 'director'],
  ['Abteilungsleiter Einkauf', 'director'],
  ['Teamleitung Support', 'manager'],
  ['Gruppenleiter Analytik', 'manager'],
  ['Berufseinsteiger Vertrieb', 'junior'],
  ['Absolventin Maschinenbau', 'junior'],
  ['Auszubildende zur Fachinformatikerin', 'intern'],
  ['Duales Studium Informatik', 'intern'],
  ['Directrice générale', 'executive'],
  ['Directeur des opérations', 'director'],
  ['Responsable d’équipe support', 'manager'],
  ['Chef d’équipe logistique', 'lead'],
  ['Développeuse sénior', 'senior'],
  ['Développeur confirmé', 'mid'],
  ['Comptable débutante', 'junior'],
  ['Ingénieur jeune diplômé', 'junior'],
  ['Stagiaire marketing', 'intern'],
  ['Director general', 'executive'],
  ['Directora de operaciones', 'director'],
  ['Gerente de operaciones', 'manager'],
  ['Jefa de equipo de soporte', 'lead'],
  ['Desarrollador semi senior', 'mid'],
  ['Consultora recién graduada', 'junior'],
  ['Analista en prácticas', 'intern'],
  ['Pasante de diseño', 'intern'],
  ['Presidente', 'executive'],
  ['Diretora financeira', 'director'],
  ['Gerente de operações', 'manager'],
  ['Líder técnico', 'lead'],
  ['Desenvolvedor sênior', 'senior'],
  ['Desenvolvedora plena / pleno', 'mid'],
  ['Analista júnior', 'junior'],
  ['Estagiário de dados', 'intern'],
  ['Jovem aprendiz', 'intern'],
  ['Algemeen directeur', 'executive'],
  ['Hoofd Financiën', 'director'],
  ['Teamleider magazijn', 'manager'],
  ['Medior ontwikkelaar', 'mid'],
  ['Senior ontwikkelaar', 'senior'],
  ['Stagiair communicatie', 'intern'],
  ['Afstudeerstage datawetenschap', 'intern'],
  ['Prezes zarządu', 'executive'],
  ['Dyrektor finansowy', 'director'],
  ['Kierownik działu wsparcia', 'manager'],
  ['Lider zespołu testów', 'lead'],
  ['Starszy programista', 'senior'],
  ['Starsza specjalistka', 'senior'],
  ['Młodszy analityk', 'junior'],
  ['Stażystka w dziale IT', 'intern'],
])('in a title: %s', (title, expected) => {
  expect(read(title)).toBe(expected)
})

test.each([
  ...['Projektleiter Tiefbau', 'Leiterplattenentwickler', 'Bauleiter', 'Sozialarbeiter', 'Trainer für Führungskräfte'],
  ...['Chef de projet web', 'Responsable marketing', 'Ingénieur avant-vente', 'Chargé de mission', 'Expert comptable'],
  ...[
    'Gerente de producto',
    'Gerente de proyectos',
    'Jefe de proyecto',
    'Coordinador de ventas',
    'Especialista en datos',
  ],
  ...[
    'Gerente de produto',
    'Gerente de projetos',
    'Coordenadora de vendas',
    'Especialista em dados',
    'Gerente de loja',
  ],
  ...['Projectleider', 'Hoofdpijnspecialist', 'Medewerker klantenservice', 'Adviseur inkoop', 'Beheerder'],
  ...['Kierownik projektu', 'Specjalista ds. praktyk rynkowych', 'Programista', 'Doradca klienta', 'Kierownik sklepu'],
])('no level in a title: %s', (title) => {
  expect(read(title)).toBe('unknown')
})

test.each([
  ['Wir suchen einen erfahrenen Senior Entwickler.', 'senior'],
  ['Karrierestufe: Berufseinsteiger', 'junior'],
  ['Wir suchen dich als Junior Redakteurin.', 'junior'],
  ['Nous recherchons un développeur confirmé.', 'mid'],
  ['Niveau : senior', 'senior'],
  ['Nous cherchons une comptable débutante.', 'junior'],
  ['Buscamos un desarrollador senior.', 'senior'],
  ['Nivel: Semi senior', 'mid'],
  ['Estamos buscando una analista junior.', 'junior'],
  ['Procuramos um desenvolvedor pleno.', 'mid'],
  ['Senioridade: Sênior', 'senior'],
  ['Buscamos uma analista júnior.', 'junior'],
  ['Wij zoeken een medior ontwikkelaar.', 'mid'],
  ['We zijn op zoek naar een senior tester.', 'senior'],
  ['Ervaringsniveau: starter', 'junior'],
  ['Szukamy starszego programisty.', 'senior'],
  ['Poszukujemy osoby na stanowisko junior testera.', 'junior'],
  ['Poziom: Regular', 'mid'],
])('in the text: %s', (text, expected) => {
  expect(read('Aurora', `Lantern Works\n\n${text}\n`)).toBe(expected)
})

test.each([
  ...['Du berichtest an unseren Senior Architekten.', 'Du arbeitest mit Senior Entwicklern.', 'Als Team wachsen wir.'],
  ...[
    'Vous travaillez avec des profils seniors.',
    'Votre niveau d’anglais : confirmé',
    'Vous encadrez un développeur junior.',
  ],
  ...['Trabajarás con un equipo senior.', 'Nivel de inglés: intermedio', 'Apoyo a perfiles junior'],
  ...['Você trabalha com um time sênior.', 'Nível de inglês: pleno domínio', 'Apoio a analistas júnior'],
  ...['Je werkt met senior ontwikkelaars.', 'Je begeleidt junioren.', 'Niveau Engels: goed'],
  ...['Współpracujesz z seniorami.', 'Wspierasz młodszych kolegów.', 'Poziom języka: B2'],
])('no level of this role: %s', (text) => {
  expect(read('Aurora', `Lantern Works\n\n${text}\n`)).toBe('unknown')
})
