import type { Static } from 'typebox';
import type { CorrectionAnswer, DeploymentName } from '#shared/api/corrections.ts';
import type { EvidenceLink } from '#shared/api/evidence.ts';
import type { DeploymentKey, LinkCorrection } from '#shared/facts.ts';
import type { FailureLink } from '#shared/metrics/failure-links.ts';
import { isoInstant } from '#shared/time.ts';

export const toDeploymentName = ({
  service,
  environment,
  id,
}: DeploymentKey): Static<typeof DeploymentName> => ({ service, environment, id });

/** @param counts whether no later one speaks of the same subject */
export const toCorrectionAnswer = (correction: LinkCorrection, counts: boolean): CorrectionAnswer => ({
  number: correction.number,
  at: isoInstant(correction.madeAtMs),
  by: correction.madeBy,
  reason: correction.reason,
  service: correction.service,
  incident: correction.incident,
  verdict: correction.verdict,
  deployment: correction.deployment === null ? null : toDeploymentName(correction.deployment),
  counts,
});

/** @param counts whether it is the one that counts for the deployment it blames */
export const toLinkAnswer = (link: FailureLink, counts: boolean): EvidenceLink => ({
  kind: link.kind,
  counts,
  failed: toDeploymentName(link.deployment),
  incident: link.incident === null ? null : { service: link.incident.service, id: link.incident.id },
  by: link.by === null ? null : toDeploymentName(link.by),
  sha: link.sha,
  afterSeconds: link.kind === 'time' ? link.afterSeconds : null,
  correction: link.correction === null ? null : toCorrectionAnswer(link.correction, true),
});
