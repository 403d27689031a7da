import { describe, expect, it } from 'vitest';
import { changeFailureRate } from '#shared/metrics/change-failure-rate.ts';
import { HOUR_MS } from '#shared/units.ts';
import { change, deployment, facts, incident, options, span, toldTwice } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const window = span(0, hour(100));
const compute = (given: Parameters<typeof facts>[0]) =>
  changeFailureRate.compute(facts(given), window, options());
/** Deployments at hours 10, 20, 30, 40; with 24 h to settle all are old enough at hour 100. */
const line = [10, 20, 30, 40].map((at) => deployment(`d${at}`, hour(at)));
const failed = (answer: ReturnType<typeof compute>) =>
  (answer.detail.failed as { deployment: string; kind: string; evidence: string }[]).map(
    ({ deployment: id, kind, evidence }) => `${id} ${kind} ${evidence}`,
  );

describe('change failure rate', () => {
  it('is the share of deployments that failed, with n', () => {
    const answer = compute({ deployments: line, incidents: [incident('i', hour(21), null)] });
    expect(answer).toMatchObject({ value: 0.25, n: 4, low: 0, high: 0.25 });
    expect(failed(answer)).toEqual(['d20 time i']);
    expect(answer.formula).toBe('1 failed / 4 deployments old enough to have failed = 0.25');
  });

  it('counts an incident of another service that names a deployment, and blames none by time for it', () => {
    const elsewhere = (causedByDeployment: string | null) =>
      compute({
        deployments: line,
        incidentsElsewhere: [incident('x', hour(21), null, { service: 'till', causedByDeployment })],
      });
    expect(failed(elsewhere('d30'))).toEqual(['d30 explicit x']);
    expect(failed(elsewhere(null))).toEqual([]);
  });

  it('is 0, not null, when none failed, and null without deployments', () => {
    expect(compute({ deployments: line })).toMatchObject({ value: 0, low: 0, high: 0, reason: null });
    expect(compute({})).toMatchObject({ value: null, n: 0, low: null, high: null, reason: 'no-data' });
    expect(compute({ deployments: [deployment('later', hour(200))] }).reason).toBe('before-start');
  });

  it('does not count deployments that are not old enough to have failed', () => {
    const young = [deployment('just', hour(76)), deployment('young', hour(76) + 1)];
    const answer = compute({ deployments: [...line, ...young], incidents: [incident('i', hour(77), null)] });
    expect(answer).toMatchObject({ value: 0, n: 5 });
    expect(answer.detail.notYetKnown).toBe(1);
    expect(answer.leftOut).toEqual([{ reason: 'not-settled', count: 1, items: ['young'] }]);
    expect(compute({ deployments: young.slice(1) }).reason).toBe('too-few');
  });

  it('links by time from the finish on to just before the settle time is over, to the latest before', () => {
    const links = (at: number) =>
      failed(compute({ deployments: line, incidents: [incident('i', at, null)] }));
    expect(links(hour(20))).toEqual(['d20 time i']);
    expect(links(hour(20) - 1)).toEqual(['d10 time i']);
    expect(links(hour(64) - 1)).toEqual(['d40 time i']);
    expect(links(hour(64))).toEqual([]);
    expect(links(hour(9))).toEqual([]);
  });

  it('does not link by time across services', () => {
    const incidents = [incident('i', hour(21), null, { service: 'search' })];
    expect(compute({ deployments: line, incidents }).value).toBe(0);
  });

  it("counts only an incident's strongest link", () => {
    const incidents = [incident('i', hour(41), null, { causedByDeployment: 'd10' })];
    const answer = compute({ deployments: line, incidents });
    expect(failed(answer)).toEqual(['d10 explicit i']);
    expect(answer).toMatchObject({ value: 0.25, low: 0.25, high: 0.25 });
  });

  it('blames the own service of an incident where several deployed the change that it names', () => {
    const deployments = [...line, deployment('other', hour(5), { service: 'api' })];
    const changes = [change('abc', 'other', 0, { service: 'api' }), change('abc', 'd20', 0)];
    const incidents = [incident('i', hour(90), null, { causedBySha: 'abc' })];
    expect(failed(compute({ deployments, changes, incidents }))).toEqual(['d20 explicit i']);
    const elsewhere = incidents.map((each) => ({ ...each, service: 'web' }));
    expect(failed(compute({ deployments, changes, incidents: elsewhere }))).toEqual(['d20 explicit i']);
  });

  it('finds the cause by the sha of a version, and by a change at the first deployment that carried it', () => {
    const deployments = [...line, deployment('named', hour(50), { sha: 'abc' })];
    const changes = [change('fff', 'd30', 0), change('fff', 'd20', 0)];
    const by = (causedBySha: string) =>
      failed(compute({ deployments, changes, incidents: [incident('i', hour(60), null, { causedBySha })] }));
    expect(by('abc')).toEqual(['named explicit i']);
    expect(by('fff')).toEqual(['d20 explicit i']);
  });

  it('lets an explicit link cross services, its own service first', () => {
    const other = deployment('d10', hour(15), { service: 'search' });
    const blame = (service: string, id: string) => {
      const incidents = [incident('i', hour(90), null, { service, causedByDeployment: id })];
      const answer = compute({ deployments: [...line, other], incidents });
      return (answer.detail.failed as { service: string }[]).map((item) => item.service);
    };
    expect(blame('search', 'd10')).toEqual(['search']);
    expect(blame('search', 'd40')).toEqual(['checkout']);
  });

  it('blames nobody where the cause that was named is not known, and says so', () => {
    const incidents = [incident('i', hour(21), null, { causedByDeployment: 'gone' })];
    const answer = compute({ deployments: line, incidents });
    expect(answer.value).toBe(0);
    expect(answer.leftOut).toEqual([{ reason: 'cause-unknown', count: 1, items: ['i'] }]);
  });

  it('counts a deployment that was rolled back, and once only where an incident names it too', () => {
    const deployments = [...line, deployment('back', hour(41), { version: 'd30' })];
    const answer = compute({ deployments, incidents: [incident('i', hour(40), null)] });
    expect(failed(answer)).toEqual(['d40 rollback back']);
    expect(answer).toMatchObject({ value: 0.2, n: 5, low: 0.2 });
    const named = [incident('i', hour(40), null, { causedByDeployment: 'd40' })];
    expect(failed(compute({ deployments, incidents: named }))).toEqual(['d40 explicit i']);
  });

  it('counts every kind of link in its value and high, and explicit ones and roll-backs alone in low', () => {
    const sha = (digit: string): string => digit.repeat(40);
    const deployments = [
      deployment('base', hour(1)),
      ...line,
      deployment('fix', hour(50), { ref: 'hotfix/login' }),
      deployment('back', hour(60), { version: 'd40' }),
      deployment('last', hour(62)),
    ];
    // d10 by a revert, d30 by name, d40 by the hotfix after it, fix by the roll-back, d20 by time.
    const changes = [change(sha('a'), 'd10', 0), change(sha('b'), 'd30', 0, { revertsSha: sha('a') })];
    const incidents = [
      incident('near', hour(21), null),
      incident('named', hour(35), null, { causedByDeployment: 'd30' }),
    ];
    const answer = compute({ deployments, changes, incidents });
    expect(failed(answer)).toEqual([
      'd10 revert d30',
      'd20 time near',
      'd30 explicit named',
      'd40 hotfix fix',
      'fix rollback back',
    ]);
    expect(answer).toMatchObject({ value: 5 / 8, n: 8, low: 2 / 8, high: 5 / 8 });
  });

  it('is at most 1, whatever the number of incidents', () => {
    const incidents = [21, 22, 23, 31, 41, 42].map((at) => incident(`i${at}`, hour(at), null));
    expect(compute({ deployments: line.slice(1, 2), incidents })).toMatchObject({ value: 1, n: 1 });
  });

  it('does not depend on the order of the facts, nor on how often they are told', () => {
    const given = facts({
      deployments: [...line, deployment('back', hour(41), { version: 'd30' })],
      incidents: [incident('i', hour(21), null), incident('j', hour(22), null, { causedBySha: 'none' })],
    });
    const answer = changeFailureRate.compute(given, window, options());
    expect(changeFailureRate.compute(toldTwice(given), window, options())).toEqual(answer);
  });
});
