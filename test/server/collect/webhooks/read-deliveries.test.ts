import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sender } from '../../../../server/collect/webhooks/sender.ts';
import { Unreadable } from '../../../../server/collect/webhooks/sender.ts';
import { createWebhooks } from '../../../../server/collect/webhooks/webhooks.ts';
import { loadConfig } from '../../../../server/config/load-config.ts';
import { createRunningConfig } from '../../../../server/config/running-config.ts';
import type { Store } from '../../../../server/store/store.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';
import { openAt, temporaryFolder } from '../../store/folders.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

const configOf = (...services: string[]) =>
  loadConfig(
    `services: [${services.map((id) => `{ id: ${id} }`).join(', ')}]\nhooks: { bell: { kind: generic, mapping: { kind: incident, fields: { id: /id } } } }\n`,
    { file: 'andon.yaml', environment: {}, folder: '/', readFile: () => '' },
  );

/** One thing that the bell rings about. `do` is a step; minutes are after NOW. */
interface Ring {
  readonly id: string;
  readonly of: string;
  readonly do: 'opened' | 'resolved' | 'reopened' | 'removed' | 'started' | 'success' | 'failure';
  readonly minute: number;
  /** What it says beside that. */
  readonly told?: object;
  /** All that it rings for; for `of` alone where it is absent. */
  readonly for?: readonly string[];
}

const isRing = (value: unknown): value is Ring =>
  typeof value === 'object' && value !== null && 'do' in value;

/** A sender of ours: each body is a list of rings. */
const bell: Sender = {
  kind: 'generic',
  proofs: [],
  keptHeaders: [],
  deliveryId: () => null,
  read({ body }) {
    if (body === 'a bug') throw new TypeError('undefined is not a function');
    if (!Array.isArray(body) || !body.every(isRing)) throw new Unreadable('it is no list of rings');
    return {
      events: body.map((ring: Ring) => {
        const about = {
          of: [[ring.of]],
          id: ring.id,
          atMs: NOW + ring.minute * MINUTE,
          told: ring.told ?? {},
        };
        return ring.do === 'started' || ring.do === 'success' || ring.do === 'failure'
          ? { kind: 'deployment', ...about, environment: 'production', step: ring.do, changes: null }
          : {
              kind: 'incident',
              ...about,
              step: ring.do,
              ...(ring.for && { of: ring.for.map((name) => [name]), isNowhereElse: true }),
            };
      }),
      nothing: 'no ring',
      warnings: [],
    };
  },
};

function start(...services: string[]) {
  const store = openAt(temporaryFolder(), NOW);
  const config = createRunningConfig(configOf(...services));
  const clock = createTestClock(NOW);
  const webhooks = createWebhooks({ store, config, clock, senderOf: () => bell });
  const failures: unknown[] = [];
  const ears = { onRead: () => undefined, onFailure: (error: unknown) => failures.push(error) };
  const ring = async (body: unknown): Promise<number> => {
    const hook = webhooks.door.find('bell');
    if (hook === null) throw new Error('no bell');
    const sent = { headers: {}, pathSecret: null, body: Buffer.from(JSON.stringify(body)), nowMs: NOW };
    return (await webhooks.door.take(hook, sent)).id;
  };
  const settle = async () => {
    for (let turns = 0; turns < 20 || store.deliveries.waitingCount(1) > 0; turns += 1) await turn();
  };
  const stateOf = (id: number) => {
    const { state, detail } = store.deliveries.listed(id) ?? {};
    return [state, detail];
  };
  return { store, config, clock, webhooks, ears, failures, ring, settle, stateOf };
}

const standing = (store: Store) => ({
  incidents: store.incidents.all(null),
  deployments: store.deployments.list({ service: null, fromMs: null, toMs: null, limit: 1_000, cursor: null })
    .items,
});

describe('what waits to be read', () => {
  it('is read when the board starts, also what was kept before it was stopped', async () => {
    const { store, webhooks, ears, ring, settle, stateOf } = start('press');
    const id = await ring([{ id: 'i', of: 'press', do: 'opened', minute: -10 }]);
    expect(stateOf(id)).toEqual(['waiting', null]);
    webhooks.reader.start(ears);
    await settle();
    expect(stateOf(id)).toEqual(['read', null]);
    expect(standing(store).incidents).toMatchObject([{ id: 'i', service: 'press', source: 'bell' }]);
  });

  it('is read in turns, so that others come in between', async () => {
    const { webhooks, ears, ring, settle, store } = start('press');
    for (let count = 0; count < 250; count += 1)
      await ring([{ id: `i${count}`, of: 'press', do: 'opened', minute: -10 }]);
    webhooks.reader.start(ears);
    await turn();
    const left = store.deliveries.waitingCount(1_000);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(250);
    await settle();
    expect(standing(store).incidents.length).toBe(250);
  });

  it('is listed as unreadable where the sender cannot read it, whatever it stumbles over', async () => {
    const { webhooks, ears, failures, ring, settle, stateOf } = start('press');
    const ids = await Promise.all([
      ring('no rings'),
      ring('a bug'),
      ring([{ id: '', of: 'press', do: 'opened', minute: 0 }]),
      ring([{ id: 'i', of: 'press', do: 'opened', minute: 1e12 }]),
      ring([{ id: 'i', of: 'press', do: 'opened', minute: 0.000_01 }]),
    ]);
    webhooks.reader.start(ears);
    await settle();
    expect(ids.map(stateOf)).toEqual([
      ['unreadable', 'it is no list of rings'],
      ['unreadable', 'it is not as this sender sends it'],
      ['unreadable', 'what it tells of has no id'],
      ['unreadable', '"atMs" is no time'],
      ['unreadable', '"atMs" is no time'],
    ]);
    // What is our fault is said to whoever runs the board; what is the sender's is not.
    expect(failures).toEqual([new TypeError('undefined is not a function')]);
  });

  it('is listed as unreadable where it cannot be kept, and holds up nothing behind it', async () => {
    const { store, webhooks, ears, failures, ring, settle, stateOf } = start('press');
    // No row holds an object as its title.
    const poison = await ring([{ id: 'p', of: 'press', do: 'opened', minute: -10, told: { title: {} } }]);
    const behind = await ring([{ id: 'i', of: 'press', do: 'opened', minute: -10 }]);
    webhooks.reader.start(ears);
    await settle();
    expect([poison, behind].map(stateOf)).toEqual([
      ['unreadable', 'what it tells cannot be kept'],
      ['read', null],
    ]);
    expect(standing(store).incidents.map(({ id }) => id)).toEqual(['i']);
    expect(failures.length).toBe(1);
  });

  it('holds up nothing either where what it told before can no longer be taken back', async () => {
    const { store, config, webhooks, ears, ring, settle, stateOf } = start('press');
    const id = await ring([
      { id: 'i', of: 'press', do: 'opened', minute: -10 },
      { id: 'j', of: 'mixer', do: 'opened', minute: -10 },
    ]);
    webhooks.reader.start(ears);
    await settle();
    const word = {
      kind: 'incident',
      service: 'press',
      id: 'i',
      step: 'opened',
      atMs: NOW,
      told: { title: {} },
    };
    store.senderEvents.say({
      kind: 'incident',
      key: '["press","i"]',
      atMs: NOW,
      body: JSON.stringify(word),
    });
    config.replace(configOf('mixer'));
    webhooks.reader.matchAgain();
    const behind = await ring([{ id: 'k', of: 'mixer', do: 'opened', minute: -10 }]);
    await settle();
    expect([id, behind].map(stateOf)).toEqual([
      ['unreadable', 'what it tells cannot be kept'],
      ['read', null],
    ]);
    expect(standing(store).incidents.map((each) => each.id)).toEqual(['i', 'k']);
  });

  it('tells of the future with a word beside it, and stands', async () => {
    const { store, webhooks, ears, ring, settle, stateOf } = start('press');
    const id = await ring([{ id: 'i', of: 'press', do: 'opened', minute: 60 }]);
    webhooks.reader.start(ears);
    await settle();
    expect(stateOf(id)).toEqual(['read', 'tells of a time in the future']);
    expect(standing(store).incidents.length).toBe(1);
  });

  it('says nothing where it holds nothing', async () => {
    const { webhooks, ears, ring, settle, stateOf } = start('press');
    const id = await ring([]);
    webhooks.reader.start(ears);
    await settle();
    expect(stateOf(id)).toEqual(['nothing', 'no ring']);
  });

  it('that names a service with what cannot be seen in it says so', async () => {
    const { ring, settle, stateOf, webhooks, ears } = start('press');
    const id = await ring([{ id: 'i', of: 'press\u200b', do: 'opened', minute: -10 }]);
    webhooks.reader.start(ears);
    await settle();
    expect(stateOf(id)).toEqual(['unmatched', 'names what is no configured service: press\\u200b']);
  });

  it('is matched again when the configuration knows more, and when the board starts with one that does', async () => {
    const { store, config, webhooks, ears, ring, settle, stateOf } = start('press');
    const id = await ring([
      { id: 'i', of: 'press', do: 'opened', minute: -10 },
      { id: 'j', of: 'mixer', do: 'opened', minute: -10 },
    ]);
    webhooks.reader.start(ears);
    await settle();
    expect(stateOf(id)).toEqual(['unmatched', 'names what is no configured service: mixer']);
    expect(standing(store).incidents.map((incident) => incident.id)).toEqual(['i']);
    config.replace(configOf('press', 'mixer'));
    webhooks.reader.matchAgain();
    await settle();
    expect(stateOf(id)).toEqual(['read', null]);
    expect(standing(store).incidents.map((incident) => incident.id)).toEqual(['i', 'j']);
  });

  it('tells screens of it no more often than once a second', async () => {
    const { store, clock, webhooks, ears, ring, settle } = start('press');
    let told = 0;
    store.onChange((nouns) => {
      if (nouns.has('sources')) told += 1;
    });
    webhooks.reader.start(ears);
    for (let count = 0; count < 10; count += 1) {
      await ring([{ id: `i${count}`, of: 'press', do: 'opened', minute: 0 }]);
      await settle();
    }
    expect(told).toBe(0);
    await clock.advance(1_000);
    expect(told).toBe(1);
    webhooks.reader.stop();
  });
});

const anyRing: fc.Arbitrary<Ring> = fc.record({
  id: fc.constantFrom('1', '2'),
  of: fc.constantFrom('press', 'mixer'),
  do: fc.constantFrom('opened', 'resolved', 'reopened', 'removed', 'started', 'success', 'failure'),
  minute: fc.integer({ min: -6, max: 0 }),
});

/** Cuts a list into the deliveries that bring it. */
const inDeliveries = (rings: readonly Ring[], sizes: readonly number[]): Ring[][] => {
  const left = [...rings];
  const cut = sizes.map((size) => left.splice(0, size)).filter((part) => part.length > 0);
  return left.length > 0 ? [...cut, left] : cut;
};

describe('what stands', () => {
  it('is the same whatever the order, the portions and the repeats in which it was told, and when all is read again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRing, { minLength: 1, maxLength: 8 }).chain((rings) =>
          fc.tuple(
            fc.constant(rings),
            fc.shuffledSubarray([...rings, ...rings], {
              minLength: rings.length * 2,
              maxLength: rings.length * 2,
            }),
            fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }),
          ),
        ),
        async ([rings, shuffled, sizes]) => {
          const [one, other] = [start('press', 'mixer'), start('press', 'mixer')];
          one.webhooks.reader.start(one.ears);
          await one.ring(rings);
          await one.settle();
          other.webhooks.reader.start(other.ears);
          for (const part of inDeliveries(shuffled, sizes)) await other.ring(part);
          await other.settle();
          const { incidents, deployments } = standing(one.store);
          const told = standing(other.store);
          expect(told.incidents).toEqual(incidents);
          const byKey = (each: { service: string; id: string }) => `${each.service} ${each.id}`;
          const sorted = (list: typeof deployments) =>
            list.toSorted((a, b) => (byKey(a) < byKey(b) ? -1 : 1));
          expect(sorted(told.deployments)).toEqual(sorted(deployments));
          // M8: read once more from what was kept, nothing moves.
          const number = other.store.changeNumber();
          for (let id = 1; other.webhooks.reader.readNow(id); id += 1);
          expect(standing(other.store)).toEqual(told);
          expect(other.store.changeNumber()).toBe(number);
          expect([one.failures, other.failures]).toEqual([[], []]);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('an incident that its sender moves', () => {
  const at = (minute: number, ...services: string[]): Ring => ({
    id: 'i',
    of: '',
    do: 'opened',
    minute,
    for: services,
  });
  const servicesOf = (store: Store) => standing(store).incidents.map(({ service }) => service);

  it.each([
    [[at(-9, 'press'), at(-5, 'saw')], ['saw']],
    [[at(-9, 'press', 'saw'), at(-5, 'saw')], ['saw']],
    [[at(-9, 'press'), at(-5, 'saw'), at(-1, 'press')], ['press']],
    // To where nobody of ours is: it is not open here for that.
    [[at(-9, 'press'), at(-5, 'elsewhere')], []],
    // Who says where it is and not where it is not takes nothing away.
    [
      ['press', 'saw'].map((of, minute) => ({ id: 'i', of, do: 'opened' as const, minute: minute - 9 })),
      ['press', 'saw'],
    ],
  ])('is where it was last, in whatever order it is heard: %#', async (rings, expected) => {
    const orders = fc.shuffledSubarray([...rings], { minLength: rings.length, maxLength: rings.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const { store, webhooks, ears, ring, settle } = start('press', 'saw');
        webhooks.reader.start(ears);
        for (const each of order) {
          await ring([each]);
          await settle();
        }
        expect(servicesOf(store).toSorted()).toEqual(expected);
        store.close();
      }),
      { numRuns: 6 },
    );
  });

  it('stays where people say that it is', async () => {
    const { store, webhooks, ears, ring, settle } = start('press', 'saw');
    webhooks.reader.start(ears);
    await ring([at(-9, 'press')]);
    await settle();
    const [stands] = store.incidents.all('press');
    if (stands === undefined) throw new Error('no incident');
    webhooks.subjects.tellIncident({ ...stands, title: 'Mine' });
    await ring([at(-5, 'saw')]);
    await settle();
    expect(servicesOf(store).toSorted()).toEqual(['press', 'saw']);
  });

  it('is an event of its delivery once, however many words stand for it', async () => {
    const { store, webhooks, ears, ring, settle } = start('press');
    const id = await ring([at(-9, 'press')]);
    webhooks.reader.start(ears);
    await settle();
    expect(store.deliveries.listed(id)?.eventCount).toBe(1);
  });
});
