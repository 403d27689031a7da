import type { Database } from 'better-sqlite3';
import type { DeploymentKey } from '#shared/facts.ts';

/** What was written of a service since it was last asked. */
export interface Touched {
  /** Deployments written, or whose changes were; null where they are too many to name. */
  readonly deployments: readonly DeploymentKey[] | null;
  /** Whether incidents, corrections of links or what waits to ship were written. */
  readonly others: boolean;
}

/**
 * Notes which services are written about, whoever writes: what is kept of the others stays right. Changes are ten times
 * as many as deployments and have one writer, `deployed-changes.ts`, which says so itself: `NOTE_TOUCHED`.
 */
export interface DeliveryTouches {
  /** By service; empties itself. */
  take(): ReadonlyMap<string, Touched>;
}

/** SQL that notes a deployment by its service, environment and id. */
export const NOTE_TOUCHED = 'SELECT note_touched(?, ?, ?)';

/** More deployments of one service than these are not told apart. */
const MOST_NAMED = 256;

interface Noted {
  readonly deployments: Map<string, DeploymentKey>;
  areTooMany: boolean;
  others: boolean;
}

/** What of a deployment is in no column that figures rest on may change unnoticed. */
const OF_DEPLOYMENT = `finished_at_ms, result, version, sha, rollback_of, ref, automated, unplanned, fixes_incident,
  service, environment, deployment_id`;

const deploymentTrigger = (event: string, row: 'old' | 'new'): string =>
  `CREATE TEMP TRIGGER touched_deployments_${event.slice(0, 6).toLowerCase()} AFTER ${event} ON main.deployments BEGIN
     SELECT note_touched(${row}.service, ${row}.environment, ${row}.deployment_id);
   END`;

const otherTrigger = (table: string, event: string, row: 'old' | 'new', column = 'service'): string =>
  `CREATE TEMP TRIGGER touched_${table}_${column}_${event.toLowerCase()} AFTER ${event} ON main.${table}
   WHEN ${row}.${column} IS NOT NULL BEGIN SELECT note_touched(${row}.${column}, NULL, NULL); END`;

const TRIGGERS = [
  deploymentTrigger('INSERT', 'new'),
  deploymentTrigger(`UPDATE OF ${OF_DEPLOYMENT}`, 'new'),
  deploymentTrigger('DELETE', 'old'),
  ...['incidents', 'unshipped_changes', 'unshipped_services'].flatMap((table) => [
    otherTrigger(table, 'INSERT', 'new'),
    otherTrigger(table, 'UPDATE', 'new'),
    otherTrigger(table, 'DELETE', 'old'),
  ]),
  otherTrigger('link_corrections', 'INSERT', 'new'),
  otherTrigger('link_corrections', 'INSERT', 'new', 'deployment_service'),
];

/** Triggers of this connection alone, so that no writer can forget to tell. A write that is taken back is noted too. */
export function createDeliveryTouches(database: Database): DeliveryTouches {
  let noted = new Map<string, Noted>();
  const note = (service: string, environment: string | null, id: string | null): void => {
    const known = noted.get(service) ?? { deployments: new Map(), areTooMany: false, others: false };
    noted.set(service, known);
    if (environment === null || id === null) known.others = true;
    else if (known.deployments.size >= MOST_NAMED) known.areTooMany = true;
    else known.deployments.set(`${environment}\n${id}`, { service, environment, id });
  };
  database.function('note_touched', { varargs: false }, (service, environment, id) => {
    note(String(service), textOrNull(environment), textOrNull(id));
    return null;
  });
  for (const trigger of TRIGGERS) database.exec(trigger);

  return {
    take() {
      const taken = noted;
      noted = new Map();
      return new Map(
        [...taken].map(([service, { deployments, areTooMany, others }]) => [
          service,
          { deployments: areTooMany ? null : [...deployments.values()], others },
        ]),
      );
    },
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
