import { present } from './absent.ts'
import { cleanLine } from './text/clean.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import { key } from './text/line-index.ts'

const labels = key(
  'department team business abteilung fachbereich bereich département service. pôle direction departamento área area. equipo setor equipe afdeling dział zespół departament',
)
const label =
  /^[*\s•]*(?:department|team|business unit|abteilung|(?:fach)?bereich|département|service|pôle|direction|departamento|área|area|equipo|setor|equipe|afdeling|dział|zespół|departament)\s?[:：]\s*([\p{Lu}][^\n:]{1,58})$/iu

/** The part of the company: its own field, else a line of the text that names it (`Department: Data`). */
export function parseDepartment(stated: string | undefined, text: Prose): Found<string | null> {
  const field = present(stated)
  if (field !== undefined)
    return { value: cleanLine(field), evidence: [fromField(field, '/department', 'department.field', 'high')] }
  const line = text.lines(labels).find((each) => label.test(each.text))
  const match = line && label.exec(line.text)
  const value = match?.[1]?.trim()
  if (!line || !match || value === undefined || /[.!?]$/.test(value)) return { value: null, evidence: [] }
  return {
    value,
    evidence: [
      text.quote(
        line.start + match[0].length - (match[1]?.length ?? 0),
        line.start + match[0].length,
        'department.label',
        'medium',
      ),
    ],
  }
}
