-- The two kinds of fact (tallies and events), the agreement, and what intake needs to remember.
-- Times are epoch milliseconds; `epoch_minute` and `epoch_day` count minutes and UTC days since 1970.

CREATE TABLE slis (
  id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  objective TEXT NOT NULL,
  first_minute_at_ms INTEGER,
  last_heard_at_ms INTEGER,
  UNIQUE (service, objective)
) STRICT;

-- Minutes of days that are not packed yet. Where a day is packed, its rows here no longer count.
CREATE TABLE tally_recent (
  epoch_minute INTEGER NOT NULL,
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  good REAL NOT NULL,
  total REAL NOT NULL,
  covered INTEGER NOT NULL,
  PRIMARY KEY (epoch_minute, sli_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_rollups (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  epoch_day INTEGER NOT NULL,
  good REAL NOT NULL,
  total REAL NOT NULL,
  covered_minutes INTEGER NOT NULL,
  hours BLOB NOT NULL,
  PRIMARY KEY (sli_id, epoch_day)
) STRICT, WITHOUT ROWID;

-- With a rowid: its pages take chunks of kilobytes without overflow pages, and packing appends.
CREATE TABLE day_minutes (
  row_id INTEGER PRIMARY KEY,
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  epoch_day INTEGER NOT NULL,
  minutes BLOB NOT NULL,
  UNIQUE (sli_id, epoch_day)
) STRICT;

-- `series` is a JSON list of keys; `last_values` holds their values in that order, float64 little-endian.
CREATE TABLE counter_states (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  target TEXT NOT NULL,
  configuration TEXT NOT NULL,
  scraped_at_ms INTEGER NOT NULL,
  series TEXT NOT NULL,
  last_values BLOB NOT NULL,
  PRIMARY KEY (sli_id, target)
) STRICT;

CREATE TABLE target_states (
  sli_id INTEGER NOT NULL REFERENCES slis (id),
  target TEXT NOT NULL,
  last_attempt_at_ms INTEGER NOT NULL,
  last_ok_at_ms INTEGER,
  failures_in_a_row INTEGER NOT NULL,
  failing_since_ms INTEGER,
  reason TEXT,
  detail TEXT,
  duration_seconds REAL NOT NULL,
  PRIMARY KEY (sli_id, target)
) STRICT;

CREATE TABLE deployments (
  row_id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  deployment_id TEXT NOT NULL,
  finished_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  result TEXT NOT NULL CHECK (result IN ('success', 'failure', 'cancelled')),
  version TEXT,
  sha TEXT,
  repository TEXT,
  automated INTEGER CHECK (automated IN (0, 1)),
  unplanned INTEGER CHECK (unplanned IN (0, 1)),
  fixes_incident TEXT,
  rollback_of TEXT,
  url TEXT,
  UNIQUE (service, environment, deployment_id)
) STRICT;
CREATE INDEX deployments_by_time ON deployments (finished_at_ms);
CREATE INDEX deployments_of_service_by_time ON deployments (service, finished_at_ms);

CREATE TABLE changes (
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  deployment_id TEXT NOT NULL,
  repository TEXT NOT NULL,
  sha TEXT NOT NULL,
  committed_at_ms INTEGER NOT NULL,
  parent_count INTEGER NOT NULL,
  first_commit_at_ms INTEGER,
  opened_at_ms INTEGER,
  merged_at_ms INTEGER,
  message TEXT,
  PRIMARY KEY (service, environment, deployment_id, repository, sha),
  FOREIGN KEY (service, environment, deployment_id)
    REFERENCES deployments (service, environment, deployment_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
  row_id INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  incident_id TEXT NOT NULL,
  title TEXT NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 4),
  started_at_ms INTEGER NOT NULL,
  detected_at_ms INTEGER,
  detected_by TEXT,
  resolved_at_ms INTEGER,
  caused_by_deployment TEXT,
  caused_by_sha TEXT,
  UNIQUE (service, incident_id)
) STRICT;
CREATE INDEX incidents_by_id ON incidents (incident_id);
CREATE INDEX incidents_by_time ON incidents (started_at_ms);
CREATE INDEX incidents_of_service_by_time ON incidents (service, started_at_ms);

-- A ledger: rows are added and never touched again. `terms` is JSON: metrics and services.
CREATE TABLE agreement_versions (
  version INTEGER PRIMARY KEY,
  effective_from_ms INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT,
  terms TEXT NOT NULL
) STRICT;
CREATE TRIGGER agreement_versions_are_not_changed BEFORE UPDATE ON agreement_versions
BEGIN
  SELECT RAISE(ABORT, 'the ledger of agreements is append-only');
END;
CREATE TRIGGER agreement_versions_are_not_deleted BEFORE DELETE ON agreement_versions
BEGIN
  SELECT RAISE(ABORT, 'the ledger of agreements is append-only');
END;

CREATE TABLE tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  secret_sha256 BLOB NOT NULL UNIQUE CHECK (length(secret_sha256) = 32),
  created_at_ms INTEGER NOT NULL,
  revoked_at_ms INTEGER
) STRICT;

CREATE TABLE deliveries (
  row_id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  received_at_ms INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (source, delivery_id)
) STRICT;

CREATE TABLE collector_heartbeat (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE collector_outages (
  from_ms INTEGER PRIMARY KEY,
  to_ms INTEGER NOT NULL
) STRICT;
