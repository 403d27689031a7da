import type { IncidentBody } from '#shared/api/incidents.ts';
import type { StatementLine } from '#shared/api/statement.ts';

/** What a person says of a burning. */
export interface ToldOfBurning {
  readonly title: string;
  /** 1 is the worst, 4 the least. */
  readonly severity: number;
  readonly by: string;
}

/**
 * The incident that a burning was, with its times: it has no end while the burning goes on. Its id is made of when it
 * began, so that what is sent twice is one.
 *
 * @example burningIncident({ start: '2026-11-06T13:42:00.000Z', … }, 'shop', told).id // 'burning-20261106T1342Z'
 */
export const burningIncident = (
  { start, end, running }: Pick<StatementLine, 'start' | 'end' | 'running'>,
  service: string,
  { title, severity, by }: ToldOfBurning,
): IncidentBody => ({
  service,
  id: `burning-${start.slice(0, 16).replace(/[-:]/g, '')}Z`,
  title,
  severity,
  startedAt: start,
  detectedBy: by,
  resolvedAt: running ? null : end,
});
