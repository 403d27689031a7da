import type { Database } from 'better-sqlite3';

/**
 * Has the services looked at whose deployments carried any of these commits, from the first such deployment on: more
 * is known of what they carried.
 */
export function createCarrierMarks(database: Database): (shas: readonly (string | null)[]) => void {
  const mark = database.prepare<[string]>(
    `INSERT INTO services_to_resolve
     SELECT c.service, min(d.finished_at_ms), 1
     FROM changes c JOIN deployments d USING (service, environment, deployment_id)
     WHERE c.sha IN (SELECT value FROM json_each(?)) GROUP BY c.service
     ON CONFLICT (service) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), mark = mark + 1`,
  );
  return (shas) => void mark.run(JSON.stringify(shas.filter((sha) => sha !== null)));
}
