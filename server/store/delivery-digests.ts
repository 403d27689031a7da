import type { Database } from 'better-sqlite3';
import type { DeploymentKey } from '#shared/facts.ts';

/** Packed columns of services, so that a start need not read millions of rows. They say nothing that the rows do not. */
export interface DeliveryDigests {
  /** What this maker packed of a service; null for nothing. */
  digest(service: string, madeBy: string): Buffer | null;
  /** Deployments of a service that were written since, or whose changes were; at most `limit`. */
  digestGaps(service: string, limit: number): readonly DeploymentKey[];
  /** Puts it in the place of what was packed before: it has no gaps. Durable when it returns. */
  keepDigest(service: string, madeBy: string, body: Buffer): void;
}

/** SQL that notes a deployment by its service, environment and id, where something is packed of its service. */
export const NOTE_GAP = `INSERT INTO delivery_digest_gaps SELECT @service, @environment, @id
  WHERE EXISTS (SELECT 1 FROM delivery_digests WHERE service = @service) ON CONFLICT DO NOTHING`;

export function createDeliveryDigests(database: Database): DeliveryDigests {
  const select = database
    .prepare<[string, string], Buffer>('SELECT body FROM delivery_digests WHERE service = ? AND made_by = ?')
    .pluck();
  const gaps = database.prepare<[string, number], DeploymentKey>(
    `SELECT service, environment, deployment_id AS id FROM delivery_digest_gaps WHERE service = ? LIMIT ?`,
  );
  const put = database.prepare<[string, string, Buffer]>(
    'INSERT OR REPLACE INTO delivery_digests VALUES (?, ?, ?)',
  );
  const close = database.prepare<[string]>('DELETE FROM delivery_digest_gaps WHERE service = ?');
  const keep = database.transaction((service: string, madeBy: string, body: Buffer) => {
    put.run(service, madeBy, body);
    close.run(service);
  });
  return {
    digest: (service, madeBy) => select.get(service, madeBy) ?? null,
    digestGaps: (service, limit) => gaps.all(service, limit),
    keepDigest: (service, madeBy, body) => void keep(service, madeBy, body),
  };
}
