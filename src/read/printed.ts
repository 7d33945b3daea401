import { z } from 'zod'

/** A text as printed, trimmed, lone surrogates replaced; absent where it holds nothing. Nothing else is read into it. */
export function printed(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim().replace(/\p{Surrogate}/gu, '\uFFFD')
  return text === '' ? undefined : text
}

/** Several texts as printed: blanks and repeats left out; absent where none is left. */
export function printedList(values: Iterable<unknown> | undefined): string[] | undefined {
  const texts = new Set<string>()
  for (const value of values ?? []) {
    const text = printed(value)
    if (text !== undefined) texts.add(text)
  }
  return texts.size > 0 ? [...texts] : undefined
}

/** An optional field of a source's JSON: a string or number becomes its text; null, blank or of another type is absent. */
export const Optional = z.unknown().optional().transform(printed)

/** True for a schema that takes a text. */
export function isText(schema: z.core.$ZodType): boolean {
  return schema === Optional
}

/** What each element of a `listOf` is. A transformation hides it. */
const elements = new WeakMap<z.core.$ZodType, z.core.$ZodType>()

/** The schema of the elements of a `listOf`; undefined for another schema. */
export function itemOfList(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  return elements.get(schema)
}

/** A list in a source's JSON: the elements that fit; one that does not costs itself alone, another type is an empty list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const list = z
    .unknown()
    .optional()
    .transform((value): z.output<Item>[] =>
      (Array.isArray(value) ? (value as unknown[]) : []).flatMap((element) => {
        const parsed = item.safeParse(element)
        return parsed.success ? [parsed.data] : []
      }),
    )
  elements.set(list, item)
  return list
}

/** Leaves out the keys whose value is undefined, so that what a source does not say is absent. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
