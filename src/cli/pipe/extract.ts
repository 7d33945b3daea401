import { sources } from '../../../crawlers/index.ts'
import { extractPage, pageFromInput, parseParameters } from '../../../pipelines/extract.ts'
import { nearest } from '../../config.ts'
import { errorCodes, UsageError, type ErrorCode } from '../../errors.ts'
import { isModule, loadPlugIn } from '../plug-ins.ts'
import { Filter } from './filter.ts'

/** `pipe extract`: each page of stdin to its postings as printed. */
export async function extractLines(id: string, board: Readonly<Record<string, unknown>>): Promise<void> {
  const source = isModule(id) ? (await loadPlugIn(id, process.cwd())).source : sources.get(id)
  if (!source) {
    const near = nearest(id, sources.keys())
    throw new UsageError('unknown-source', `there is no source ${id}${near ? `; did you mean ${near}?` : ''}`)
  }
  const parameters = parseParameters(source, board)
  const filter = new Filter()
  for await (const { line, value } of filter.values()) {
    try {
      const { listings, rejects } = extractPage(source, parameters, pageFromInput(value))
      for (const listing of listings) await filter.write(listing)
      for (const { code, where, why } of rejects) {
        const known = Object.hasOwn(errorCodes, code) ? (code as ErrorCode) : 'invalid-listing'
        filter.report({ line, code: known, message: `${where}: ${why}`, hint: errorCodes[known] })
      }
    } catch (error) {
      filter.fail(line, error)
    }
  }
}
