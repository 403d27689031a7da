-- Targets are kept under names that hold no secret, and so are series and questions. What was kept under an address
-- with a user or a query begins anew under its new name; so do the counters of discovered targets, in whose series the
-- labels of the target stood. Both tables are made anew: a changed row leaves its old text lying in its page.
PRAGMA secure_delete = ON;

CREATE TABLE new_target_states (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  target TEXT NOT NULL,
  last_attempt_at_ms INTEGER NOT NULL,
  last_ok_at_ms INTEGER,
  failures_in_a_row INTEGER NOT NULL,
  failing_since_ms INTEGER,
  reason TEXT,
  detail TEXT,
  duration_seconds REAL NOT NULL,
  observed_count INTEGER,
  PRIMARY KEY (sli_id, target)
) STRICT;
INSERT INTO new_target_states
  SELECT *, NULL FROM target_states WHERE target NOT GLOB '*[?@#]*';
DROP TABLE target_states;
ALTER TABLE new_target_states RENAME TO target_states;

CREATE TABLE new_counter_states (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  target TEXT NOT NULL,
  configuration TEXT NOT NULL,
  scraped_at_ms INTEGER NOT NULL,
  processes TEXT NOT NULL,
  last_values BLOB NOT NULL,
  PRIMARY KEY (sli_id, target)
) STRICT;
INSERT INTO new_counter_states
  SELECT * FROM counter_states WHERE target NOT GLOB '*[?@#]*'
    AND instr(processes, '\"job\":') = 0 AND instr(processes, '\"instance\":') = 0;
DROP TABLE counter_states;
ALTER TABLE new_counter_states RENAME TO counter_states;

-- The server stands first in a fingerprint, up to `",`. Its past is asked for again; spans go with their question.
DELETE FROM query_questions
  WHERE substr(fingerprint, 1, instr(fingerprint || '",', '",')) GLOB '*[?@#]*';

-- Pages that were given up before still hold what stood in them: filled with nothing once, they hold nothing.
CREATE TABLE filler (zeros BLOB);
INSERT INTO filler
  SELECT zeroblob(min(freelist_count * page_size, 900000000)) FROM pragma_freelist_count, pragma_page_size;
DROP TABLE filler;
PRAGMA secure_delete = OFF;
