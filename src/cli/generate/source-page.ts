import type { RawListing } from '../../model/raw-listing.ts'
import type { Parameters, Source } from '../../model/source.ts'
import { whyDropped } from '../../../pipelines/sources/dropped.ts'
import { extractPage } from '../../../pipelines/extract.ts'
import { fillCounts } from '../../../pipelines/sources/fill-rate.ts'
import { parseParameters } from '../../../pipelines/parameters.ts'
import { publishedBy, type Published } from '../../../pipelines/sources/published.ts'
import { endings } from './source-endings.ts'
import type { Recorded } from '../../../pipelines/sources/recorded-pages.ts'

/** What stands where a dropped field has no reason: a test finds it. */
export const noReason = 'no reason is given'

/** docs/sources/<id>.md below its title: from the declaration and the recorded answers of a source. */
export function sourcePage(source: Source, recorded: readonly Recorded[]): string {
  const published = publishedBy(source, recorded)
  // No field of the source: a value where an object or list stands elsewhere, and what an answer holds to be noted as new.
  const odd = recorded
    .flatMap(({ meta }) => meta.drift ?? [])
    .flatMap((note) => /^new-field (.+)$/.exec(note)?.[1] ?? [])
  const fields = published.filter(
    ({ path }) =>
      !published.some((other) => other.path.startsWith(`${path}/`)) &&
      !odd.some((added) => `${path}/`.includes(`${added}/`)),
  )
  return [
    about(source),
    section('How it is asked', asked(source, recorded)),
    section('Manners', manners(source)),
    section('What it publishes, and where that goes', kept(fields)),
    section('What is dropped, and why', dropped(fields, source)),
    section('How often a field is filled', filled(source, recorded)),
    section('How an empty and a deleted board look', endings(source, recorded)),
  ].join('\n')
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body.trimEnd()}\n`
}

function about({ id, name, homepage, reference, kind, experimental, offByDefault, ends }: Source): string {
  const what = kind === 'ats' ? 'employers’ own system' : 'a board of many employers'
  return [
    `[${name}](${homepage}), ${what}; in \`jobwire.yaml\`: \`use: ${id}\`. [Its format](${reference}).`,
    ...(experimental === undefined ? [] : [`**Experimental**: ${experimental}.`]),
    ...(offByDefault === undefined
      ? []
      : [
          `**Off by default**: ${offByDefault}. A board of it is skipped [\`source-off\`] until its entry says \`turnOn: true\`, as \`jobwire sources turn-on\` writes it.`,
        ]),
    ...(ends === undefined
      ? []
      : [
          `**Ends on ${ends.on}**: ${ends.what}. ${ends.remedy} Runs warn of it from 60 days before [\`source-ends\`]; from that day on a board of it is not asked [\`source-ended\`], and nothing of it closes.`,
        ]),
  ]
    .join('\n\n')
    .concat('\n')
}

function asked(source: Source, recorded: readonly Recorded[]): string {
  const meta = recorded.find((one) => one.meta.holds === 'postings')?.meta ?? recorded[0]?.meta
  const requests = meta ? source.start(parseParameters(source, meta.parameters)) : []
  const first = requests[0]
  const names = (shape: Readonly<Record<string, unknown>> = {}): string =>
    Object.keys(shape)
      .map((name) => `\`${name}\``)
      .join(', ')
  const lines = [
    source.board
      ? `- ${names(source.board.shape)} names a board and enters the keys of its listings.`
      : '- It is one board.',
    ...(source.locator ? [`- ${names(source.locator.shape)}: where or what part of it is asked.`] : []),
    ...(first
      ? [
          `- It starts at \`${first.url}\`${first.post === undefined ? '' : ', by POST'}${requests.length > 1 ? ` and ${requests.length - 1} more` : ''} for \`${JSON.stringify(meta?.parameters)}\`.`,
        ]
      : []),
    source.follow ? '- Further pages, or postings’ own, follow as the pages say.' : '- One answer holds everything.',
    source.enumerates === 'all'
      ? `- Every ${source.every}, the whole board: what two complete crawls lack is closed.`
      : `- Every ${source.every}, the newest only: ${left(source, meta?.parameters ?? {})}`,
    `- At most ${source.pace.concurrency} at once, ${source.pace.delayMs} ms apart.`,
    ...hints(source),
  ]
  return lines.join('\n')
}

/** What becomes of a posting that left a window. */
function left(source: Source, given: Parameters): string {
  const { askLeft } = source
  if (!askLeft) return 'what left is asked at its own address before it is closed.'
  if ('never' in askLeft)
    return `what left is asked no more and closes when a stated end has passed (${askLeft.never}).`
  const { url } = askLeft.at('ID', parseParameters(source, given))
  return `what left is asked at \`${url}\` before it is closed; its own page does not say.`
}

function hints({
  hints: { unreliable = [], leaked = [], remoteOnly, companyIsBoard, dateOrder, country, language },
}: Source): string[] {
  return [
    ...(unreliable.length > 0
      ? [`- Made up or garbled there, so believed last: ${unreliable.map((name) => `\`${name}\``).join(', ')}.`]
      : []),
    ...leaked.map(({ field, value }) => `- \`${field}\` of “${value}” says that there is none.`),
    ...(remoteOnly ? ['- Every posting is remote.'] : []),
    ...(companyIsBoard ? ['- Its company is the board or an agency, not the employer.'] : []),
    ...(dateOrder ? [`- Dates with slashes are ${dateOrder === 'mdy' ? 'month first' : 'day first'}.`] : []),
    ...(country ? [`- Every posting is in ${country}.`] : []),
    ...(language ? [`- Every posting is written in \`${language}\`.`] : []),
  ]
}

function manners({ terms }: Source): string {
  const { robots, attribution, followLink, mayPassOn, applyThroughSource, url } = terms
  return [
    `- robots.txt: ${robots.verdict}, read ${robots.readOn}${robots.note ? `; ${robots.note}` : ''}. It is asked and obeyed at every crawl whatever stands here.`,
    attribution === null ? '- It asks for no attribution.' : `- Items name ${attribution}.`,
    ...(followLink ? ['- The link to it is followed (no `nofollow`).'] : []),
    mayPassOn
      ? '- Items may be passed on.'
      : '- Items may not be passed on: they stay out of JobPosting markup, sitemaps and partner XML.',
    ...(applyThroughSource ? ['- Applications go through its own page.'] : []),
    ...(url === null ? [] : [`- [Its terms](${url}).`]),
  ].join('\n')
}

const OTHER: Readonly<Record<string, string>> = {
  sourceJobId: 'the key',
  shape: 'whether the page is read',
  skip: 'whether it is a posting that can be kept',
  total: 'the declared total',
  next: 'what is asked next',
}

function kept(fields: readonly Published[]): string {
  const rows = fields
    .filter(({ goes }) => goes.length > 0)
    .map(({ path, goes }) => {
      // What only refuses a posting by breaking its key is its key.
      const named = goes.filter((name) => name !== 'skip' && name !== 'shape')
      const shown = named.length > 0 ? named : goes
      return `| \`${cell(path)}\` | ${shown.map((name) => OTHER[name] ?? `\`${name}\``).join(', ')} |\n`
    })
  return rows.length === 0
    ? 'Nothing that the recorded answers show.'
    : `Found by changing each value of the recorded answers and reading them again.\n\n| published | goes to |\n|---|---|\n${rows.join('')}`
}

function dropped(fields: readonly Published[], source: Source): string {
  const byReason = new Map<string, string[]>()
  for (const field of fields.filter(({ goes }) => goes.length === 0)) {
    const why = whyDropped(field, source.drops) ?? noReason
    byReason.set(why, [...(byReason.get(why) ?? []), `\`${cell(field.path)}\``])
  }
  // What no recorded answer holds, and the declaration names.
  for (const [path, why] of Object.entries(source.drops ?? {}))
    if (!fields.some((field) => field.path === path))
      byReason.set(why, [...(byReason.get(why) ?? []), `\`${cell(path)}\``])
  if (byReason.size === 0) return 'Nothing.'
  return [...byReason].map(([why, paths]) => `- ${why}: ${paths.join(', ')}`).join('\n')
}

function cell(path: string): string {
  return (path || '/').replaceAll('|', '\\|')
}

function filled(source: Source, recorded: readonly Recorded[]): string {
  const listings = new Map<string, RawListing>()
  for (const { meta, page } of recorded) {
    if (meta.holds === 'nothing') continue
    for (const listing of extractPage(source, parseParameters(source, meta.parameters), page).listings) {
      const before = listings.get(listing.sourceJobId)
      listings.set(listing.sourceJobId, before ? { ...before, ...listing } : listing)
    }
  }
  const rows = [...fillCounts([...listings.values()])].map(
    ([name, count]) => `| \`${name}\` | ${count === 0 ? 'never' : `${count} of ${listings.size}`} |\n`,
  )
  return `Over the ${listings.size} postings of its fixtures, which are odd on purpose; \`jobwire sources detect\` counts those of a real board.\n\n| field | filled |\n|---|---|\n${rows.join('')}`
}
