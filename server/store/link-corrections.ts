import type { Database } from 'better-sqlite3';
import type { DeploymentKey, LinkCorrection, LinkVerdict } from '#shared/facts.ts';
import type { ChangeFeed } from './change-feed.ts';

/** What people said of links between incidents and deployments: a log in which nothing is changed. */
export interface LinkCorrectionStore {
  /** Durable when it returns; announced as `incidents`. */
  add(correction: Omit<LinkCorrection, 'number'>): LinkCorrection;
  /** Oldest first. */
  all(): readonly LinkCorrection[];
}

/** A correction as SQLite keeps it. */
interface CorrectionRow {
  readonly number: number;
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly reason: string;
  readonly service: string;
  readonly incident: string | null;
  readonly verdict: LinkVerdict;
  readonly deploymentService: string | null;
  readonly deploymentEnvironment: string | null;
  readonly deploymentId: string | null;
}

const COLUMNS = `row_id AS number, made_at_ms AS madeAtMs, made_by AS madeBy, reason, service,
  incident_id AS incident, verdict, deployment_service AS deploymentService,
  deployment_environment AS deploymentEnvironment, deployment_id AS deploymentId`;

function deploymentOf(row: CorrectionRow): DeploymentKey | null {
  const { deploymentService: service, deploymentEnvironment: environment, deploymentId: id } = row;
  return service === null || environment === null || id === null ? null : { service, environment, id };
}

function fromRow(row: CorrectionRow): LinkCorrection {
  const { number, madeAtMs, madeBy, reason, service, incident, verdict } = row;
  return { number, madeAtMs, madeBy, reason, service, incident, verdict, deployment: deploymentOf(row) };
}

export function createLinkCorrectionStore(database: Database, feed: ChangeFeed): LinkCorrectionStore {
  const insert = database.prepare<Omit<CorrectionRow, 'number'>>(
    `INSERT INTO link_corrections (made_at_ms, made_by, reason, service, incident_id, verdict,
       deployment_service, deployment_environment, deployment_id)
     VALUES (@madeAtMs, @madeBy, @reason, @service, @incident, @verdict, @deploymentService,
       @deploymentEnvironment, @deploymentId)`,
  );
  const selectAll = database.prepare<[], CorrectionRow>(
    `SELECT ${COLUMNS} FROM link_corrections ORDER BY row_id`,
  );
  return {
    add({ deployment, ...told }) {
      const { lastInsertRowid } = insert.run({
        ...told,
        deploymentService: deployment?.service ?? null,
        deploymentEnvironment: deployment?.environment ?? null,
        deploymentId: deployment?.id ?? null,
      });
      // What senders told stands as it was; which deployment failed does not.
      feed.announce('incidents');
      return { ...told, deployment, number: Number(lastInsertRowid) };
    },
    all: () => selectAll.all().map(fromRow),
  };
}
