import type { Source } from '../src/model/source.ts'

/** The source of a board that is one employer's, as the operator says: postings that name no employer are theirs. */
export function withCompany(source: Source, company: string): Source {
  return {
    ...source,
    extract: (page, parameters) => {
      const extracted = source.extract(page, parameters)
      return { ...extracted, items: extracted.items.map((item) => ({ ...item, company: item.company ?? company })) }
    },
  }
}
