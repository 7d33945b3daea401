import { describedColumns } from './describe-listing.ts'
import type { TableDoc } from './describe.ts'

/** What the tables of jobs mean. */
export const jobTables: Readonly<Record<string, TableDoc>> = {
  jobs: {
    about: 'One real opening: the cluster of its listings. When it was last seen stands in the view `job_seen`.',
    columns: {
      number: 'Its number in this file; `job_text` uses it.',
      id: 'Its id for ever: the UUIDv5 of its founding listing’s key.',
      status: '`open` while any of its listings is, else `closed`.',
      first_seen: 'When the first of its listings was first seen.',
      published_at: 'When jobwire first published it.',
      updated_at: 'Its last material change.',
      closed_at: 'When it closed.',
      closed_reason: 'By which rule.',
      ...describedColumns,
      company_folded: 'The name of the employer as searches compare it.',
      repost_count: 'How often it was posted again.',
      variant_group: 'Shared by jobs that are the same role in another place or level.',
      variants: 'JSON: the other open jobs of that group, the first hundred: id, title, locations.',
      listings: 'JSON: its listings: key, source, url, reason, attribution, followLink, mayPassOn.',
      field_sources: 'JSON: by field, the key of the listing whose value was taken.',
    },
  },
  memberships: {
    about: 'Which job a listing belongs to, and why.',
    columns: {
      listing_key: 'The listing.',
      job_id: 'The job.',
      confidence: '0 to 1; 1 for the founder.',
      rule: 'What decided.',
      reason: 'The same in words.',
      tied_to: 'The member it is tied to most strongly; NULL for the founder.',
      score: 'The weight of that tie in bits.',
    },
  },
  pairs: {
    about: 'Compared pairs that are kept: one opening, one role, or nearly so.',
    columns: {
      a: 'One listing’s key.',
      b: 'The other’s; greater than `a`.',
      score: 'The match weight in bits.',
      decision: '`same`, `variant` or `different`.',
      evidence: 'JSON: the reasons, most weighty first.',
    },
  },
  publications: {
    about: 'When each job id was first published. Kept for ever, also of jobs that are gone.',
    columns: { job_id: 'The id.', published_at: 'When.' },
  },
  decisions: {
    about: 'Operators’ words on two listings, kept for ever; the later one wins.',
    columns: {
      id: 'Its number.',
      op: '`pin` (one opening), `split` (two), or `undo`: the newest word on the same two that still stands is taken back.',
      a: 'One listing’s key.',
      b: 'The other’s.',
      at: 'When it was decided.',
    },
  },
  job_skills: {
    about: 'The skills of jobs, a row each, for searching.',
    columns: { job_number: 'The job’s `number`.', skill: 'The skill; compared without case.' },
  },
  job_eligibility: {
    about: 'Who may take a job, as far as it says, for searching.',
    columns: {
      job_number: 'The job’s `number`.',
      kind: '`country`, `region`, `worldwide` or `excluded` (a country).',
      code: 'ISO 3166-1 alpha-2, a region’s name, or `*` for worldwide.',
    },
  },
  job_salaries: {
    about: 'Stated pay, for searching.',
    columns: {
      job_number: 'The job’s `number`.',
      position: 'Its place in `salaries`, from 0.',
      currency: 'ISO 4217.',
      yearly:
        'The top of the range (its min where no max is stated) a year: hour × 2080, day × 260, week × 52, month × 12; NULL where the interval is unknown.',
    },
  },
}
