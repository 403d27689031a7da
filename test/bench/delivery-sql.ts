import type { DeliveryStory } from './delivery-story.ts';
import type { RunningPostgres } from './systems/postgres.ts';

/**
 * Tables in the manner of products that keep what many tools say in one database: long names of things, and a mapping
 * of each tool's things to projects, which every question goes through.
 */
const SCHEMA = `
CREATE UNLOGGED TABLE project_mapping (project text, kind text, scope text);
CREATE UNLOGGED TABLE deployments (scope text, id text, finished timestamptz, environment text, result text);
CREATE UNLOGGED TABLE changes (deployment text, sha text, committed timestamptz, parents int);
CREATE UNLOGGED TABLE incidents (scope text, id text, started timestamptz, resolved timestamptz);
CREATE UNLOGGED TABLE incident_causes (incident text, deployment text)`;

const INDEXES = `
ALTER TABLE project_mapping ADD PRIMARY KEY (project, kind, scope);
ALTER TABLE deployments ADD PRIMARY KEY (id);
CREATE INDEX ON deployments (scope, finished);
CREATE INDEX ON deployments (finished);
CREATE INDEX ON changes (deployment);
ALTER TABLE incidents ADD PRIMARY KEY (id);
CREATE INDEX ON incidents (scope, resolved);
CREATE INDEX ON incident_causes (deployment)`;

const timeOf = (atMs: number | null): string => (atMs === null ? '\\N' : new Date(atMs).toISOString());
const scopeOf = (service: string): string => `github:GithubRepo:1:${service}`;
const keyOf = (service: string, id: string): string => `github:GithubRun:1:${id}:${scopeOf(service)}`;

export async function fillPostgres(postgres: RunningPostgres, story: DeliveryStory): Promise<void> {
  const places = story.size.deployments;
  function* mappingLines() {
    for (const service of story.serviceIds)
      for (const kind of ['deployments', 'incidents']) yield [service, kind, scopeOf(service)].join('\t');
  }
  function* deploymentLines() {
    for (let place = 0; place < places; place += 1) {
      const { service, id, finishedAtMs, environment, result } = story.deployment(place).deployment;
      yield [scopeOf(service), keyOf(service, id), timeOf(finishedAtMs), environment, result].join('\t');
    }
  }
  function* changeLines() {
    for (let place = 0; place < places; place += 1)
      for (const { service, deploymentId, sha, committedAtMs, parentCount } of story.deployment(place)
        .changes ?? [])
        yield [keyOf(service, deploymentId), sha, timeOf(committedAtMs), parentCount].join('\t');
  }
  function* incidentLines() {
    for (const { service, id, startedAtMs, resolvedAtMs } of story.incidents())
      yield [scopeOf(service), id, timeOf(startedAtMs), timeOf(resolvedAtMs)].join('\t');
  }
  function* causeLines() {
    for (const { service, id, causedByDeployment } of story.incidents())
      yield [id, keyOf(service, causedByDeployment ?? '')].join('\t');
  }
  await postgres.run(SCHEMA);
  await postgres.copy('project_mapping', mappingLines());
  await postgres.copy('deployments', deploymentLines());
  await postgres.copy('changes', changeLines());
  await postgres.copy('incidents', incidentLines());
  await postgres.copy('incident_causes', causeLines());
  await postgres.run(INDEXES);
  await postgres.run('VACUUM ANALYZE');
}

/** What is asked: of one service or of all with null, between two instants. */
export interface SqlQuestion {
  readonly service: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** Edges of the months; null for the span as one. */
  readonly edgesMs: readonly number[] | null;
}

/**
 * The four measures. Each change of the story is carried once, which spares SQL what the board does not know: to look
 * for the first deployment that carried it. Incidents that are open at the end of a period are left out, where the
 * board takes them for censored.
 */
export function sqlQuestions({ service, fromMs, toMs, edgesMs }: SqlQuestion): Record<string, string> {
  const edges = edgesMs ?? [fromMs, toMs];
  const periods = edges
    .slice(1)
    .map(
      (end, index) =>
        `('${timeOf(edges[index] ?? 0)}'::timestamptz, '${timeOf(Math.min(end, toMs))}'::timestamptz)`,
    )
    .join(', ');
  const period = `(VALUES ${periods}) AS p (b, e)`;
  const ofKind = (kind: string): string =>
    `JOIN project_mapping m ON m.kind = '${kind}'${service === null ? '' : ` AND m.project = '${service}'`} AND m.scope =`;
  const counted = `SELECT d.scope, d.id, d.finished FROM deployments d ${ofKind('deployments')} d.scope
    WHERE d.result = 'success' AND d.environment = 'production'
      AND d.finished >= '${timeOf(edges[0] ?? 0)}' AND d.finished < '${timeOf(toMs)}'`;
  const first = `SELECT d.scope, min(d.finished) AS finished FROM deployments d ${ofKind('deployments')} d.scope
    WHERE d.result = 'success' AND d.environment = 'production' GROUP BY 1`;
  return {
    'deployment-frequency': `WITH d AS (${counted}) SELECT count(d.id), NULL
      FROM ${period} LEFT JOIN d ON d.finished >= p.b AND d.finished < p.e GROUP BY p.b ORDER BY p.b`,
    'lead-time': `WITH d AS (${counted}), firsts AS (${first}), leads AS (
        SELECT d.finished, c.sha, extract(epoch FROM d.finished - c.committed) AS seconds
        FROM d JOIN changes c ON c.deployment = d.id JOIN firsts f ON f.scope = d.scope AND d.finished > f.finished
        WHERE c.parents = 1 AND c.committed <= d.finished)
      SELECT count(l.sha), percentile_cont(0.5) WITHIN GROUP (ORDER BY l.seconds)
      FROM ${period} LEFT JOIN leads l ON l.finished >= p.b AND l.finished < p.e GROUP BY p.b ORDER BY p.b`,
    'change-failure-rate': `WITH d AS (${counted}), f AS (
        SELECT d.id, d.finished, count(c.incident) AS failures
        FROM d LEFT JOIN incident_causes c ON c.deployment = d.id GROUP BY 1, 2)
      SELECT count(f.id), avg(CASE WHEN f.failures > 0 THEN 1.0 ELSE 0.0 END)
      FROM ${period} LEFT JOIN f ON f.finished >= p.b AND f.finished <= p.e - interval '24 hours'
      GROUP BY p.b ORDER BY p.b`,
    'time-to-restore': `WITH i AS (SELECT i.id, i.started, i.resolved FROM incidents i ${ofKind('incidents')} i.scope)
      SELECT count(i.id), percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM i.resolved - i.started))
      FROM ${period} LEFT JOIN i ON i.resolved >= p.b AND i.resolved < p.e GROUP BY p.b ORDER BY p.b`,
  };
}
