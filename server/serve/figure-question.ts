import type { FigureQuery } from '#shared/api/figures.ts';
import { Problem } from '#shared/problems.ts';
import type { FigureQuestion } from '../compute/figure-question.ts';
import { groupOf } from '../compute/scope.ts';
import type { Config } from '../config/config.ts';
import { queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';

/**
 * `all`, `group:<name>`, or the id of a known service, which may stand behind `s:`.
 *
 * @throws Problem `unknown-service`; `invalid-query` for a group that no service belongs to
 */
export function readScope(scope: string | undefined, config: Config): string {
  if (scope === undefined || scope === 'all') return 'all';
  const group = groupOf(scope);
  if (group === null) return knownService(config, scope.startsWith('s:') ? scope.slice(2) : scope).id;
  if (config.services.some((service) => service.group === group)) return scope;
  throw new Problem('invalid-query', `No service belongs to a group "${group.slice(0, 80)}".`);
}

/** @throws Problem `invalid-query` when the span is not one, or given in two ways */
export function readFigureQuestion(query: FigureQuery, config: Config): FigureQuestion {
  const fromMs = queryInstant(query.from, 'from');
  const toMs = queryInstant(query.to, 'to');
  if ((fromMs === null) !== (toMs === null))
    throw new Problem('invalid-query', 'A span needs both from and to.');
  if (fromMs !== null && (query.window !== undefined || query.at !== undefined))
    throw new Problem('invalid-query', 'Give either from and to, or window and at.');
  if (fromMs !== null && toMs !== null && fromMs >= toMs)
    throw new Problem('invalid-query', `from=${query.from} is not before to=${query.to}.`);
  return {
    metric: query.metric,
    service: readScope(query.service, config),
    objective: query.objective ?? null,
    windowName: query.window ?? null,
    atMs: queryInstant(query.at, 'at'),
    span: fromMs !== null && toMs !== null ? { fromMs, toMs } : null,
  };
}
