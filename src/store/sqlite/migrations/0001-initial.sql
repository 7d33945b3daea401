-- jobwire.db, version 1. What each table and column means stands in docs/database.md.

CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  changed_at TEXT
) STRICT;

INSERT INTO state (id, revision, changed_at) VALUES (1, 0, NULL);

CREATE TABLE lease (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  token TEXT NOT NULL,
  pid INTEGER NOT NULL,
  process_start TEXT,
  host TEXT NOT NULL,
  boot_id TEXT,
  since TEXT NOT NULL,
  renewed_at TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  homepage TEXT NOT NULL,
  kind TEXT NOT NULL,
  terms TEXT NOT NULL
) STRICT;

CREATE TABLE boards (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL REFERENCES sources (id),
  parameters TEXT NOT NULL,
  enumerates TEXT NOT NULL CHECK (enumerates IN ('all', 'window'))
) STRICT;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  board_id INTEGER NOT NULL REFERENCES boards (id),
  crawl TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('running', 'complete', 'partial', 'failed', 'aborted')),
  started_at TEXT NOT NULL,
  finished_at TEXT,
  pipeline_version TEXT NOT NULL,
  completeness TEXT,
  held_reason TEXT CHECK (held_reason IN ('shrunk', 'grown', 'another-board', 'lost-field')),
  held_detail TEXT,
  accepted_at TEXT,
  counting INTEGER NOT NULL GENERATED ALWAYS AS (status = 'complete' AND (held_reason IS NULL OR accepted_at IS NOT NULL)) VIRTUAL,
  repeats INTEGER REFERENCES runs (id),
  requests INTEGER NOT NULL DEFAULT 0,
  pages INTEGER NOT NULL DEFAULT 0,
  fetched INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  reopened INTEGER NOT NULL DEFAULT 0,
  closed INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  warnings INTEGER NOT NULL DEFAULT 0,
  error_code TEXT,
  error_message TEXT,
  error_hint TEXT,
  CHECK ((status = 'running') = (finished_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX runs_running ON runs (board_id) WHERE status = 'running';
CREATE INDEX runs_counting ON runs (board_id, counting, id);
CREATE INDEX runs_seen ON runs (finished_at) WHERE status IN ('complete', 'partial');
CREATE INDEX runs_held ON runs (id) WHERE held_reason IS NOT NULL;

CREATE TABLE pages (
  board_id INTEGER NOT NULL REFERENCES boards (id),
  url TEXT NOT NULL,
  page_id INTEGER NOT NULL,
  keys TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  PRIMARY KEY (board_id, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE listings (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  base_key TEXT NOT NULL,
  derived_id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL REFERENCES sources (id),
  board TEXT,
  source_job_id TEXT NOT NULL,
  page_url TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  first_seen TEXT NOT NULL,
  closed_at TEXT,
  closed_reason TEXT,
  requisition_id TEXT,
  url TEXT NOT NULL,
  apply_url TEXT,
  title TEXT NOT NULL,
  title_raw TEXT NOT NULL,
  company_name TEXT,
  company_name_raw TEXT,
  company_url TEXT,
  language TEXT,
  workplace TEXT NOT NULL,
  remote_scope TEXT NOT NULL,
  locations TEXT NOT NULL,
  salaries TEXT NOT NULL,
  employment_types TEXT NOT NULL,
  seniority TEXT NOT NULL,
  experience_years TEXT,
  visa_sponsorship TEXT NOT NULL,
  skills TEXT NOT NULL,
  benefits TEXT NOT NULL,
  tags TEXT NOT NULL,
  department TEXT,
  date_posted TEXT,
  date_modified TEXT,
  valid_through TEXT,
  content_hash TEXT NOT NULL,
  raw_hash TEXT NOT NULL,
  pipeline_version TEXT NOT NULL,
  gone_count INTEGER NOT NULL DEFAULT 0,
  probed_at TEXT,
  first_run INTEGER NOT NULL REFERENCES runs (id),
  changed_run INTEGER NOT NULL REFERENCES runs (id),
  warnings TEXT NOT NULL,
  evidence TEXT NOT NULL,
  raw TEXT NOT NULL,
  description_html TEXT NOT NULL,
  description_text TEXT NOT NULL,
  CHECK ((status = 'closed') = (closed_at IS NOT NULL))
) STRICT;

CREATE INDEX listings_url ON listings (url);

CREATE TABLE board_listings (
  board_id INTEGER NOT NULL REFERENCES boards (id),
  listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
  PRIMARY KEY (board_id, listing_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX board_listings_listing ON board_listings (listing_id);

CREATE TABLE listing_versions (
  listing_key TEXT NOT NULL REFERENCES listings (key) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  pipeline_version TEXT NOT NULL,
  content TEXT,
  PRIMARY KEY (listing_key, version)
) STRICT;

CREATE TABLE presence (
  listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
  from_run INTEGER NOT NULL REFERENCES runs (id),
  board_id INTEGER NOT NULL REFERENCES boards (id),
  to_run INTEGER REFERENCES runs (id),
  PRIMARY KEY (listing_id, from_run),
  CHECK (to_run >= from_run)
) STRICT, WITHOUT ROWID;

CREATE INDEX presence_board ON presence (board_id, listing_id, to_run);

CREATE TABLE run_sightings (
  listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  PRIMARY KEY (listing_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_sightings_run ON run_sightings (run_id);

CREATE TABLE fingerprints (
  listing_id INTEGER PRIMARY KEY REFERENCES listings (id) ON DELETE CASCADE,
  blocks TEXT NOT NULL,
  features TEXT NOT NULL
) STRICT;

CREATE TABLE blocks (
  block INTEGER NOT NULL,
  listing_id INTEGER NOT NULL,
  PRIMARY KEY (block, listing_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  first_seen TEXT,
  published_at TEXT,
  updated_at TEXT,
  closed_at TEXT,
  closed_reason TEXT,
  requisition_id TEXT,
  url TEXT NOT NULL,
  apply_url TEXT,
  title TEXT NOT NULL,
  title_raw TEXT NOT NULL,
  company_name TEXT,
  company_name_raw TEXT,
  company_url TEXT,
  company_folded TEXT,
  language TEXT,
  workplace TEXT NOT NULL,
  remote_scope TEXT NOT NULL,
  locations TEXT NOT NULL,
  salaries TEXT NOT NULL,
  employment_types TEXT NOT NULL,
  seniority TEXT NOT NULL,
  experience_years TEXT,
  visa_sponsorship TEXT NOT NULL,
  skills TEXT NOT NULL,
  benefits TEXT NOT NULL,
  tags TEXT NOT NULL,
  department TEXT,
  date_posted TEXT,
  date_modified TEXT,
  valid_through TEXT,
  repost_count INTEGER NOT NULL,
  variant_group TEXT,
  variants TEXT NOT NULL,
  listings TEXT NOT NULL,
  field_sources TEXT NOT NULL,
  description_html TEXT NOT NULL,
  description_text TEXT NOT NULL
) STRICT;

CREATE INDEX jobs_newest ON jobs (coalesce(published_at, '') DESC, id);
CREATE INDEX jobs_status ON jobs (status);
CREATE INDEX jobs_company ON jobs (company_folded);
CREATE INDEX jobs_variant_group ON jobs (variant_group) WHERE variant_group IS NOT NULL;

CREATE TABLE memberships (
  listing_key TEXT PRIMARY KEY REFERENCES listings (key) ON DELETE CASCADE,
  job_id TEXT NOT NULL REFERENCES jobs (id) DEFERRABLE INITIALLY DEFERRED,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  tied_to TEXT,
  score REAL
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_job ON memberships (job_id);

CREATE TABLE pairs (
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  score REAL NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('same', 'variant', 'different')),
  evidence TEXT NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

CREATE INDEX pairs_b ON pairs (b);

CREATE TABLE publications (
  job_id TEXT PRIMARY KEY,
  published_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  op TEXT NOT NULL CHECK (op IN ('pin', 'split')),
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER REFERENCES runs (id),
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  listing_key TEXT,
  job_id TEXT,
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX events_listing ON events (listing_key) WHERE listing_key IS NOT NULL;
CREATE INDEX events_job ON events (job_id) WHERE job_id IS NOT NULL;

CREATE TABLE rejects (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  stage TEXT NOT NULL,
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;

CREATE INDEX rejects_run ON rejects (run_id);

CREATE TABLE run_warnings (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;

CREATE INDEX run_warnings_run ON run_warnings (run_id);

CREATE TABLE job_skills (
  job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  skill TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (job_id, skill)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_skills_skill ON job_skills (skill, job_id);

CREATE TABLE job_eligibility (
  job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('country', 'region', 'worldwide', 'excluded')),
  code TEXT NOT NULL,
  PRIMARY KEY (job_id, kind, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_salaries (
  job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  currency TEXT NOT NULL,
  yearly REAL,
  PRIMARY KEY (job_id, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE job_text USING fts5 (
  title, company, description,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 tokenchars '+#'"
);

CREATE VIEW listing_seen AS
SELECT
  l.id AS listing_id,
  l.key AS listing_key,
  l.first_seen AS first_seen,
  max(
    l.first_seen,
    coalesce((
      SELECT max(r.finished_at)
      FROM presence p
      JOIN runs r ON r.id = coalesce(p.to_run, (SELECT max(c.id) FROM runs c WHERE c.board_id = p.board_id AND c.counting = 1))
      WHERE p.listing_id = l.id
    ), ''),
    coalesce((
      SELECT r.finished_at FROM run_sightings s JOIN runs r ON r.id = s.run_id
      WHERE s.listing_id = l.id ORDER BY s.run_id DESC LIMIT 1
    ), '')
  ) AS last_seen
FROM listings l;

CREATE VIEW job_seen AS
SELECT m.job_id AS job_id, min(s.first_seen) AS first_seen, max(s.last_seen) AS last_seen
FROM memberships m JOIN listing_seen s ON s.listing_key = m.listing_key
GROUP BY m.job_id;
