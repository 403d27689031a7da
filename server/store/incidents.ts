import type { Database } from 'better-sqlite3';
import type { Incident } from '#shared/facts.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { ChangeFeed } from './change-feed.ts';
import { boundsOf, type ListBounds, toPage } from './cursor.ts';
import { isSameRow } from './same-row.ts';
import type { ListQuery, Page, Upserted } from './store.ts';

/** When an incident was, and whether it counts: what is read of very many at once. */
export type IncidentTimes = Pick<
  Incident,
  'id' | 'kind' | 'startedAtMs' | 'resolvedAtMs' | 'spells' | 'duplicateOf'
>;

export interface IncidentStore {
  upsert(incident: Incident): Upserted;
  /** As `upsert`, of all of them in one transaction. */
  upsertMany(incidents: readonly Incident[]): Upserted[];
  /** Returns whether it was there. */
  remove(service: string, id: string): boolean;
  get(service: string, id: string): Incident | null;
  /** Every incident of that id, whatever its service. */
  find(id: string): readonly Incident[];
  list(query: ListQuery): Page<Incident>;
  /**
   * Those of a service that began before `toMs` and had not ended at `fromMs`, in no order; without those that an
   * incident outlasts, to the minute, which began before them and counts: of a million no more than there are minutes.
   */
  outlasting(service: string, fromMs: number, toMs: number): readonly IncidentTimes[];
  /** All incidents, oldest start first. `service: null` for all. */
  all(service: string | null): readonly Incident[];
}

/** An incident as SQLite keeps it: `spells` is a JSON list of [startedAtMs, resolvedAtMs]. */
type IncidentRow = Omit<Incident, 'spells'> & { readonly spells: string | null };

type TimesRow = Omit<IncidentTimes, 'spells'> & { readonly spells: string | null };

const COLUMNS = `service, incident_id AS id, title, severity, started_at_ms AS startedAtMs,
  detected_at_ms AS detectedAtMs, detected_by AS detectedBy, resolved_at_ms AS resolvedAtMs,
  caused_by_deployment AS causedByDeployment, caused_by_sha AS causedBySha, source, kind,
  reported_at_ms AS reportedAtMs, duplicate_of AS duplicateOf, url, spells`;

const UPSERT = `INSERT INTO incidents (service, incident_id, title, severity, started_at_ms, detected_at_ms,
    detected_by, resolved_at_ms, caused_by_deployment, caused_by_sha, source, kind, reported_at_ms,
    duplicate_of, url, spells)
  VALUES (@service, @id, @title, @severity, @startedAtMs, @detectedAtMs, @detectedBy, @resolvedAtMs,
    @causedByDeployment, @causedBySha, @source, @kind, @reportedAtMs, @duplicateOf, @url, @spells)
  ON CONFLICT (service, incident_id) DO UPDATE SET title = excluded.title, severity = excluded.severity,
    started_at_ms = excluded.started_at_ms, detected_at_ms = excluded.detected_at_ms,
    detected_by = excluded.detected_by, resolved_at_ms = excluded.resolved_at_ms,
    caused_by_deployment = excluded.caused_by_deployment, caused_by_sha = excluded.caused_by_sha,
    source = excluded.source, kind = excluded.kind, reported_at_ms = excluded.reported_at_ms,
    duplicate_of = excluded.duplicate_of, url = excluded.url, spells = excluded.spells`;

// Left to itself SQLite reads all that began before: a million that are over cost nothing this way.
const TOUCHING = ['resolved_at_ms IS NULL', 'resolved_at_ms > @fromMs']
  .map(
    (ended) => `SELECT incident_id AS id, kind, started_at_ms AS startedAtMs, resolved_at_ms AS resolvedAtMs,
      spells, duplicate_of AS duplicateOf FROM incidents INDEXED BY incidents_of_service_by_end
      WHERE service = @service AND ${ended} AND started_at_ms < @toMs`,
  )
  .join(' UNION ALL ');

/** The end of its last minute, where an incident counts and has one spell; one that is open has no end. */
const LAST_MINUTE_END = `CASE WHEN kind = 'incident' AND duplicateOf IS NULL AND spells IS NULL
  AND (resolvedAtMs IS NULL OR resolvedAtMs > startedAtMs)
  THEN ifnull((resolvedAtMs + ${MINUTE_MS - 1}) / ${MINUTE_MS} * ${MINUTE_MS}, ${Number.MAX_SAFE_INTEGER}) END`;

const OUTLASTING = `SELECT id, kind, startedAtMs, resolvedAtMs, spells, duplicateOf FROM (
    SELECT *, MAX(${LAST_MINUTE_END})
      OVER (ORDER BY startedAtMs RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS coveredToMs FROM (${TOUCHING}))
  WHERE coveredToMs IS NULL OR spells IS NOT NULL OR ifnull(resolvedAtMs, ${Number.MAX_SAFE_INTEGER}) > coveredToMs`;

function toRow({ spells, ...rest }: Incident): IncidentRow {
  const pairs = spells?.map(({ startedAtMs, resolvedAtMs }) => [startedAtMs, resolvedAtMs]) ?? null;
  return { ...rest, spells: pairs === null ? null : JSON.stringify(pairs) };
}

function readSpells(spells: string | null): Incident['spells'] {
  if (spells === null) return null;
  const pairs = JSON.parse(spells) as [number, number | null][];
  return pairs.map(([startedAtMs, resolvedAtMs]) => ({ startedAtMs, resolvedAtMs }));
}

const withSpells = <Row extends { readonly spells: string | null }>(row: Row) => ({
  ...row,
  spells: readSpells(row.spells),
});
const fromRow = (row: IncidentRow): Incident => withSpells(row);

export function createIncidentStore(database: Database, feed: ChangeFeed): IncidentStore {
  const select = database.prepare<[string, string], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE service = ? AND incident_id = ?`,
  );
  const selectById = database.prepare<[string], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE incident_id = ? ORDER BY service`,
  );
  const upsertRow = database.prepare<IncidentRow>(UPSERT);
  const remove = database.prepare<[string, string]>(
    'DELETE FROM incidents WHERE service = ? AND incident_id = ?',
  );
  const selectPage = (condition: string) =>
    database.prepare<ListBounds, IncidentRow>(
      `SELECT ${COLUMNS} FROM incidents
       WHERE started_at_ms >= @fromMs AND started_at_ms < @toMs
         AND (started_at_ms, service, incident_id) < (@beforeMs, @beforeService, @beforeId) ${condition}
       ORDER BY started_at_ms DESC, service DESC, incident_id DESC LIMIT @rowCount`,
    );
  const pageOfAll = selectPage('');
  const pageOfService = selectPage('AND service = @service');
  const selectAll = database.prepare<[], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents ORDER BY started_at_ms, incident_id, service`,
  );
  const selectAllOfService = database.prepare<[string], IncidentRow>(
    `SELECT ${COLUMNS} FROM incidents WHERE service = ? ORDER BY started_at_ms, incident_id`,
  );

  const selectOutlasting = database.prepare<{ service: string; fromMs: number; toMs: number }, TimesRow>(
    OUTLASTING,
  );

  const putOne = (incident: Incident): Upserted => {
    const stored = select.get(incident.service, incident.id);
    const row = toRow(incident);
    if (stored !== undefined && isSameRow(stored, row)) return 'same';
    upsertRow.run(row);
    return stored === undefined ? 'created' : 'updated';
  };
  const putAll = database.transaction((incidents: readonly Incident[]) => incidents.map(putOne));
  const upsertMany = (incidents: readonly Incident[]): Upserted[] => {
    const results = putAll(incidents);
    if (results.some((result) => result !== 'same')) feed.announce('incidents');
    return results;
  };

  return {
    upsert: (incident) => upsertMany([incident])[0] ?? 'same',
    upsertMany,
    remove(service, id) {
      const wasThere = remove.run(service, id).changes === 1;
      if (wasThere) feed.announce('incidents');
      return wasThere;
    },
    get(service, id) {
      const row = select.get(service, id);
      return row === undefined ? null : fromRow(row);
    },
    find: (id) => selectById.all(id).map(fromRow),
    list(query) {
      const rows = (query.service === null ? pageOfAll : pageOfService).all(boundsOf(query));
      return toPage(
        rows,
        query.limit,
        ({ startedAtMs, service, id }) => ({ atMs: startedAtMs, service, environment: '', id }),
        fromRow,
      );
    },
    outlasting: (service, fromMs, toMs) => selectOutlasting.all({ service, fromMs, toMs }).map(withSpells),
    all: (service) => (service === null ? selectAll.all() : selectAllOfService.all(service)).map(fromRow),
  };
}
