-- Where the changes of deployments are still to be found, in which pushes a commit is, and for which services it is
-- known what waits to ship.

DROP INDEX commit_ranges_once;
CREATE UNIQUE INDEX commit_ranges_once
  ON commit_ranges (repository, after_sha, told_by, ifnull(branch, ''), ifnull(before_sha, ''));
CREATE INDEX commit_ranges_by_branch ON commit_ranges (repository, branch, at_ms);

CREATE TABLE commit_range_members (
  sha TEXT NOT NULL,
  range_row_id INTEGER NOT NULL REFERENCES commit_ranges (row_id) ON DELETE CASCADE,
  PRIMARY KEY (sha, range_row_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX pull_requests_by_head ON pull_requests (repository, head_sha);

-- Deployments of the service from `from_ms` on are to be looked at. `mark` grows with every reason to do so.
CREATE TABLE services_to_resolve (
  service TEXT PRIMARY KEY,
  from_ms INTEGER NOT NULL,
  mark INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER deployments_that_came AFTER INSERT ON deployments
BEGIN
  INSERT INTO services_to_resolve VALUES (NEW.service, NEW.finished_at_ms, 1)
  ON CONFLICT (service) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), mark = mark + 1;
END;
CREATE TRIGGER deployments_that_changed
AFTER UPDATE OF finished_at_ms, result, sha, version, ref, repository, previous_sha ON deployments
WHEN (OLD.finished_at_ms, OLD.result, OLD.sha, OLD.version, OLD.ref, OLD.repository, OLD.previous_sha)
  IS NOT (NEW.finished_at_ms, NEW.result, NEW.sha, NEW.version, NEW.ref, NEW.repository, NEW.previous_sha)
BEGIN
  INSERT INTO services_to_resolve VALUES (NEW.service, min(OLD.finished_at_ms, NEW.finished_at_ms), 1)
  ON CONFLICT (service) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), mark = mark + 1;
END;
CREATE TRIGGER deployments_that_went AFTER DELETE ON deployments
BEGIN
  INSERT INTO services_to_resolve VALUES (OLD.service, OLD.finished_at_ms, 1)
  ON CONFLICT (service) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), mark = mark + 1;
END;

-- More is known of the repository: what could not be found may be found now.
CREATE TABLE repositories_to_resolve (
  repository TEXT PRIMARY KEY,
  mark INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which repositories the deployments of a service come from.
CREATE TABLE service_repositories (
  repository TEXT NOT NULL,
  service TEXT NOT NULL,
  PRIMARY KEY (repository, service)
) STRICT, WITHOUT ROWID;

-- For which services `unshipped_changes` is the whole answer; where `problem` is set, nothing is known.
CREATE TABLE unshipped_services (
  service TEXT PRIMARY KEY,
  problem TEXT
) STRICT, WITHOUT ROWID;

-- When a change came to the branch that is released from: it waited from then on.
ALTER TABLE changes ADD COLUMN reached_branch_at_ms INTEGER;
UPDATE changes SET reached_branch_at_ms = merged_at_ms WHERE merged_at_ms IS NOT NULL;
