-- What the tools of a team send by themselves: deliveries that are read later, the events they hold, the commits and
-- pull requests behind deployments, and what people say of a link. State is a function of the set of events.

ALTER TABLE deliveries ADD COLUMN sender TEXT;
ALTER TABLE deliveries ADD COLUMN headers TEXT;
ALTER TABLE deliveries ADD COLUMN state TEXT NOT NULL DEFAULT 'read'
  CHECK (state IN ('waiting', 'read', 'nothing', 'unmatched', 'unreadable'));
ALTER TABLE deliveries ADD COLUMN detail TEXT;
ALTER TABLE deliveries ADD COLUMN read_at_ms INTEGER;
CREATE INDEX deliveries_waiting ON deliveries (row_id) WHERE state = 'waiting';
CREATE INDEX deliveries_in_trouble ON deliveries (row_id) WHERE state IN ('unmatched', 'unreadable');
-- Bodies stand in the rows: what is counted and listed must not have to pass over them.
CREATE INDEX deliveries_by_source ON deliveries (source, state, received_at_ms) WHERE sender IS NOT NULL;
CREATE INDEX deliveries_with_words ON deliveries (source, row_id)
  WHERE sender IS NOT NULL AND state = 'read' AND detail IS NOT NULL;

-- One thing that happened to one subject. `authority` 1 is a person or the API, whose word wins over a sender's (0).
CREATE TABLE sender_events (
  row_id INTEGER PRIMARY KEY,
  delivery_row_id INTEGER REFERENCES deliveries (row_id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('deployment', 'incident', 'whereabouts', 'pull-request')),
  subject TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  authority INTEGER NOT NULL CHECK (authority IN (0, 1)),
  body TEXT NOT NULL
) STRICT;
CREATE INDEX sender_events_of_subject ON sender_events (kind, subject);
CREATE INDEX sender_events_of_delivery ON sender_events (delivery_row_id);

-- `source` is the hook that told of it, or `api`.
ALTER TABLE deployments ADD COLUMN source TEXT NOT NULL DEFAULT 'api';
ALTER TABLE deployments ADD COLUMN ref TEXT;
ALTER TABLE deployments ADD COLUMN previous_sha TEXT;
-- Where its changes come from, and what kept them from being found.
ALTER TABLE deployments ADD COLUMN changes_from TEXT
  CHECK (changes_from IN ('told', 'repository', 'api', 'pushes'));
ALTER TABLE deployments ADD COLUMN changes_problem TEXT;

ALTER TABLE changes ADD COLUMN origin_sha TEXT;
ALTER TABLE changes ADD COLUMN reverts_sha TEXT;
ALTER TABLE changes ADD COLUMN pull_request TEXT;
CREATE INDEX changes_by_sha ON changes (sha);
CREATE INDEX changes_that_revert ON changes (reverts_sha) WHERE reverts_sha IS NOT NULL;

ALTER TABLE incidents ADD COLUMN source TEXT NOT NULL DEFAULT 'api';
ALTER TABLE incidents ADD COLUMN kind TEXT NOT NULL DEFAULT 'incident' CHECK (kind IN ('incident', 'maintenance'));
ALTER TABLE incidents ADD COLUMN reported_at_ms INTEGER;
ALTER TABLE incidents ADD COLUMN duplicate_of TEXT;
ALTER TABLE incidents ADD COLUMN url TEXT;
-- JSON list of [startedAtMs, resolvedAtMs | null]; null where there was one spell, which the two columns hold.
ALTER TABLE incidents ADD COLUMN spells TEXT;
CREATE INDEX incidents_by_cause ON incidents (caused_by_deployment) WHERE caused_by_deployment IS NOT NULL;

CREATE TABLE commits (
  repository TEXT NOT NULL,
  sha TEXT NOT NULL,
  committed_at_ms INTEGER NOT NULL,
  parent_count INTEGER,
  message TEXT,
  origin_sha TEXT,
  reverts_sha TEXT,
  files TEXT,
  PRIMARY KEY (repository, sha)
) STRICT, WITHOUT ROWID;

-- Commits in the order in which they were made, from `before_sha` (outside; null for the beginning) to `after_sha`.
CREATE TABLE commit_ranges (
  row_id INTEGER PRIMARY KEY,
  repository TEXT NOT NULL,
  told_by TEXT NOT NULL CHECK (told_by IN ('push', 'api', 'repository')),
  branch TEXT,
  before_sha TEXT,
  after_sha TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  is_default_branch INTEGER CHECK (is_default_branch IN (0, 1)),
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
  shas TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX commit_ranges_once ON commit_ranges (repository, told_by, after_sha, ifnull(before_sha, ''));

CREATE TABLE pull_requests (
  repository TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT,
  branch TEXT,
  head_branch TEXT,
  head_sha TEXT,
  merge_sha TEXT,
  commit_count INTEGER,
  opened_at_ms INTEGER,
  first_commit_at_ms INTEGER,
  merged_at_ms INTEGER,
  labels TEXT NOT NULL,
  url TEXT,
  PRIMARY KEY (repository, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX pull_requests_by_merge ON pull_requests (repository, merge_sha);

-- What is merged and in no production deployment of the service yet.
CREATE TABLE unshipped_changes (
  service TEXT NOT NULL,
  repository TEXT NOT NULL,
  sha TEXT NOT NULL,
  committed_at_ms INTEGER NOT NULL,
  merged_at_ms INTEGER NOT NULL,
  parent_count INTEGER NOT NULL,
  message TEXT,
  pull_request TEXT,
  PRIMARY KEY (service, repository, sha)
) STRICT, WITHOUT ROWID;

-- What people say of the link between an incident and a deployment, or of a deployment. The latest of a subject wins.
CREATE TABLE link_corrections (
  row_id INTEGER PRIMARY KEY,
  made_at_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  service TEXT NOT NULL,
  incident_id TEXT,
  verdict TEXT NOT NULL CHECK (verdict IN ('caused-by', 'not-caused', 'failed', 'did-not-fail')),
  deployment_service TEXT,
  deployment_environment TEXT,
  deployment_id TEXT
) STRICT;
CREATE TRIGGER link_corrections_are_not_changed BEFORE UPDATE ON link_corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are a log: a later one wins');
END;
CREATE TRIGGER link_corrections_are_not_deleted BEFORE DELETE ON link_corrections
BEGIN
  SELECT RAISE(ABORT, 'corrections are a log: a later one wins');
END;

-- How far an import of a code host's history came.
CREATE TABLE import_progress (
  import TEXT PRIMARY KEY,
  progress TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
