import { JobwireError } from '../../errors.ts'
import type { Source } from '../../model/source.ts'
import { extractPage } from '../../../pipelines/extract.ts'
import { parseParameters } from '../../../pipelines/parameters.ts'
import type { Recorded } from '../../../pipelines/sources/recorded-pages.ts'

/** How the recorded answers of an empty and of a deleted board look, and what a run makes of them. */
export function endings(source: Source, recorded: readonly Recorded[]): string {
  const lines = recorded
    .filter(({ meta }) => meta.holds === 'no-postings' || meta.holds === 'nothing')
    .map(
      (one) =>
        `- ${one.meta.holds === 'nothing' ? 'Deleted, moved or refused' : 'Empty'}: ${answerOf(one)} – ${readAs(source, one)}`,
    )
  return [...new Set(lines)].sort().join('\n')
}

function answerOf({ meta, page }: Recorded): string {
  const start = page.body.trim().replace(/\s+/g, ' ').replaceAll('`', '')
  const shown = start.length > 60 ? `${start.slice(0, 60)}…` : start
  return `${meta.status ?? 200}, ${meta.contentType.replace(/;.*/, '')}, ${shown === '' ? 'no body' : `\`${shown}\``}`
}

function readAs(source: Source, { meta, page }: Recorded): string {
  try {
    const { listings, rejects } = extractPage(source, parseParameters(source, meta.parameters), page)
    const [reject] = rejects
    return listings.length === 0 && reject ? `refused: ${withoutUrl(reject.why)} [\`${reject.code}\`]` : 'no postings'
  } catch (error) {
    if (!(error instanceof JobwireError)) throw error
    return `the run fails and closes nothing [\`${error.code}\`]`
  }
}

function withoutUrl(text: string): string {
  return text.replace(/https?:\S+/g, 'the page')
}
