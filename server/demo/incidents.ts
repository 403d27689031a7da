import type { Incident } from '#shared/facts.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { WholeDeployment } from '../store/store.ts';
import type { Story } from './story.ts';
import type { Trouble } from './trouble.ts';

/** The release that a trouble names: the last one of its service before it began. */
const causeOf = (
  { culprit, service, startMs }: Trouble,
  deployments: readonly WholeDeployment[],
): string | null => {
  if (culprit === null) return null;
  const cause = deployments.findLast(
    ({ deployment }) =>
      deployment.service === service && deployment.result === 'success' && deployment.finishedAtMs <= startMs,
  );
  return cause?.deployment.id ?? null;
};

/**
 * Incidents that were noticed or ended in `[fromMs, toMs)`, as they are known at its end: not resolved where
 * they still run.
 *
 * @param deployments up to `toMs`, oldest first
 */
export const incidentsBetween = (
  story: Story,
  deployments: readonly WholeDeployment[],
  fromMs: number,
  toMs: number,
): Incident[] =>
  story.troublesBetween(fromMs - MINUTE_MS, toMs).flatMap((trouble): Incident[] => {
    const { id, service, startMs, endMs, report } = trouble;
    if (report === null) return [];
    const detectedAtMs = startMs + report.detectedAfterMinutes * MINUTE_MS;
    if (detectedAtMs >= toMs) return [];
    return [
      {
        service,
        id,
        title: report.title,
        severity: report.severity,
        startedAtMs: startMs,
        detectedAtMs,
        detectedBy: report.detectedBy,
        resolvedAtMs: endMs < toMs ? endMs : null,
        causedByDeployment: causeOf(trouble, deployments),
        causedBySha: null,
        source: 'api',
        kind: 'incident',
        reportedAtMs: null,
        spells: null,
        duplicateOf: null,
        url: null,
      },
    ];
  });
