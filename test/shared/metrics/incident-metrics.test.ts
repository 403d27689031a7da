import { describe, expect, it } from 'vitest';
import { downtime } from '#shared/metrics/downtime.ts';
import { failedDeploymentRecoveryTime } from '#shared/metrics/failed-deployment-recovery-time.ts';
import { timeToDetect } from '#shared/metrics/time-to-detect.ts';
import { timeToRestore } from '#shared/metrics/time-to-restore.ts';
import { whoNoticed } from '#shared/metrics/who-noticed.ts';
import { HOUR_MS } from '#shared/units.ts';
import { deployment, facts, incident, options, span } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const window = span(hour(100), hour(200));
const reasons = (answer: {
  readonly leftOut: readonly { readonly reason: string; readonly items: readonly string[] }[];
}) => answer.leftOut.map(({ reason, items }) => `${reason} ${items.join(' ')}`);
/** One of each kind that no figure counts. */
const impossible = [
  incident('m', hour(110), hour(111), { kind: 'maintenance' }),
  incident('dup', hour(110), hour(111), { duplicateOf: 'r' }),
  incident('zero', hour(112), hour(112)),
  incident('typo', hour(114), hour(113)),
];

describe('time to restore', () => {
  const compute = (incidents: ReturnType<typeof incident>[], nowMs?: number) =>
    timeToRestore.compute(facts({ incidents }), window, options(nowMs === undefined ? {} : { nowMs }));

  it('takes each spell of an incident that was opened again as an outage of its own', () => {
    const spells = [
      { startedAtMs: hour(110), resolvedAtMs: hour(111) },
      { startedAtMs: hour(120), resolvedAtMs: hour(123) },
      { startedAtMs: hour(190), resolvedAtMs: null },
    ];
    const answer = compute([incident('i', hour(110), null, { spells })]);
    // 1 h and 3 h restored, 10 h and open: S is 2/3, then 1/3.
    expect(answer).toMatchObject({
      value: 3 * 3_600,
      n: 3,
      detail: { resolved: 2, open: 1, meanSeconds: 7_200 },
    });
  });

  it('leaves out maintenance, duplicates and impossible ones, each with its word', () => {
    const answer = compute([incident('r', hour(110), hour(112)), ...impossible]);
    expect(answer).toMatchObject({ value: 7_200, n: 1 });
    expect(reasons(answer).sort()).toEqual([
      'duplicate dup',
      'maintenance m',
      'negative typo',
      'zero-length zero',
    ]);
  });

  it('counts one outage that is told of several services once over all of them', () => {
    const told = ['checkout', 'search'].map((service) => incident('i', hour(110), hour(111), { service }));
    const answer = compute([...told, incident('i', hour(110), hour(114), { service: 'till' })]);
    // 1 h once and 4 h.
    expect(answer).toMatchObject({ value: 2.5 * 3_600, n: 2 });
    expect(reasons(answer)).toEqual(['same-outage i']);
  });

  it('says of one that begins after now that it cannot be right', () => {
    const answer = compute([incident('r', hour(110), hour(111)), incident('f', hour(201), null)], hour(200));
    expect(answer).toMatchObject({ value: 3_600, n: 1 });
    expect(reasons(answer)).toEqual(['future f']);
  });
});

describe('failed deployment recovery time', () => {
  const deployments = [deployment('d1', hour(90)), deployment('d2', hour(109)), deployment('d3', hour(150))];
  const compute = (incidents: ReturnType<typeof incident>[], given: Partial<ReturnType<typeof facts>> = {}) =>
    failedDeploymentRecoveryTime.compute(facts({ deployments, incidents, ...given }), window, options());

  it('runs from the finish of the deployment that caused an incident to its restore', () => {
    const incidents = [
      incident('near', hour(110), hour(112)),
      incident('named', hour(120), hour(130), { causedByDeployment: 'd1' }),
      incident('far', hour(180), hour(181)),
    ];
    const answer = compute(incidents);
    // d2 at 109 to 112: 3 h; d1 at 90 to 130: 40 h; 30 h after d3 nobody is to blame.
    expect(answer).toMatchObject({ value: 21.5 * 3_600, n: 2 });
    expect(reasons(answer)).toEqual(['no-deployment far']);
  });

  it('lets an open one only make it longer, and counts one that was opened again once', () => {
    const spells = [
      { startedAtMs: hour(110), resolvedAtMs: hour(111) },
      { startedAtMs: hour(115), resolvedAtMs: null },
    ];
    const answer = compute([
      incident('again', hour(110), null, { spells }),
      incident('r', hour(151), hour(152)),
    ]);
    // 2 h restored; 91 h and open: S is exactly a half at 2 h, and nothing follows.
    expect(answer).toMatchObject({ value: 2 * 3_600, n: 2, detail: { resolved: 1, open: 1 } });
  });

  it('takes an incident of another service that names a deployment of this one', () => {
    const incidentsElsewhere = [
      incident('x', hour(120), hour(121), { service: 'till', causedByDeployment: 'd2' }),
    ];
    expect(compute([], { incidentsElsewhere })).toMatchObject({ value: 12 * 3_600, n: 1 });
  });

  it('runs from the finish of what was rolled back to end it', () => {
    const back = deployment('back', hour(152), { version: 'd1', fixesIncident: 'i' });
    const answer = failedDeploymentRecoveryTime.compute(
      facts({ deployments: [...deployments, back], incidents: [incident('i', hour(151), hour(153))] }),
      window,
      options(),
    );
    // After d1, at 90, came d2 at 109: 44 h to 153, where d3 at 150 is only its neighbour in time.
    expect(answer).toMatchObject({ value: 44 * 3_600, n: 1 });
  });

  it('leaves out an unknown cause, and one that was restored before its cause went out', () => {
    const answer = compute([
      incident('unknown', hour(110), hour(112), { causedByDeployment: 'gone' }),
      incident('before', hour(140), hour(145), { causedByDeployment: 'd3' }),
      ...impossible,
    ]);
    expect(answer).toMatchObject({ value: null, n: 0, reason: 'no-data' });
    expect(reasons(answer).sort()).toEqual([
      'cause-unknown unknown',
      'duplicate dup',
      'maintenance m',
      'negative typo before',
      'zero-length zero',
    ]);
  });
});

describe('downtime', () => {
  const compute = (incidents: ReturnType<typeof incident>[]) =>
    downtime.compute(facts({ incidents }), window, options());

  it('is the union of spells, within the window', () => {
    const answer = compute([
      incident('a', hour(90), hour(102)),
      incident('b', hour(101), hour(104)),
      incident('open', hour(198), null),
    ]);
    // 100 to 104 and 198 to 200: 6 h, where the sum is 2 + 3 + 2.
    expect(answer).toMatchObject({ value: 6 * 3_600, n: 3, detail: { sumSeconds: 7 * 3_600 } });
  });

  it('lists every service, and counts what was told of several once over all', () => {
    const told = ['checkout', 'search'].map((service) => incident('i', hour(110), hour(111), { service }));
    const answer = compute([...told, incident('j', hour(120), hour(122), { service: 'search' })]);
    expect(answer).toMatchObject({ value: 3 * 3_600, n: 2 });
    expect(answer.detail.services).toEqual([
      { service: 'search', seconds: 3 * 3_600, incidents: 2 },
      { service: 'checkout', seconds: 3_600, incidents: 1 },
    ]);
    expect(reasons(answer)).toEqual(['same-outage i']);
  });

  it('is 0 in a window without incidents, and null while none was ever told of', () => {
    expect(compute([incident('before', hour(10), hour(11))])).toMatchObject({ value: 0, n: 0, reason: null });
    expect(compute([])).toMatchObject({ value: null, n: 0, reason: 'no-data' });
    expect(compute([incident('later', hour(300), null)]).value).toBeNull();
  });

  it('counts no maintenance, no duplicates and nothing impossible', () => {
    const answer = compute(impossible);
    expect(answer).toMatchObject({ value: 0, n: 0 });
    expect(reasons(answer).sort()).toEqual([
      'duplicate dup',
      'maintenance m',
      'negative typo',
      'zero-length zero',
    ]);
  });
});

describe('time to detect', () => {
  const compute = (incidents: ReturnType<typeof incident>[]) =>
    timeToDetect.compute(facts({ incidents }), window, options());

  it('is the median from start to detection over the incidents that began in the window', () => {
    const detected = (id: string, at: number, after: number) =>
      incident(id, hour(at), null, { detectedAtMs: hour(at + after) });
    const answer = compute([
      detected('a', 110, 3),
      detected('b', 120, 1),
      detected('c', 130, 10),
      detected('d', 140, 2),
      detected('before', 99, 50),
      detected('early', 150, -1),
      incident('silent', hour(160), null),
      ...impossible,
    ]);
    // METRICS.md §7: the median of 3, 1, 10 and 2 is 2.5.
    expect(answer).toMatchObject({ value: 2.5 * 3_600, n: 4 });
    expect(reasons(answer)).toContain('detected-before-start early');
    expect(reasons(answer)).toContain('not-told silent');
  });
});

describe('who noticed', () => {
  const compute = (...by: (string | null)[]) =>
    whoNoticed.compute(
      facts({
        incidents: [
          ...by.map((detectedBy, index) => incident(`i${index}`, hour(110 + index), null, { detectedBy })),
          ...impossible,
        ],
      }),
      window,
      options(),
    );

  it('is the share of incidents that monitoring noticed', () => {
    expect(compute('monitoring', 'a customer', 'monitoring', 'Kim')).toMatchObject({ value: 0.5, n: 4 });
  });

  it('knows monitoring in whatever letters it is written', () => {
    expect(compute('Monitoring', 'MONITORING', 'Kim', 'a monitoring colleague')).toMatchObject({
      value: 0.5,
      n: 4,
    });
  });

  it('has those of which nobody said in the whole and not in the share, says so, and gives the range', () => {
    // METRICS.md §4: detected by monitoring / incidents. One of four for sure, three if the two others were too.
    const answer = compute('monitoring', null, 'a customer', null);
    expect(answer).toMatchObject({ value: 0.25, n: 4, low: 0.25, high: 0.75 });
    expect(answer.detail).toEqual({ byMonitoring: 1, byOthers: 1, notTold: 2 });
    expect(answer.formula).toBe('1 noticed by monitoring / 4 incidents (of 2 nobody said) = 0.25');
    expect(reasons(answer).join()).not.toContain('not-told');
    // METRICS.md §1.2: no data is not zero.
    expect(compute(null)).toMatchObject({ value: null, n: 1, reason: 'no-data' });
  });
});
