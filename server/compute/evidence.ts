import type { LinkCorrection } from '#shared/facts.ts';
import type { EvidenceEvent } from '#shared/metrics/evidence.ts';
import { type LinkVerdicts, linkVerdicts } from '#shared/metrics/link-verdicts.ts';
import { Problem } from '#shared/problems.ts';
import type { Store } from '../store/store.ts';
import { deliveryOptions } from './compute-figure.ts';
import { type EvidencePart, pageOfEvidence } from './evidence-page.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { FigureQuestion, FigureWithReceipt } from './figure-question.ts';
import { answerFigure } from './figures.ts';
import { findSubject } from './subject.ts';

export interface EvidenceQuestion extends FigureQuestion, EvidencePart {}

/** An event with what the store knows of it, and with what people said of it last. */
export interface KnownEvent extends EvidenceEvent {
  readonly correction: LinkCorrection | null;
}

export interface EvidenceList {
  readonly figure: FigureWithReceipt;
  readonly events: readonly KnownEvent[];
  readonly next: string | null;
}

export interface EvidenceDeps extends FigureDeps {
  readonly store: Pick<Store, 'releases' | 'linkCorrections'>;
}

function correctionOf(
  { ofIncident, ofDeployment }: LinkVerdicts,
  event: EvidenceEvent,
): LinkCorrection | null {
  const { kind, service, environment, id } = event;
  if (service === null) return null;
  if (kind === 'incident') return ofIncident({ service, id });
  return kind === 'deployment' && environment !== null ? ofDeployment({ service, environment, id }) : null;
}

/** Version and address of a deployment and the message of a change, which no figure needs. */
function named({ releases }: EvidenceDeps['store'], event: EvidenceEvent): EvidenceEvent {
  const { kind, service, environment, id, deployment, repository } = event;
  if (kind === 'deployment' && service !== null && environment !== null) {
    const release = releases.get({ service, environment, id });
    return { ...event, title: release?.version ?? null, url: release?.url ?? null };
  }
  if (kind !== 'change' || deployment === null || repository === null) return event;
  const message = releases.change(deployment, repository, id)?.message ?? null;
  return { ...event, title: message?.split('\n')[0] ?? null };
}

/**
 * A figure of deliveries with the events behind it, latest first, and what was left out of it.
 *
 * @throws Problem `invalid-query` for a metric over tallies, whose receipt says what it rests on
 */
export function answerEvidence(deps: EvidenceDeps, question: EvidenceQuestion): EvidenceList {
  const subject = findSubject(deps, question);
  const { metric } = subject;
  if (metric.needs !== 'deliveries')
    throw new Problem(
      'invalid-query',
      `"${metric.id}" is counted and not made of events: its receipt says what it rests on.`,
    );
  const figure = answerFigure(deps, question);
  const evidence = metric.createEvidence(deps.facts.history(subject.service));
  const { items, next } = pageOfEvidence(
    evidence(figure.window, deliveryOptions(deps, subject, figure.window)),
    question,
  );
  const verdicts = linkVerdicts(deps.store.linkCorrections.all());
  const events = items.map((event) => ({
    ...named(deps.store, event),
    correction: correctionOf(verdicts, event),
  }));
  return { figure, events, next };
}
