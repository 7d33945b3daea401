-- The newest rows of blocks stand apart until there are many: a block's hash is random, so in a large table each new row would be a page written.
CREATE TABLE recent_blocks (
  block INTEGER NOT NULL,
  listing_id INTEGER NOT NULL,
  PRIMARY KEY (block, listing_id)
) STRICT, WITHOUT ROWID;
