-- Bodies are kept once by the sha256 of the decoded bytes; codec says how `bytes` are packed.
CREATE TABLE bodies (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  codec TEXT NOT NULL CHECK (codec IN ('raw', 'deflate')),
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- One response as received, or one member that an archive answer unpacked into.
CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  final_url TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL CHECK (json_valid(headers)),
  body INTEGER NOT NULL REFERENCES bodies (id),
  fetched_at TEXT NOT NULL,
  version TEXT,
  member_of INTEGER REFERENCES pages (id)
) STRICT;
CREATE INDEX pages_by_url ON pages (url, fetched_at);
CREATE INDEX pages_by_parent ON pages (member_of) WHERE member_of IS NOT NULL;

-- What answered a URL in a crawl: a crawl that was killed goes on from here.
CREATE TABLE answers (
  crawl TEXT NOT NULL,
  url TEXT NOT NULL,
  page INTEGER NOT NULL REFERENCES pages (id),
  how TEXT NOT NULL CHECK (how IN ('fetched', 'not-modified', 'same-version')),
  PRIMARY KEY (crawl, url)
) STRICT, WITHOUT ROWID;

-- Which version of the pipeline has processed a page: its validators may be sent from then on.
CREATE TABLE processed (
  page INTEGER NOT NULL REFERENCES pages (id),
  version TEXT NOT NULL,
  PRIMARY KEY (page, version)
) STRICT, WITHOUT ROWID;

-- robots.txt as received; status 0 is unreachable.
CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE verdicts (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
  rule TEXT NOT NULL,
  overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
  at TEXT NOT NULL,
  PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;

-- Until when (milliseconds since the epoch) a host asked to be left alone.
CREATE TABLE host_waits (
  host TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
