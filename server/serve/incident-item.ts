import type { Static } from 'typebox';
import type { IncidentItem, ReleaseName } from '#shared/api/incident-log.ts';
import type { Deployment, DeploymentKey } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { JudgedIncident } from '../compute/incident-log.ts';
import type { Config } from '../config/config.ts';
import { isoInstantOrNull } from './instants.ts';
import { toCorrectionAnswer, toLinkAnswer } from './link-answer.ts';
import { serviceNameOf } from './service-name.ts';

export const toReleaseName = (
  deployment: DeploymentKey & Pick<Deployment, 'version' | 'finishedAtMs'>,
  config: Config,
): Static<typeof ReleaseName> => ({
  service: deployment.service,
  serviceName: serviceNameOf(config, deployment.service),
  environment: deployment.environment,
  id: deployment.id,
  version: deployment.version,
  finishedAt: isoInstant(deployment.finishedAtMs),
});

const toSpells = ({ spells }: JudgedIncident): IncidentItem['spells'] =>
  spells.map(({ startedAtMs, resolvedAtMs }) => ({
    startedAt: isoInstant(startedAtMs),
    resolvedAt: isoInstantOrNull(resolvedAtMs),
    seconds:
      resolvedAtMs === null || resolvedAtMs < startedAtMs ? null : (resolvedAtMs - startedAtMs) / SECOND_MS,
  }));

/** An incident as its list and its page show it. */
export function toIncidentItem(judged: JudgedIncident, config: Config): IncidentItem {
  const { incident, cause, before, correction } = judged;
  return {
    service: incident.service,
    serviceName: serviceNameOf(config, incident.service),
    id: incident.id,
    source: incident.source,
    kind: incident.kind,
    title: incident.title,
    severity: incident.severity,
    startedAt: isoInstant(incident.startedAtMs),
    detectedAt: isoInstantOrNull(incident.detectedAtMs),
    detectedBy: incident.detectedBy,
    reportedAt: isoInstantOrNull(incident.reportedAtMs),
    resolvedAt: isoInstantOrNull(incident.resolvedAtMs),
    seconds: judged.seconds,
    spells: toSpells(judged),
    flags: [...judged.flags],
    duplicateOf: incident.duplicateOf,
    others: judged.others.map((service) => ({ service, serviceName: serviceNameOf(config, service) })),
    cause: cause === null ? null : toLinkAnswer(cause, true),
    causeName: cause === null ? null : toReleaseName(cause.deployment, config),
    correction: correction === null ? null : toCorrectionAnswer(correction, true),
    before:
      before === null
        ? null
        : { ...toReleaseName(before.deployment, config), beforeSeconds: before.beforeSeconds },
    url: incident.url,
  };
}
