-- An operator may remove a board: it is asked no more, and its listings stay, unwatched, until they are closed for that reason.
ALTER TABLE boards ADD COLUMN removed_at TEXT;
ALTER TABLE boards ADD COLUMN close_asked INTEGER NOT NULL DEFAULT 0 CHECK (close_asked IN (0, 1));

CREATE VIEW unwatched AS
SELECT l.id AS listing_id, l.key AS listing_key, max(b.removed_at) AS since
FROM listings l
JOIN board_listings o ON o.listing_id = l.id
JOIN boards b ON b.id = o.board_id
WHERE l.status = 'open'
GROUP BY l.id
HAVING count(*) = count(b.removed_at);
