import type { Metric } from '#shared/metrics/define-metric.ts';
import { metricById } from '#shared/metrics/find-metric.ts';
import { Problem } from '#shared/problems.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { FigureDeps } from './figure-deps.ts';
import type { SubjectQuestion } from './figure-question.ts';
import { isInScope } from './scope.ts';

const DEFAULT_OBJECTIVE = 'availability';

/** Everything but the question's time: what is computed for which service. */
export interface Subject {
  readonly metric: Metric;
  /** A service id, `all`, or `group:<name>`. */
  readonly service: string;
  /** Null for delivery metrics. */
  readonly objective: string | null;
}

/** @throws Problem `unknown-metric`; `unknown-objective` where one is named that none of the services has */
export function findSubject(deps: Pick<FigureDeps, 'config'>, question: SubjectQuestion): Subject {
  const { service } = question;
  const metric = metricById(question.metric);
  if (metric.needs === 'deliveries') return { metric, service, objective: null };
  const subject = { metric, service, objective: question.objective ?? DEFAULT_OBJECTIVE };
  if (question.objective !== null && objectivesOf(deps, subject).length === 0)
    throw new Problem(
      'unknown-objective',
      `No objective of ${service === 'all' ? 'any service' : service} is called "${question.objective.slice(0, 80)}".`,
    );
  return subject;
}

/** The configured objectives that a subject means, with their services; none for delivery metrics. */
export const objectivesOf = (
  { config }: Pick<FigureDeps, 'config'>,
  subject: Subject,
): { service: ServiceConfig; objective: ObjectiveConfig }[] =>
  config
    .current()
    .services.filter((each) => isInScope(subject.service, each))
    .flatMap((service) =>
      service.objectives
        .filter((objective) => objective.id === subject.objective)
        .map((objective) => ({ service, objective })),
    );

/** What a subject is called in the agreement: the id of its objective, else of its metric. */
export const agreedId = ({ metric, objective }: Subject): string => objective ?? metric.id;
