-- What searches look up names a job by its number, which grows, and not by its id, which is random: a new job then touches few pages of a large file.
CREATE TABLE job_skills_new (
  job_number INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
  skill TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (job_number, skill)
) STRICT, WITHOUT ROWID;

INSERT INTO job_skills_new (job_number, skill)
SELECT j.number, s.skill FROM job_skills s JOIN jobs j ON j.id = s.job_id ORDER BY j.number, s.skill;

DROP TABLE job_skills;
ALTER TABLE job_skills_new RENAME TO job_skills;
CREATE INDEX job_skills_skill ON job_skills (skill, job_number);

CREATE TABLE job_eligibility_new (
  job_number INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('country', 'region', 'worldwide', 'excluded')),
  code TEXT NOT NULL,
  PRIMARY KEY (job_number, kind, code)
) STRICT, WITHOUT ROWID;

INSERT INTO job_eligibility_new (job_number, kind, code)
SELECT j.number, e.kind, e.code FROM job_eligibility e JOIN jobs j ON j.id = e.job_id ORDER BY j.number, e.kind, e.code;

DROP TABLE job_eligibility;
ALTER TABLE job_eligibility_new RENAME TO job_eligibility;

CREATE TABLE job_salaries_new (
  job_number INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  currency TEXT NOT NULL,
  yearly REAL,
  PRIMARY KEY (job_number, position)
) STRICT, WITHOUT ROWID;

INSERT INTO job_salaries_new (job_number, position, currency, yearly)
SELECT j.number, s.position, s.currency, s.yearly FROM job_salaries s JOIN jobs j ON j.id = s.job_id ORDER BY j.number, s.position;

DROP TABLE job_salaries;
ALTER TABLE job_salaries_new RENAME TO job_salaries;
