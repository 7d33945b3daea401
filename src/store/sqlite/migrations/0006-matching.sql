-- The comparisons that stored fingerprints and pairs were made for, and how far making them anew for newer comparisons has come.
CREATE TABLE matching (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  model TEXT,
  next_model TEXT,
  stage TEXT CHECK (stage IN ('fingerprints', 'pairs')),
  after_key TEXT
) STRICT;
