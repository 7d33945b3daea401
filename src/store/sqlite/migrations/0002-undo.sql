-- An operator may take a word back: the log of decisions learns `undo`. SQLite alters no CHECK, so the table is made anew.
CREATE TABLE decisions_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  op TEXT NOT NULL CHECK (op IN ('pin', 'split', 'undo')),
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

INSERT INTO decisions_new (id, op, a, b, at) SELECT id, op, a, b, at FROM decisions ORDER BY id;

DROP TABLE decisions;

ALTER TABLE decisions_new RENAME TO decisions;
