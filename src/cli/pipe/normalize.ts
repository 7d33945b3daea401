import { sources } from '../../../crawlers/index.ts'
import { normalize } from '../../../pipelines/normalize.ts'
import { loadTables } from '../../../pipelines/tables.ts'
import { RawListing } from '../../model/raw-listing.ts'
import { Filter } from './filter.ts'

/** `pipe normalize`: each RawListing of stdin to what it means; hints are looked up by its source. */
export async function normalizeLines(): Promise<void> {
  const tables = loadTables()
  const filter = new Filter()
  for await (const { line, value } of filter.records(RawListing, 'RawListing')) {
    try {
      await filter.write(normalize(value, { hints: sources.get(value.source)?.hints, tables }))
    } catch (error) {
      filter.fail(line, error)
    }
  }
}
