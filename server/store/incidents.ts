import type { Database } from 'better-sqlite3';
import type { Incident } from '#shared/facts.ts';
import type { ChangeFeed } from './change-feed.ts';
import { boundsOf, type ListBounds, toPage } from './cursor.ts';
import { isSameRow } from './same-row.ts';
import type { IncidentStore } from './store.ts';

type ListedRow = Incident & { readonly rowId: number };

const COLUMNS = `service, incident_id AS id, title, severity, started_at_ms AS startedAtMs,
  detected_at_ms AS detectedAtMs, detected_by AS detectedBy, resolved_at_ms AS resolvedAtMs,
  caused_by_deployment AS causedByDeployment, caused_by_sha AS causedBySha`;

const UPSERT = `INSERT INTO incidents (service, incident_id, title, severity, started_at_ms, detected_at_ms,
    detected_by, resolved_at_ms, caused_by_deployment, caused_by_sha)
  VALUES (@service, @id, @title, @severity, @startedAtMs, @detectedAtMs, @detectedBy, @resolvedAtMs,
    @causedByDeployment, @causedBySha)
  ON CONFLICT (service, incident_id) DO UPDATE SET title = excluded.title, severity = excluded.severity,
    started_at_ms = excluded.started_at_ms, detected_at_ms = excluded.detected_at_ms,
    detected_by = excluded.detected_by, resolved_at_ms = excluded.resolved_at_ms,
    caused_by_deployment = excluded.caused_by_deployment, caused_by_sha = excluded.caused_by_sha`;

function withoutRowId({ rowId: _, ...incident }: ListedRow): Incident {
  return incident;
}

export function createIncidentStore(database: Database, feed: ChangeFeed): IncidentStore {
  const select = database.prepare<[string, string], Incident>(
    `SELECT ${COLUMNS} FROM incidents WHERE service = ? AND incident_id = ?`,
  );
  const selectById = database.prepare<[string], Incident>(
    `SELECT ${COLUMNS} FROM incidents WHERE incident_id = ? ORDER BY service`,
  );
  const upsertRow = database.prepare<Incident>(UPSERT);
  const selectPage = (condition: string) =>
    database.prepare<ListBounds, ListedRow>(
      `SELECT row_id AS rowId, ${COLUMNS} FROM incidents
       WHERE started_at_ms >= @fromMs AND started_at_ms < @toMs
         AND (started_at_ms, row_id) < (@beforeMs, @beforeRowId) ${condition}
       ORDER BY started_at_ms DESC, row_id DESC LIMIT @rowCount`,
    );
  const pageOfAll = selectPage('');
  const pageOfService = selectPage('AND service = @service');
  const selectAll = database.prepare<[], Incident>(
    `SELECT ${COLUMNS} FROM incidents ORDER BY started_at_ms, incident_id, service`,
  );
  const selectAllOfService = database.prepare<[string], Incident>(
    `SELECT ${COLUMNS} FROM incidents WHERE service = ? ORDER BY started_at_ms, incident_id`,
  );

  return {
    upsert(incident) {
      const stored = select.get(incident.service, incident.id);
      if (stored !== undefined && isSameRow(stored, incident)) return 'same';
      upsertRow.run(incident);
      feed.announce('incidents');
      return stored === undefined ? 'created' : 'updated';
    },
    get: (service, id) => select.get(service, id) ?? null,
    find: (id) => selectById.all(id),
    list(query) {
      const rows = (query.service === null ? pageOfAll : pageOfService).all(boundsOf(query));
      return toPage(
        rows,
        query.limit,
        ({ startedAtMs, rowId }) => ({ atMs: startedAtMs, rowId }),
        withoutRowId,
      );
    },
    all: (service) => (service === null ? selectAll.all() : selectAllOfService.all(service)),
  };
}
