import { z } from 'zod'
import { UsageError } from '../../errors.ts'
import type { Query } from '../../model/query.ts'

const Place = z.tuple([z.string(), z.number(), z.string(), z.string()])

/** Where a page of results ended: the sort's own figure, the publication and the id of its last item. */
export interface Place {
  readonly figure: number
  readonly published: string
  readonly shown: string
}

/** The cursor that continues behind `place`. Opaque: base64url (RFC 4648 §5). */
export function writeCursor(sort: Query['sort'], place: Place): string {
  return Buffer.from(JSON.stringify([sort, place.figure, place.published, place.shown])).toString('base64url')
}

/** Throws UsageError `bad-query` when the cursor is not of this sort. */
export function readCursor(sort: Query['sort'], cursor: string): Place {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    value = null
  }
  const place = Place.safeParse(value)
  if (!place.success || place.data[0] !== sort) {
    throw new UsageError('bad-query', `cursor: not one that a search sorted by ${sort} gave`)
  }
  const [, figure, published, shown] = place.data
  return { figure, published, shown }
}
