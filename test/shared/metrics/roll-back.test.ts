import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOrdered, orderDeployments } from '#shared/metrics/deployment-history.ts';
import { createRollBacks, rollBacks } from '#shared/metrics/roll-back.ts';
import { deployment } from './delivery-facts.ts';

/** Deployments `0, 1, 2, …` of these versions, as `by>failed` of every roll-back among them. */
const found = (...versions: (string | null)[]) =>
  rollBacks(versions.map((version, index) => deployment(String(index), index, { version }))).map(
    ({ by, failed }) => `${by.id}>${failed?.id}`,
  );

/** The same of versions and commits. */
const foundOf = (told: readonly (readonly [version: string | null, sha: string | null])[]) =>
  rollBacks(told.map(([version, sha], index) => deployment(String(index), index, { version, sha }))).map(
    ({ by, failed }) => `${by.id}>${failed?.id}`,
  );

describe('rollBacks', () => {
  it('blames the deployment right after the older version that came again', () => {
    expect(found('v1', 'v2', 'v1')).toEqual(['2>1']);
    expect(found('v1', 'v2', 'v3', 'v1')).toEqual(['3>1']);
  });

  it('takes the latest time that the older version was there', () => {
    expect(found('v1', 'v2', 'v1', 'v3', 'v1')).toEqual(['2>1', '4>3']);
  });

  it('sees no roll-back in the same version twice in a row, nor in new ones', () => {
    expect(found('v1', 'v1', 'v2', 'v2', 'v3')).toEqual([]);
  });

  it('sees no roll-back in a second attempt with the version that was taken back', () => {
    expect(found('v1', 'v2', 'v1', 'v2')).toEqual(['2>1']);
    expect(found('v1', 'v2', 'v1', 'v2', 'v1')).toEqual(['2>1', '4>3']);
  });

  it('draws nothing from a version that nobody told', () => {
    expect(found('v1', null, 'v1')).toEqual([]);
    expect(found(null, 'v1', null, 'v1')).toEqual([]);
  });

  it('blames what came right after the older version, also where nobody told its version', () => {
    // METRICS.md §3: the deployment right after that older version failed.
    expect(found('v1', null, 'v2', 'v1')).toEqual(['3>1']);
    expect(found('v1', null, 'v1', 'v2', 'v1')).toEqual(['4>3']);
  });

  it.each<[string, [string | null, string | null][], string[]]>([
    [
      'its commit alone',
      [
        ['v1', 's1'],
        ['v2', 's2'],
        [null, 'S1'],
      ],
      ['2>1'],
    ],
    [
      'its commit under a version that stays the same',
      [
        ['main', 's1'],
        ['main', 's2'],
        ['main', 's1'],
      ],
      ['2>1'],
    ],
    [
      'its commit, whatever name it goes by now',
      [
        ['1', 's1'],
        ['1', 's2'],
        ['2', 's1'],
      ],
      ['2>1'],
    ],
    [
      'its version, where production is known by its commit',
      [
        ['v1', 's1'],
        [null, 's2'],
        ['v1', null],
      ],
      ['2>1'],
    ],
    [
      'its version, which last stood for another commit',
      [
        ['v1', 's1'],
        ['v1', 's2'],
        ['v2', 's3'],
        ['v1', null],
      ],
      ['3>2'],
    ],
  ])('knows an older version again by %s', (_, told, expected) => {
    expect(foundOf(told)).toEqual(expected);
  });

  it('takes another commit for another release, whatever version it goes by', () => {
    // Tags such as `latest` go from commit to commit.
    const told: [string, string][] = [
      ['latest', 's1'],
      ['v2', 's2'],
      ['latest', 's3'],
    ];
    expect(foundOf(told)).toEqual([]);
    expect(foundOf([...told, ['v2', 's2']])).toEqual(['3>2']);
  });

  it('sees a second attempt whatever names it, and no roll-back in a branch that moves on or a new name in a row', () => {
    expect(
      foundOf([
        ['v1', 's1'],
        ['v2', 's2'],
        [null, 's1'],
        ['v2', 's4'],
      ]),
    ).toEqual(['2>1']);
    expect(
      foundOf([
        ['main', 's1'],
        ['main', 's2'],
        ['fix', 's3'],
        ['main', 's4'],
      ]),
    ).toEqual([]);
    expect(
      foundOf([
        ['v1', 's1'],
        ['v2', 's2'],
        ['v1', 's2'],
      ]),
    ).toEqual([]);
  });

  it('goes by the commit where there is no version', () => {
    const bare = (id: string, sha: string) => deployment(id, Number(id), { version: null, sha });
    expect(rollBacks([bare('1', 'a'), bare('2', 'b'), bare('3', 'a')])[0]?.failed?.id).toBe('2');
  });

  it('believes a roll-back that names what it takes back, by id or version', () => {
    const line = [deployment('1', 1, { version: 'v1' }), deployment('2', 2, { version: 'v2' })];
    const taking = (rollbackOf: string) =>
      rollBacks([...line, deployment('3', 3, { version: 'v2.1', rollbackOf })])[0]?.failed?.id;
    expect(taking('2')).toBe('2');
    expect(taking('v1')).toBe('1');
    expect(taking('v0')).toBeUndefined();
  });

  it('keeps services and environments apart', () => {
    const elsewhere = [
      deployment('1', 1, { version: 'v1' }),
      deployment('2', 2, { version: 'v2', environment: 'production-us' }),
      deployment('3', 3, { version: 'v1', service: 'search' }),
    ];
    expect(rollBacks(elsewhere)).toEqual([]);
  });

  it('are the same when they are asked for again and again, of deployments that come late too', () => {
    const some = fc.array(fc.record({ at: fc.nat(20), version: fc.nat(4) }), { maxLength: 12 });
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 4 }), (first, later) => {
        const ask = createRollBacks<ReturnType<typeof deployment>>();
        let number = 0;
        const made = (those: typeof first) =>
          those.map(({ at, version }) => {
            number += 1;
            return deployment(`d${number}`, at, { version: `v${version}` });
          });
        let known = orderDeployments(made(first));
        expect(ask(known)).toEqual(rollBacks(known));
        for (const those of later) {
          const more = made(those);
          const merged = mergeOrdered(known, orderDeployments(more));
          expect(merged).toEqual(orderDeployments([...known, ...more]));
          known = merged;
          expect(ask(known)).toEqual(rollBacks(known));
        }
      }),
    );
  });
});
