import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { prose } from '../../src/parse/evidence.ts'
import { parseSalaries } from '../../src/parse/salary.ts'

const tables = loadTables()

/** Each range as `min max currency interval kind`. */
function read(text: string, country: string): string[] {
  const found = parseSalaries({ printed: [], unreliable: false, text: prose(text, 'description'), country, tables })
  return found.map(({ salary: s }) => [s.min ?? '', s.max ?? '', s.currency, s.interval, s.kind].join(' '))
}

/** Benefits, budgets, quotas and the like: amounts of a month or a year that are no pay. */
const none: [string, string][] = [
  ['Weiterbildungsbudget von 2.000 € pro Jahr', 'DE'],
  ['Jährliches Weiterbildungsbudget: 1.500 EUR', 'DE'],
  ['Fahrtkostenzuschuss von 50 € pro Monat', 'DE'],
  ['Steuerfreier Sachbezug von 50 € monatlich', 'DE'],
  ['Zuschuss zum Deutschlandticket (49 € pro Monat)', 'DE'],
  ['Urlaubsgeld in Höhe von 1.000 € pro Jahr', 'DE'],
  ['Prämie von 1.000 € für geworbene Mitarbeiter', 'DE'],
  ['Wir haben einen Jahresumsatz von 250.000 € pro Jahr', 'DE'],
  ['Essenszuschuss bis zu 100 € pro Monat', 'DE'],
  ['vermögenswirksame Leistungen (40 € monatlich)', 'DE'],
  ['Homeoffice-Pauschale von 600 € pro Jahr', 'DE'],
  ['Verantwortung für ein Budget von 500.000 € pro Jahr', 'DE'],
  ['Bonus von bis zu 5.000 € pro Jahr', 'DE'],
  ['Tickets restaurant de 9 € par jour', 'FR'],
  ['Prime de cooptation de 1 000 € ', 'FR'],
  ['Prime de vacances de 500 € par an', 'FR'],
  ['Forfait mobilité de 600 € par an', 'FR'],
  ['Indemnité télétravail de 50 € par mois', 'FR'],
  ['Budget formation de 1 500 € par an', 'FR'],
  ['Carte Swile 8 € par jour travaillé', 'FR'],
  ['Participation aux frais de transport : 40 € par mois', 'FR'],
  ['Un chiffre d’affaires de 2 500 000 € par an', 'FR'],
  ['Gérer un budget de 300 000 € par an', 'FR'],
  ['Mutuelle : 35 € par mois', 'FR'],
  ['Levée de fonds de 30 000 000 €', 'FR'],
  ['Bono de referidos de 1.000 € al año', 'ES'],
  ['Tarjeta restaurante de 150 € al mes', 'ES'],
  ['Presupuesto de formación de 1.200 € al año', 'ES'],
  ['Ayuda para teletrabajo de 40 € al mes', 'ES'],
  ['Seguro médico valorado en 600 € al año', 'ES'],
  ['Vales de despensa por $2,000 mensuales', 'MX'],
  ['Bono mensual de hasta $3,000 pesos', 'MX'],
  ['Facturación de 5.000.000 € al año', 'ES'],
  ['Cheque guardería 200 € al mes', 'ES'],
  ['Vale refeição de R$ 1.000 por mês', 'BR'],
  ['Vale alimentação: R$ 600/mês', 'BR'],
  ['Auxílio home office de R$ 150 por mês', 'BR'],
  ['Auxílio creche R$ 500 mensais', 'BR'],
  ['Auxílio combustível de R$ 300,00 mensais', 'BR'],
  ['Bônus anual de até R$ 10.000', 'BR'],
  ['Gympass no valor de R$ 80 por mês', 'BR'],
  ['Subsídio de alimentação de 7,63 € por dia', 'PT'],
  ['Orçamento de formação de 1.000 € por ano', 'PT'],
  ['Faturamento de R$ 50.000.000 por ano', 'BR'],
  ['Reiskostenvergoeding van € 0,23 per kilometer, max € 200 per maand', 'NL'],
  ['Opleidingsbudget van € 2.000 per jaar', 'NL'],
  ['Thuiswerkvergoeding van € 2,40 per dag', 'NL'],
  ['Een bonus van € 3.000 per jaar', 'NL'],
  ['Internetvergoeding € 25 per maand', 'NL'],
  ['Vakantiegeld van € 2.000 per jaar', 'NL'],
  ['Aanbrengpremie van € 1.000', 'NL'],
  ['Omzet van € 5.000.000 per jaar', 'NL'],
  ['op basis van 40 uur', 'NL'],
  ['Salaris op basis van 40 uur per week', 'NL'],
  ['Dofinansowanie karty MultiSport: 100 zł miesięcznie', 'PL'],
  ['Budżet szkoleniowy 5 000 zł rocznie', 'PL'],
  ['Premia za polecenie 3 000 zł', 'PL'],
  ['Dopłata do pracy zdalnej 80 zł miesięcznie', 'PL'],
  ['Ekwiwalent za internet 50 zł miesięcznie', 'PL'],
  ['Bony świąteczne 500 zł rocznie', 'PL'],
  ['Dodatek językowy 1000 zł miesięcznie', 'PL'],
  ['You carry an annual sales quota of $1,200,000 per year', 'US'],
  ['Own a P&L of $50M', 'US'],
  ['Own a P&L of $500,000 per year', 'US'],
  ['Manage salaries of $200,000 per month across the team', 'US'],
  ['You will manage payroll of $500,000 per month', 'US'],
  ['Responsible for an annual budget of $250,000 per year', 'US'],
  ['Average contract value (ACV) of $60,000 per year', 'US'],
  ['ACV between $50,000 and $150,000 per year', 'US'],
  ['Close deals of $30k - $100k annually', 'US'],
  ['$1,000 annual learning stipend', 'US'],
  ['Sign-on bonus of $5,000', 'US'],
]

/** Pay in seven languages. */
const some: [string, string, string][] = [
  ['Gehalt: 55.000 € bis 65.000 € brutto jährlich', 'DE', '55000 65000 EUR year'],
  ['Jahresgehalt von 60.000 EUR', 'DE', '60000 60000 EUR year'],
  ['Wir bieten ein Gehalt zwischen 4.000 und 5.000 € brutto im Monat', 'DE', '4000 5000 EUR month'],
  ['Bruttomonatsgehalt ab 3.200 €', 'DE', '3200  EUR month'],
  ['Stundenlohn von 15,50 €', 'DE', '15.5 15.5 EUR hour'],
  ['Vergütung: 50.000 – 60.000 € p. a.', 'DE', '50000 60000 EUR year'],
  ['Gehaltsspanne: 48k–58k €', 'DE', '48000 58000 EUR year'],
  ['Salaire : 45 000 € à 55 000 € brut annuel', 'FR', '45000 55000 EUR year'],
  ['Rémunération : 45-55 k€', 'FR', '45000 55000 EUR year'],
  ['Salaire entre 2 000 € et 2 500 € bruts mensuels', 'FR', '2000 2500 EUR month'],
  ['TJM : 450 € à 550 €', 'FR', '450 550 EUR day'],
  ['Fourchette de salaire : 40K€ - 50K€ selon expérience', 'FR', '40000 50000 EUR year'],
  ['Package de 60 000 € par an', 'FR', '60000 60000 EUR year'],
  ['Salario: 30.000 € - 36.000 € brutos anuales', 'ES', '30000 36000 EUR year'],
  ['Sueldo bruto mensual de $25,000 a $30,000', 'MX', '25000 30000 MXN month'],
  ['Salario de $3.500.000 a $4.500.000 COP mensuales', 'CO', '3500000 4500000 COP month'],
  ['Sueldo: $25,000 mensuales', 'MX', '25000 25000 MXN month'],
  ['Banda salarial: 35k-45k €', 'ES', '35000 45000 EUR year'],
  ['Salario bruto anual entre 40.000 y 50.000 euros', 'ES', '40000 50000 EUR year'],
  ['Renta líquida de $1.200.000 a $1.500.000', 'CL', '1200000 1500000 CLP month'],
  ['Remuneración: $800.000 brutos por mes', 'AR', '800000 800000 ARS month'],
  ['Salário: R$ 8.000 a R$ 10.000 por mês', 'BR', '8000 10000 BRL month'],
  ['Faixa salarial de R$ 5.000,00 a R$ 7.500,00', 'BR', '5000 7500 BRL month'],
  ['Remuneração de R$ 12.000 mensais (PJ)', 'BR', '12000 12000 BRL month'],
  ['Salário bruto anual: 30.000€ - 38.000€', 'PT', '30000 38000 EUR year'],
  ['Vencimento base de 1.500 € mensais', 'PT', '1500 1500 EUR month'],
  ['Salaris: € 3.500 - € 4.500 bruto per maand', 'NL', '3500 4500 EUR month'],
  ['Een jaarsalaris van € 60.000 tot € 75.000', 'NL', '60000 75000 EUR year'],
  ['Bruto maandsalaris tussen €3.000 en €4.000 op basis van 40 uur', 'NL', '3000 4000 EUR month'],
  ['Uurtarief: € 80 - € 95', 'NL', '80 95 EUR hour'],
  ['Salarisindicatie: €50k-€60k per jaar', 'NL', '50000 60000 EUR year'],
  ['Wynagrodzenie: 15 000 – 20 000 zł netto + VAT (B2B) miesięcznie', 'PL', '15000 20000 PLN month'],
  ['Widełki: 12 000 - 16 000 PLN brutto', 'PL', '12000 16000 PLN month'],
  ['Stawka: 120-150 zł/h netto', 'PL', '120 150 PLN hour'],
  ['Zarobki od 8 000 zł brutto miesięcznie', 'PL', '8000  PLN month'],
  ['Base salary of $120,000 with OTE of $240,000', 'US', '120000 120000 USD year base | 240000 240000 USD year ote'],
  ['Base: $90k-$110k, OTE: $180k-$220k', 'US', '90000 110000 USD year base | 180000 220000 USD year ote'],
  ['$150,000 base / $300,000 OTE', 'US', '150000 150000 USD year base | 300000 300000 USD year ote'],
  ['The OTE for this role is $200,000 - $240,000 (50/50 split)', 'US', '200000 240000 USD year ote'],
  ['Compensation: $120K base, $200K OTE', 'US', '120000 120000 USD year base | 200000 200000 USD year ote'],
]

test.each(none)('%s (%s) is no pay', (text, country) => {
  expect(read(text, country)).toEqual([])
})

test.each(some)('%s (%s) is %s', (text, country, expected) => {
  const found = read(text, country)
  expect(found.map((each, at) => each.startsWith(expected.split(' | ')[at] ?? '?'))).toEqual(
    expected.split(' | ').map(() => true),
  )
})
