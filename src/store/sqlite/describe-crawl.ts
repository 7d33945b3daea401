import type { TableDoc } from './describe.ts'

/** What the tables of crawling mean. */
export const crawlTables: Readonly<Record<string, TableDoc>> = {
  sources: {
    about: 'Who is asked, and by what right.',
    columns: {
      id: 'The source, named as its file in `crawlers/`.',
      name: 'Its name, as shown.',
      homepage: 'Its own site.',
      kind: '`ats` (an employer’s own system) or `board`.',
      terms: 'JSON: attribution, followLink, mayPassOn, applyThroughSource, robots, url.',
    },
  },
  boards: {
    about: 'One way of asking one source: what the configuration lists.',
    columns: {
      id: 'Its number.',
      key: '`source` or `source:board`, and `?locator=…` where two entries differ only in that.',
      source: 'Its source.',
      parameters: 'JSON: the parameters it is asked with.',
      enumerates: '`all` (the whole board) or `window` (the newest n).',
      removed_at: 'When an operator removed it: it is asked no more. NULL while it is watched.',
      close_asked: '1 where the listings that it alone holds are closed for that reason.',
    },
  },
  runs: {
    about: 'One run of one board.',
    columns: {
      id: 'Its number; later runs have greater ones.',
      board_id: 'The board.',
      crawl: 'Names the crawl in `archive.db`.',
      status:
        '`running`, `complete` (its completeness is proven), `partial`, `failed` or `aborted`. Only complete ones close by absence.',
      started_at: 'When it began.',
      finished_at: 'When it ended; NULL while it runs.',
      pipeline_version: 'The version of the pipeline that read its pages.',
      completeness: 'How completeness was proven, or why it was not.',
      held_reason:
        'Why it is held: `shrunk`, `grown`, `another-board` or `lost-field`; NULL for a run that looks healthy.',
      held_detail: 'The figures behind that.',
      accepted_at: 'When an operator accepted a held run.',
      counting: '1 for an enumeration that counts: complete, and not held or accepted.',
      repeats: 'The complete run whose enumeration a 304 repeats.',
      requests: 'Requests made.',
      pages: 'Pages that answered, fetched or known.',
      fetched: 'Pages whose body came over the wire.',
      seen: 'Listings held.',
      added: 'Listings new to jobwire.',
      changed: 'Listings that say something else than before.',
      unchanged: 'Listings that say the same.',
      reopened: 'Closed listings that were seen again.',
      closed: 'Listings that this run closed.',
      rejected: 'Records refused.',
      warnings: 'Warnings given.',
      error_code: 'The stable code of what failed it, if anything.',
      error_message: 'The same in words.',
      error_hint: 'What a person can do.',
      kind: '`crawl`, or `reprocess`: archived pages were read once more and nobody was asked.',
    },
  },
  pages: {
    about: 'What each URL of a board held when it was last processed.',
    columns: {
      board_id: 'The board.',
      url: 'The address asked.',
      page_id: 'The page in `archive.db`.',
      keys: 'JSON: the keys of its listings (less any `#2`).',
      present: '0 when a counting enumeration no longer lists this page.',
    },
  },
  events: {
    about: 'What happened, oldest first. Rows are never changed.',
    columns: {
      id: 'Its number.',
      run_id: 'The run it happened in, if any.',
      name: 'Its name; see `docs/events.md`.',
      at: 'When.',
      listing_key: 'The listing concerned, if one is.',
      job_id: 'The job concerned, if one is.',
      detail: 'JSON: more about it.',
    },
  },
  rejects: {
    about: 'Records refused, kept beside the good.',
    columns: {
      id: 'Its number.',
      run_id: 'The run that met it.',
      stage: 'The stage that refused it.',
      code: 'Why, as a stable code.',
      place: 'The page’s URL, and the place within behind `#` where it is known.',
      why: 'Why, in words.',
    },
  },
  run_warnings: {
    about: 'What a person should know of a run that cost no record.',
    columns: {
      id: 'Its number.',
      run_id: 'The run.',
      code: 'What, as a stable code.',
      place: 'The page’s URL.',
      message: 'What, in words.',
    },
  },
  state: {
    about: 'One row that tells readers whether anything changed.',
    columns: {
      id: 'Always 1.',
      revision: 'Grows with each commit that changed content.',
      changed_at: 'The instant of the newest content change.',
    },
  },
  lease: {
    about: 'Who crawls this database now: one row or none.',
    columns: {
      id: 'Always 1.',
      token: 'Drawn by the holder; its writes are refused when another token stands here.',
      pid: 'The holder’s process.',
      process_start: 'When that process started, in ticks since boot, where the system tells.',
      host: 'The holder’s host.',
      boot_id: 'The boot of that host, where the system tells.',
      since: 'When the lease was taken.',
      renewed_at: 'When it was last renewed.',
    },
  },
}
