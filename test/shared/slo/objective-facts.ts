import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { ObjectiveSpec, TallyLookup } from '#shared/facts.ts';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import type { Window } from '#shared/time.ts';
import { MINUTE_MS } from '#shared/units.ts';
import { resolveWindow } from '#shared/windows.ts';
import { limit, version } from '../agreement/ledger.ts';

/** A Sunday, the start of a minute, hour and UTC day. */
export const START_MS = Date.parse('2026-11-22T00:00:00Z');

/** `START_MS` and so many minutes. */
export const minute = (count: number): number => START_MS + count * MINUTE_MS;

export const spec = (rest: Partial<ObjectiveSpec> = {}): ObjectiveSpec => ({
  service: 'work-orders',
  objective: 'availability',
  sliKind: 'counters',
  intervalSeconds: 15,
  observedCount: 1,
  minimumEvents: null,
  ...rest,
});

/** A version of the agreement in which the objective has a target. */
export const agreed = (number: number, effectiveFromMs: number, target: number, window = '30d') =>
  version(number, effectiveFromMs, { availability: { ...limit('target', target), window } });

/** 99.9 % over 30 days, for all time. */
export const threeNines = [agreed(1, 0, 0.999)];

export const facts = (
  tallies: TallyLookup,
  versions: readonly AgreementVersion[] = threeNines,
  rest: Partial<ObjectiveSpec> = {},
): ObjectiveFacts => ({
  spec: spec(rest),
  tallies,
  versions,
  outages: [],
  failingSinceMs: null,
});

export const windowTo = (endMs: number, name = '30d', zone = 'UTC'): Window =>
  resolveWindow(name, endMs, zone);
