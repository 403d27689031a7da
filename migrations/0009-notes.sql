-- What the team writes on its time line. Nothing is changed or deleted; a note can be taken back.
CREATE TABLE notes (
  note_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  until_ms INTEGER,
  -- Null for all services, and for every metric.
  service TEXT,
  metric TEXT,
  body TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at_ms INTEGER NOT NULL,
  taken_back_by TEXT,
  taken_back_reason TEXT,
  taken_back_at_ms INTEGER
) STRICT;
CREATE INDEX notes_by_time ON notes (at_ms);

-- What people believe of notes, as they said it; the latest of each name counts.
CREATE TABLE note_beliefs (
  belief_id INTEGER PRIMARY KEY,
  note_id INTEGER NOT NULL REFERENCES notes (note_id),
  said_by TEXT NOT NULL,
  belief TEXT NOT NULL,
  said_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX note_beliefs_by_note ON note_beliefs (note_id);

-- What people said of usual ranges that a run of eight proposed; the latest on one start counts.
CREATE TABLE baseline_decisions (
  decision_id INTEGER PRIMARY KEY,
  metric TEXT NOT NULL,
  scope TEXT NOT NULL,
  objective TEXT,
  cut_by TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at_ms INTEGER NOT NULL
) STRICT;
