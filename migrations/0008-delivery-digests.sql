-- What figures of deliveries need of a service with many changes, packed: made of the rows beside it, and only sooner read.
CREATE TABLE delivery_digests (
  service TEXT PRIMARY KEY,
  -- What made it, and of which environments: what another made does not count.
  made_by TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- Deployments that were written since, or whose changes were: what is packed of them does not count.
CREATE TABLE delivery_digest_gaps (
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  deployment_id TEXT NOT NULL,
  PRIMARY KEY (service, environment, deployment_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER delivery_digests_lack_new AFTER INSERT ON deployments
WHEN EXISTS (SELECT 1 FROM delivery_digests WHERE service = new.service)
BEGIN
  INSERT INTO delivery_digest_gaps VALUES (new.service, new.environment, new.deployment_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER delivery_digests_lack_updated AFTER UPDATE OF finished_at_ms, result, version, sha, rollback_of, ref,
  automated, unplanned, fixes_incident ON deployments
WHEN EXISTS (SELECT 1 FROM delivery_digests WHERE service = new.service)
BEGIN
  INSERT INTO delivery_digest_gaps VALUES (new.service, new.environment, new.deployment_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER delivery_digests_lack_deleted AFTER DELETE ON deployments
WHEN EXISTS (SELECT 1 FROM delivery_digests WHERE service = old.service)
BEGIN
  INSERT INTO delivery_digest_gaps VALUES (old.service, old.environment, old.deployment_id) ON CONFLICT DO NOTHING;
END;

-- What incidents name as their cause is looked for among all deployments, in whatever capitals.
CREATE INDEX deployments_by_id_name ON deployments (deployment_id COLLATE NOCASE);
CREATE INDEX incidents_by_cause_sha ON incidents (caused_by_sha) WHERE caused_by_sha IS NOT NULL;
