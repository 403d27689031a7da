import type { ServiceConfig } from '../config/config.ts';

const GROUP = 'group:';

/** The group that a scope names: `group:line-1`; null for a service id or `all`. No id of a service has a colon. */
export const groupOf = (scope: string): string | null =>
  scope.startsWith(GROUP) ? scope.slice(GROUP.length) : null;

/** Whether a scope (`all`, a service id or `group:<name>`) means this service. */
export const isInScope = (scope: string, { id, group }: Pick<ServiceConfig, 'id' | 'group'>): boolean =>
  scope === 'all' || scope === id || (group !== null && groupOf(scope) === group);

/** Whether a scope is of several services. */
export const isOfMany = (scope: string): boolean => scope === 'all' || groupOf(scope) !== null;
