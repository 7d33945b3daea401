-- A run that read the archive once more asked nobody: it says nothing of when a board was asked.
ALTER TABLE runs ADD COLUMN kind TEXT NOT NULL DEFAULT 'crawl' CHECK (kind IN ('crawl', 'reprocess'));
UPDATE runs SET kind = 'reprocess' WHERE completeness = 'processed again from the archive';
