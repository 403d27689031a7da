-- What servers with their own query language have answered for: one question for each SLI, and the spans
-- `[from_ms, to_ms)` of minutes that have its answer. Spans of one SLI never touch each other.

CREATE TABLE query_questions (
  sli_id INTEGER PRIMARY KEY REFERENCES slis (id),
  fingerprint TEXT NOT NULL,
  first_asked_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE query_spans (
  sli_id INTEGER NOT NULL REFERENCES query_questions (sli_id) ON DELETE CASCADE,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  PRIMARY KEY (sli_id, from_ms)
) STRICT, WITHOUT ROWID;
