import type { TableDoc } from './describe.ts'

/** The columns that `listings` and `jobs` share. */
export const describedColumns: Readonly<Record<string, string>> = {
  requisition_id: 'The employer’s own number of the opening.',
  url: 'The posting’s address, absolute, otherwise as printed.',
  apply_url: 'Where to apply.',
  title: 'The title without place, work mode, gender markers and codes.',
  title_raw: 'The title as printed.',
  company_name: 'The employer’s name.',
  company_name_raw: 'The same as printed.',
  company_url: 'The employer’s site.',
  language: 'ISO 639-1 of most of the ad.',
  workplace: '`remote`, `hybrid`, `onsite` or `unknown`.',
  remote_scope: 'JSON: type, countries, regions, excludedCountries, timezones (hours from UTC, standard time).',
  locations: 'JSON: a list of city, region, country (ISO 3166-1 alpha-2), raw.',
  salaries: 'JSON: a list of min, max, currency (ISO 4217), interval, kind, raw; as published, never converted.',
  employment_types: 'JSON: a list.',
  seniority: '`intern` to `executive`, or `unknown`.',
  experience_years: 'JSON: min and max years asked; NULL when not stated.',
  visa_sponsorship: '`yes`, `no` or `unknown`.',
  skills: 'JSON: a list.',
  benefits: 'JSON: a list.',
  tags: 'JSON: a list, as printed.',
  department: 'As stated.',
  date_posted: 'As precise as stated: `2025-01`, `2025-01-31` or an instant.',
  date_modified: 'The same of the last change.',
  valid_through: 'The same of the end.',
  description_html: 'Sanitized HTML.',
  description_text: 'The same as text; evidence counts code points in it.',
}

/** What the tables of listings mean. */
export const listingTables: Readonly<Record<string, TableDoc>> = {
  listings: {
    about:
      'One posting as meant, as it reads now. When it was last seen is derived: see the view `listing_seen`. Evidence offsets are half open, so `substr(description_text, start + 1, end - start)` is the quote.',
    columns: {
      id: 'Its number in this file.',
      key: 'Its identity for ever: `source:id` or `source:board/id`; a re-used id ends in `#2`.',
      base_key: 'The key less `#2`.',
      derived_id: 'The UUIDv5 of its key: the id of the job it founds, or a redirect to the job that holds it.',
      source: 'Its source.',
      board: 'The board part of the key, where the source has boards.',
      source_job_id: 'The source’s own id.',
      page_url: 'The page it was read from.',
      status: '`open` or `closed`.',
      first_seen: 'When a page first held it.',
      closed_at: 'When it closed.',
      closed_reason: 'By which rule.',
      ...describedColumns,
      content_hash: 'Changes when any value does.',
      raw_hash: 'sha256 of the printed form; equal means that normalizing again gives the same.',
      pipeline_version: 'The version of the pipeline that read it.',
      gone_count: 'How often in a row its own URL answered that it is gone.',
      probed_at: 'When that was last asked.',
      first_run: 'The run that brought it.',
      changed_run: 'The run that brought its present values, renewed dates aside.',
      warnings: 'JSON: a list of code and message.',
      evidence: 'JSON: by field, the words each value was read from, where they stand, the rule and its confidence.',
      raw: 'JSON: the posting as printed, less its description. Evidence paths point into it.',
    },
  },
  board_listings: {
    about: 'Which board ever held which listing.',
    columns: { board_id: 'The board.', listing_id: 'The listing.' },
  },
  listing_versions: {
    about: 'Every version of every listing, numbered as they were kept.',
    columns: {
      listing_key: 'The listing.',
      version: '1, 2, …',
      content_hash: 'Of its values.',
      run_id: 'The run that brought it.',
      pipeline_version: 'The version of the pipeline that read it.',
      content: 'JSON: the listing as it read; NULL for the present version, whose values stand in `listings`.',
    },
  },
  presence: {
    about: 'From which to which counting run a board listed a listing.',
    columns: {
      listing_id: 'The listing.',
      from_run: 'The first counting run that held it.',
      board_id: 'The board.',
      to_run: 'The last one that did; NULL while the newest counting run of the board does.',
    },
  },
  run_sightings: {
    about: 'What runs that do not count (held, partial) held.',
    columns: { listing_id: 'The listing.', run_id: 'The run.' },
  },
  fingerprints: {
    about: 'What comparing a listing with others needs.',
    columns: {
      listing_id: 'The listing.',
      blocks: 'JSON: names; listings that share one are compared.',
      features: 'JSON: the features compared.',
    },
  },
  matching: {
    about: 'By which comparisons listings are matched, and how far matching them anew has come.',
    columns: {
      id: 'Always 1.',
      model: 'The version of the comparisons; NULL where it is not known.',
      next_model: 'The version for which listings are being matched anew; NULL where none are.',
      stage: '`fingerprints` or `pairs`: what is being made anew.',
      after_key: 'The last listing that was done.',
    },
  },
  blocks: {
    about: 'The blocks, by hash, without the newest.',
    columns: { block: 'A 53-bit hash of the name.', listing_id: 'The listing.' },
  },
  recent_blocks: {
    about: 'The newest rows of `blocks`, up to a million: they are taken over together.',
    columns: { block: 'A 53-bit hash of the name.', listing_id: 'The listing.' },
  },
}
