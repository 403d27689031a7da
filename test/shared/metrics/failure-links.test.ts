import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkCorrection } from '#shared/facts.ts';
import { failureLinks } from '#shared/metrics/failure-links.ts';
import { HOUR_MS } from '#shared/units.ts';
import { change, deployment, facts, incident, toldTwice } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
/** `failed kind incident by` of every link, strongest kinds first, by name. */
const links = (given: Parameters<typeof facts>[0]) =>
  failureLinks(facts(given))
    .links.map(
      ({ deployment: { id }, kind, incident: told, by }) =>
        `${id} ${kind} ${told?.id ?? '-'} ${by?.id ?? '-'}`,
    )
    .sort();
const sha = (digit: string): string => digit.repeat(40);
/** Deployments at hours 10, 20, 30, 40 of the commits 1111…, 2222…, 3333…, 4444…. */
const line = [1, 2, 3, 4].map((digit) =>
  deployment(`d${digit}0`, hour(digit * 10), { sha: sha(String(digit)), version: `v${digit}` }),
);
const said = (number: number, given: Partial<LinkCorrection>): LinkCorrection => ({
  number,
  madeAtMs: 0,
  madeBy: 'Kim',
  reason: 'seen in the log',
  service: 'checkout',
  incident: null,
  verdict: 'failed',
  deployment: null,
  ...given,
});
const key = (id: string) => ({ service: 'checkout', environment: 'production', id });

describe('an explicit cause', () => {
  const named = (given: Parameters<typeof incident>[3]) =>
    links({ deployments: line, incidents: [incident('i', hour(41), null, given)] });

  it.each([
    ['an id', { causedByDeployment: 'd20' }],
    ['a version', { causedByDeployment: 'v2' }],
    ['a sha in the place of an id', { causedByDeployment: sha('2') }],
    ['a sha', { causedBySha: sha('2') }],
    ['a sha in capitals, by a prefix of seven digits', { causedBySha: '2222222' }],
  ])('is found by %s', (_, given) => expect(named(given)).toEqual(['d20 explicit i -']));

  it('is not found by a prefix that is too short or means two commits, and no neighbour is blamed', () => {
    expect(named({ causedBySha: '222222' })).toEqual([]);
    const deployments = [
      deployment('a', hour(1), { sha: `abcdef0${'1'.repeat(33)}` }),
      deployment('b', hour(2), { sha: `abcdef0${'2'.repeat(33)}` }),
    ];
    const given = { deployments, incidents: [incident('i', hour(3), null, { causedBySha: 'abcdef0' })] };
    expect(links(given)).toEqual([]);
    expect(failureLinks(facts(given)).unknownCauses.map(({ id }) => id)).toEqual(['i']);
  });

  it('is the first deployment of the service that carried the commit, by a prefix too', () => {
    const changes = [change(sha('f'), 'd30', 0), change(sha('f'), 'd20', 0)];
    const incidents = [incident('i', hour(41), null, { causedBySha: 'fffffff' })];
    expect(links({ deployments: line, changes, incidents })).toEqual(['d20 explicit i -']);
  });

  const ofTill = (name: string) => [
    incident('i', hour(41), null, { service: 'till', causedByDeployment: name }),
  ];

  it('may be of another service by a commit, and by an id that no other knows', () => {
    expect(links({ deployments: line, incidents: ofTill('d20') })).toEqual(['d20 explicit i -']);
    expect(links({ deployments: line, incidents: ofTill(sha('2')) })).toEqual(['d20 explicit i -']);
    const own = deployment('d20', hour(5), { service: 'till', version: 't1' });
    expect(links({ deployments: [...line, own], incidents: ofTill('t1') })).toEqual(['d20 explicit i -']);
    const third = deployment('d20', hour(5), { service: 'web' });
    expect(links({ deployments: [...line, third], incidents: ofTill('d20') })).toEqual([]);
    expect(links({ deployments: line, uncounted: [third], incidents: ofTill('d20') })).toEqual([]);
  });

  it.each([
    ['a version of another service', 'v2', []],
    ['a counter of another service', '42', []],
    [
      'an own deployment that failed or was not production',
      'd20',
      [{ service: 'till', id: 'D20', version: null }],
    ],
    ['the version of such a one', 'd20', [{ service: 'till', id: 't9', version: 'd20' }]],
  ])('that is %s blames nobody, and is said not to be known', (_, name, uncounted) => {
    const deployments = [...line, deployment('42', hour(35))];
    const given = facts({ deployments, uncounted, incidents: ofTill(name) });
    expect(failureLinks(given).links).toEqual([]);
    expect(failureLinks(given).unknownCauses.map(({ id }) => id)).toEqual(['i']);
  });

  it('is the latest before the incident where a version went out several times', () => {
    const again = deployment('d50', hour(50), { version: 'v2', sha: sha('2') });
    const incidents = [incident('i', hour(51), null, { causedByDeployment: 'v2' })];
    // That it came again is a roll-back of d30, which followed it.
    expect(links({ deployments: [...line, again], incidents })).toEqual([
      'd30 rollback - d50',
      'd50 explicit i -',
    ]);
  });
});

describe('maintenance and duplicates', () => {
  it('say nothing of any deployment', () => {
    const incidents = [
      incident('m', hour(21), null, { kind: 'maintenance' }),
      incident('d', hour(21), null, { duplicateOf: 'x', causedByDeployment: 'd20' }),
    ];
    expect(links({ deployments: line, incidents })).toEqual([]);
  });
});

describe('a revert', () => {
  const brought = change(sha('a'), 'd20', 0);
  const revert = (deploymentId: string, revertsSha = sha('a')) =>
    change(sha('b'), deploymentId, 0, { revertsSha });

  it('shows that the deployment failed which brought what it takes back', () => {
    expect(links({ deployments: line, changes: [brought, revert('d40')] })).toEqual(['d20 revert - d40']);
    expect(links({ deployments: line, changes: [brought, revert('d40', 'aaaaaaa')] })).toEqual([
      'd20 revert - d40',
    ]);
  });

  it('shows nothing where both went out together, nor of what the first deployment held', () => {
    expect(links({ deployments: line, changes: [brought, revert('d20')] })).toEqual([]);
    const base = change(sha('a'), 'd10', 0);
    expect(links({ deployments: line, changes: [base, revert('d40')] })).toEqual([]);
  });

  it('shows nothing of another service or repository', () => {
    const elsewhere = change(sha('a'), 'd20', 0, { repository: 'other' });
    expect(links({ deployments: line, changes: [elsewhere, revert('d40')] })).toEqual([]);
  });

  it('counts at the first deployment that carried it, and blames the first that carried what it takes back', () => {
    const changes = [brought, change(sha('a'), 'd30', 0), revert('d30'), revert('d40')];
    expect(links({ deployments: line, changes })).toEqual(['d20 revert - d30']);
  });

  it('of a cherry-pick takes back the commit that was picked', () => {
    const picked = change(sha('c'), 'd20', 0, { originSha: sha('a') });
    expect(links({ deployments: line, changes: [picked, revert('d30')] })).toEqual(['d20 revert - d30']);
  });
});

describe('a hotfix', () => {
  const hotfix = (id: string, at: number, given = {}) =>
    deployment(id, hour(at), { ref: 'hotfix/a', ...given });

  it('shows that the one right before it in its line failed, by its branch or version', () => {
    for (const given of [{ ref: 'hotfix/login' }, { version: 'v4.1-hotfix' }]) {
      expect(links({ deployments: [...line, deployment('h', hour(41), given)] })).toEqual(['d40 hotfix - h']);
    }
  });

  it('is none for being flagged as unplanned: that is rework, and says nothing of the one before', () => {
    // METRICS.md §3 lists the flag and the marker apart, and only the marker under failures.
    expect(links({ deployments: [...line, deployment('h', hour(41), { unplanned: true })] })).toEqual([]);
  });

  it('keeps environments and services apart, and the first of a line mends nothing', () => {
    const deployments = [
      ...line,
      hotfix('us', 41, { environment: 'us' }),
      hotfix('s', 42, { service: 'till' }),
    ];
    expect(links({ deployments })).toEqual([]);
  });

  it('of a hotfix mends that one; the same version once more mends nothing', () => {
    const deployments = [...line, hotfix('h1', 41), hotfix('h2', 42), hotfix('h3', 43, { version: 'h2' })];
    expect(links({ deployments })).toEqual(['d40 hotfix - h1', 'h1 hotfix - h2']);
  });

  it('is no roll-back', () => {
    const back = hotfix('back', 41, { version: 'v3', sha: sha('3') });
    expect(links({ deployments: [...line, back] })).toEqual(['d40 rollback - back']);
  });

  it('that names an incident points to its cause, and to nothing where there is none', () => {
    const fix = hotfix('fix', 45, { fixesIncident: 'i' });
    const between = deployment('between', hour(44));
    const incidents = [incident('i', hour(41), hour(46), { causedByDeployment: 'd20' })];
    expect(links({ deployments: [...line, between, fix], incidents })).toEqual([
      'd20 explicit i -',
      'd20 hotfix i fix',
    ]);
    expect(links({ deployments: [...line, fix] })).toEqual([]);
    const corrections = [said(1, { incident: 'i', verdict: 'not-caused' })];
    expect(links({ deployments: [...line, fix], incidents, corrections })).toEqual([]);
  });

  it('that names an incident which is only near a deployment rests on that time too', () => {
    const fix = hotfix('fix', 90, { fixesIncident: 'i' });
    const found = failureLinks(
      facts({ deployments: [...line, fix], incidents: [incident('i', hour(70), null)] }),
    ).links.find(({ kind }) => kind === 'hotfix');
    expect([found?.deployment.id, found?.afterSeconds]).toEqual(['d40', 30 * 3_600]);
  });
});

describe('an incident that a roll-back or a revert ended', () => {
  // METRICS.md §3: links carry a kind, strongest first, and only an incident's strongest link counts. The one right
  // before it in time, d40, is only its neighbour.
  const incidents = [incident('i', hour(41), hour(46))];

  it('is put down to what was rolled back, and not to its neighbour in time', () => {
    const back = deployment('back', hour(45), { version: 'v2', sha: sha('2'), fixesIncident: 'i' });
    expect(links({ deployments: [...line, back], incidents })).toEqual(['d30 rollback i back']);
    const unsaid = { ...back, fixesIncident: null };
    expect(links({ deployments: [...line, unsaid], incidents })).toEqual([
      'd30 rollback - back',
      'd40 time i -',
    ]);
  });

  it('is put down to what was reverted', () => {
    const fix = deployment('fix', hour(45), { fixesIncident: 'i' });
    const changes = [change('bad', 'd20', hour(11)), change('undo', 'fix', hour(44), { revertsSha: 'bad' })];
    expect(links({ deployments: [...line, fix], changes, incidents })).toEqual(['d20 revert i fix']);
  });

  it('stays with the cause that it names, or a person', () => {
    const back = deployment('back', hour(45), { version: 'v2', sha: sha('2'), fixesIncident: 'i' });
    const naming = [incident('i', hour(41), hour(46), { causedByDeployment: 'd10' })];
    expect(links({ deployments: [...line, back], incidents: naming })).toEqual([
      'd10 explicit i -',
      'd30 rollback - back',
    ]);
    const corrections = [said(1, { incident: 'i', verdict: 'not-caused' })];
    expect(links({ deployments: [...line, back], incidents, corrections })).toEqual(['d30 rollback - back']);
  });
});

describe('corrections', () => {
  const near = [incident('i', hour(41), null)];

  it('say which deployment caused an incident, or that none did', () => {
    const caused = said(1, { incident: 'i', verdict: 'caused-by', deployment: key('d20') });
    expect(links({ deployments: line, incidents: near, corrections: [caused] })).toEqual([
      'd20 explicit i -',
    ]);
    const none = said(2, { incident: 'i', verdict: 'not-caused' });
    expect(links({ deployments: line, incidents: near, corrections: [caused, none] })).toEqual([]);
  });

  it('say that a deployment failed, or that it did not, whatever says so', () => {
    expect(links({ deployments: line, corrections: [said(1, { deployment: key('d30') })] })).toEqual([
      'd30 explicit - -',
    ]);
    const well = said(1, { verdict: 'did-not-fail', deployment: key('d40') });
    expect(links({ deployments: line, incidents: near, corrections: [well] })).toEqual([]);
    const later = said(2, { incident: 'i', verdict: 'caused-by', deployment: key('d40') });
    expect(links({ deployments: line, incidents: near, corrections: [well, later] })).toEqual([
      'd40 explicit i -',
    ]);
  });

  it('blame nobody where the deployment that they name is not known', () => {
    const gone = said(1, { incident: 'i', verdict: 'caused-by', deployment: key('gone') });
    const found = failureLinks(facts({ deployments: line, incidents: near, corrections: [gone] }));
    expect(found.links).toEqual([]);
    expect(found.unknownCauses.map(({ id }) => id)).toEqual(['i']);
  });
});

describe('failure links', () => {
  it('are the same in whatever order and however often the facts are told, and never blame twice for one incident', () => {
    const at = fc.integer({ min: 0, max: 60 });
    const digit = fc.integer({ min: 1, max: 6 });
    const given = fc.record({
      deployments: fc.array(fc.record({ at, digit, unplanned: fc.boolean(), us: fc.boolean() }), {
        maxLength: 8,
      }),
      incidents: fc.array(fc.record({ at, cause: fc.option(digit) }), { maxLength: 5 }),
      changes: fc.array(fc.record({ digit, on: fc.nat(7), reverts: fc.option(digit) }), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(given, ({ deployments, incidents, changes }) => {
        const one = facts({
          deployments: deployments.map(({ at: hours, digit: version, unplanned, us }, index) =>
            deployment(`d${index}`, hour(hours), {
              version: `v${version}`,
              unplanned,
              environment: us ? 'us' : 'production',
            }),
          ),
          incidents: incidents.map(({ at: hours, cause }, index) =>
            incident(`i${index}`, hour(hours), null, {
              causedByDeployment: cause === null ? null : `v${cause}`,
            }),
          ),
          changes: changes.map(({ digit: own, on, reverts }) =>
            change(sha(String(own)), `d${on}`, 0, {
              revertsSha: reverts === null ? null : sha(String(reverts)),
            }),
          ),
        });
        const found = failureLinks(one).links;
        expect(failureLinks(toldTwice(one)).links).toEqual(found);
        const own = found.flatMap(({ incident: told, by }) =>
          told === null || by !== null ? [] : [told.id],
        );
        expect(new Set(own).size).toBe(own.length);
        expect(found.every(({ deployment: failed, by }) => failed !== by)).toBe(true);
      }),
    );
  });
});
