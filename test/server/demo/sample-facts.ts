import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { DeliveryFacts } from '#shared/facts.ts';
import { agreementVersions } from '../../../server/config/agreement-versions.ts';
import { createDemoAgreement } from '../../../server/demo/demo-agreement.ts';
import { deploymentsBetween } from '../../../server/demo/deployments.ts';
import { incidentsBetween } from '../../../server/demo/incidents.ts';
import { createStory, type Story } from '../../../server/demo/story.ts';

export const SEED = 2_026;
/** A Sunday evening in Seoul. */
export const FIRST_START_MS = Date.parse('2026-11-22T20:32:10+09:00');

export const story: Story = createStory(SEED, FIRST_START_MS);

export const versionsOf = (told: Story): AgreementVersion[] =>
  agreementVersions(createDemoAgreement(told.anchorMs), told.anchorMs);

/** What the store would answer for all services at an instant. */
export const deliveryFacts = (told: Story, nowMs: number): DeliveryFacts => {
  const rows = deploymentsBetween(told, told.beginMs, nowMs);
  return {
    deployments: rows.map(({ deployment }) => deployment).filter(({ result }) => result === 'success'),
    changes: rows.flatMap(({ changes }) => changes),
    incidents: incidentsBetween(told, rows, told.beginMs, nowMs),
    incidentsElsewhere: [],
    corrections: [],
    unshipped: [],
    unshippedKnown: [],
    plans: [],
  };
};
