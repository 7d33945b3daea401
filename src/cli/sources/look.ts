import type { Discovery } from '../../../pipelines/sources/discover.ts'
import { JobwireError } from '../../errors.ts'
import type { Shown } from './found-text.ts'
import type { Settings } from '../settings.ts'

export interface LookOptions {
  readonly offline?: boolean
  readonly board?: Record<string, string | string[]>
  readonly log?: 'plain' | 'json'
}

/** The boards that a pasted address leads to, and what was seen on the way. Throws UsageError where it is no address. */
export async function look(
  text: string,
  settings: Settings,
  options: LookOptions,
): Promise<{ found: Shown[]; notes: readonly string[] }> {
  const { detect, pastedUrl } = await import('../../../pipelines/sources/detect.ts')
  const url = pastedUrl(text)
  if (options.offline) {
    const known = detect(url, settings.sources)
    const parameters = { ...known?.parameters, ...options.board }
    return { found: known ? [{ ...known, parameters, via: 'its address', page: null, sample: null }] : [], notes: [] }
  }
  const [{ discover }, { withLooking }, { createLog }] = await Promise.all([
    import('../../../pipelines/sources/discover.ts'),
    import('../looking.ts'),
    import('../log.ts'),
  ])
  const discovery: Discovery = await withLooking(settings, createLog(options.log ?? 'plain'), (looking) =>
    discover(url, { ...looking, sources: settings.sources, ...(options.board ? { given: options.board } : {}) }),
  )
  return { found: [...discovery.found], notes: discovery.notes }
}

/** No source reads an address: what was seen instead. */
export function nothingFound(url: string, notes: readonly string[]): JobwireError {
  const seen = notes.length > 0 ? `:\n${notes.map((note) => `  ${note}`).join('\n')}` : ''
  return new JobwireError('unknown-source', `no source reads ${url}${seen}`, {
    hint: 'Paste the address of the board itself, or describe the site: docs/operators.md, “A site without a source of its own”.',
  })
}
