import { crawlTables } from './describe-crawl.ts'
import { jobTables } from './describe-job.ts'
import { listingTables } from './describe-listing.ts'

export interface TableDoc {
  readonly about: string
  /** Column name to its meaning. */
  readonly columns: Readonly<Record<string, string>>
}

/** Every table of jobwire.db with the meaning of every column: the one list that docs/database.md is printed from. */
export const tableDocs: Readonly<Record<string, TableDoc>> = { ...listingTables, ...jobTables, ...crawlTables }

/** The views, and the full-text index. */
export const viewDocs: Readonly<Record<string, TableDoc>> = {
  listing_seen: {
    about: 'When each listing was seen: `last_seen` is the newest run that held it, by presence or by a sighting.',
    columns: {
      listing_id: 'The listing.',
      listing_key: 'Its key.',
      first_seen: 'When a page first held it.',
      last_seen: 'The end of the newest run that held it.',
    },
  },
  job_seen: {
    about: 'The same of jobs, over their listings.',
    columns: { job_id: 'The job.', first_seen: 'The earliest.', last_seen: 'The latest.' },
  },
  unwatched: {
    about: 'Open listings that no board still watched holds: nothing says any more whether they are open.',
    columns: { listing_id: 'The listing.', listing_key: 'Its key.', since: 'When the last of its boards was removed.' },
  },
  job_text: {
    about: 'Full-text index (FTS5, without content) over jobs; `rowid` is `jobs.number`.',
    columns: { title: 'The title.', company: 'The employer’s name.', description: 'The description’s text.' },
  },
}

/** The body of docs/database.md, below its title. */
export function databasePage(): string {
  const section = ([name, doc]: [string, TableDoc]): string =>
    [
      `### ${name}`,
      '',
      doc.about,
      '',
      '| column | meaning |',
      '| --- | --- |',
      ...Object.entries(doc.columns).map(([column, meaning]) => `| \`${column}\` | ${meaning} |`),
      '',
    ].join('\n')
  return [
    '`jobwire.db` is one SQLite file, made to be read: `sqlite3 -readonly data/jobwire.db`. A program that reads it never waits for a crawl',
    'and never holds one up. What a run did to one board appears at once or not at all. Absent is NULL, or `unknown` where the schema has that',
    'word. Instants are RFC 3339 in UTC. Columns that hold JSON say so; `json_each` and `->>` read them.',
    '',
    '## Tables',
    '',
    ...Object.entries(tableDocs).map(section),
    '## Views and the text index',
    '',
    ...Object.entries(viewDocs).map(section),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
