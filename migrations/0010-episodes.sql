-- Breach episodes, as the watch judged them: they say nothing that the tallies and the agreement do not.
CREATE TABLE episodes (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  -- When a page rule first fired, and which one.
  began_at_ms INTEGER NOT NULL,
  rule TEXT NOT NULL,
  since_ms INTEGER NOT NULL,
  -- Null while it runs.
  ended_at_ms INTEGER,
  peak_burn REAL NOT NULL,
  bad REAL NOT NULL,
  total REAL NOT NULL,
  PRIMARY KEY (sli_id, began_at_ms)
) STRICT, WITHOUT ROWID;
CREATE INDEX episodes_by_time ON episodes (began_at_ms);

-- How far each SLI was judged. A tally that changes before it takes it back, in the transaction that writes the tally.
CREATE TABLE watch_marks (
  sli_id INTEGER PRIMARY KEY REFERENCES slis (id),
  judged_to_ms INTEGER NOT NULL,
  -- Ids of the rules in whose episode it ends, JSON; null where it was taken back and nobody knows.
  held TEXT,
  -- What it was judged by, and from when.
  terms TEXT NOT NULL
) STRICT;
