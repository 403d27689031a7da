import { describe, expect, it } from 'vitest';
import type { DeliveryFacts, DeployedChange, Deployment, DeploymentKey, LinkVerdict } from '#shared/facts.ts';
import type { DeliveryHistory } from '#shared/metrics/delivery-history.ts';
import { deliverySeries, type PeriodBook } from '#shared/metrics/delivery-series.ts';
import { failureLinks } from '#shared/metrics/failure-links.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { HOUR_MS } from '#shared/units.ts';
import { createHistories } from '../../../server/compute/histories.ts';
import { createKeptPoints } from '../../../server/compute/kept-points.ts';
import { createKeptService } from '../../../server/compute/kept-service.ts';
import { digestMaker } from '../../../server/compute/service-digest.ts';
import { loadConfig } from '../../../server/config/load-config.ts';
import { createRunningConfig } from '../../../server/config/running-config.ts';
import type { Store } from '../../../server/store/store.ts';
import { change, deployment, incident, options, span } from '../../shared/metrics/delivery-facts.ts';
import { openAt, temporaryFolder } from '../store/folders.ts';

const SERVICES = ['checkout', 'search', 'web'];
const PRODUCTION = ['production'];
const yaml = `
services: [{ id: checkout }, { id: search }, { id: web }, { id: idle }]
`;
const config = () =>
  createRunningConfig(
    loadConfig(yaml, { file: 'andon.yaml', environment: {}, folder: '/', readFile: () => '' }),
  );
const hour = (count: number): number => count * HOUR_MS;
const windows = [span(0, hour(80)), span(hour(15), hour(45))];
const deliveryMetrics = metrics.filter((metric) => metric.needs === 'deliveries');

/** Everything that the metrics say of a history: values, details and the names of what was left out. */
const answers = (history: DeliveryHistory) =>
  deliveryMetrics.map((metric) => {
    const compute = metric.createCompute(history);
    return windows.map((window) => [metric.id, compute(window, options({ settleSeconds: 5 * 3_600 }))]);
  });

/** Those that failed or went elsewhere. */
const uncountedOf = (store: Store) =>
  SERVICES.flatMap((service) =>
    store.changeLines
      .from(service, 0, PRODUCTION, 1_000)
      .flatMap(({ isCounted, id, version }) => (isCounted ? [] : [{ service, id, version }])),
  );

/** Everything that is stored, as objects. */
const factsOf = (store: Store): DeliveryFacts => ({
  ...store.deployments.facts(null, PRODUCTION),
  incidents: store.incidents.all(null),
  incidentsElsewhere: [],
  corrections: store.linkCorrections.all(),
  unshipped: store.unshipped.facts(null),
  unshippedKnown: store.unshipped.knownServices(),
  plans: [],
  uncounted: uncountedOf(store),
});

/** What of the facts is one service's: its own, and the incidents of others that one of its deployments caused. */
function factsOfOne(all: DeliveryFacts, service: string): DeliveryFacts {
  const own = <Known extends { readonly service: string }>(known: readonly Known[]): Known[] =>
    known.filter((each) => each.service === service);
  return {
    ...all,
    deployments: own(all.deployments),
    changes: own(all.changes),
    incidents: own(all.incidents),
    incidentsElsewhere: failureLinks(all).links.flatMap(({ kind, incident: told, deployment: blamed }) =>
      kind === 'explicit' && told !== null && told.service !== service && blamed.service === service
        ? [told]
        : [],
    ),
    unshipped: own(all.unshipped),
    unshippedKnown: all.unshippedKnown.filter((each) => each === service),
  };
}

/** Writes something at random, as a history of many hands would. */
function createWriter(store: Store, seed: number) {
  let state = seed;
  const below = (count: number): number => {
    // Park and Miller's minimal standard generator.
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  };
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const changesOf = ({ service, environment, id }: DeploymentKey): DeployedChange[] =>
    [...new Set(Array.from({ length: below(5) }, () => below(30)))].map((sha) =>
      change(`c${sha}`, id, hour(2 * sha), {
        service,
        environment,
        repository: sha % 7 === 0 ? 'common' : service,
        parentCount: sha % 11 === 10 ? 2 : 1,
        originSha: sha === 14 ? 'c7' : null,
        revertsSha: sha === 21 ? 'c3' : null,
        openedAtMs: sha % 2 === 0 ? hour(2 * sha + 1) : null,
        mergedAtMs: sha % 2 === 0 ? hour(2 * sha + 2) : null,
      }),
    );
  let last: Deployment | null = null;
  const deploy = () => {
    const service = one(SERVICES);
    const id = `d${below(14)}`;
    const row = deployment(id, hour(below(70)), {
      service,
      environment: one(['production', 'production', 'production', 'staging']),
      result: one(['success', 'success', 'success', 'failure']),
      version: one([`v${below(5)}`, null]),
      sha: one([`s${below(9)}`, null]),
      automated: one([true, false, null]),
      fixesIncident: one([null, null, null, `i${below(6)}`]),
      ref: one([null, null, 'hotfix/a']),
    });
    store.deployments.upsert(row, one([changesOf(row), changesOf(row), null]));
    last = row;
  };
  /** The same deployment, told to have carried something else. */
  const carry = () => {
    if (last !== null) store.deployments.upsert(last, changesOf(last));
  };
  const tell = () => {
    const startMs = hour(below(75));
    store.incidents.upsert(
      incident(`i${below(6)}`, startMs, one([null, startMs + hour(below(9)), startMs]), {
        service: one(SERVICES),
        ...one([{}, { causedByDeployment: `d${below(16)}` }, { causedBySha: `c${below(32)}` }]),
      }),
    );
  };
  const correct = () => {
    const verdict = one<LinkVerdict>(['caused-by', 'not-caused', 'failed', 'did-not-fail']);
    const isOfIncident = verdict === 'caused-by' || verdict === 'not-caused';
    const key = { service: one(SERVICES), environment: 'production', id: `d${below(14)}` };
    store.linkCorrections.add({
      madeAtMs: 0,
      madeBy: 'someone',
      reason: 'seen',
      service: isOfIncident ? one(SERVICES) : key.service,
      incident: isOfIncident ? `i${below(6)}` : null,
      verdict,
      deployment: verdict === 'not-caused' ? null : key,
    });
  };
  const wait = () => {
    const service = one(SERVICES);
    const waiting = Array.from({ length: below(3) }, (_, index) => ({
      service,
      repository: service,
      sha: `w${index}`,
      committedAtMs: hour(index),
      mergedAtMs: hour(10 + below(20)),
      parentCount: 1,
      message: null,
      pullRequest: null,
    }));
    store.unshipped.replace(service, waiting, null);
  };
  const forget = () => {
    const key = { service: one(SERVICES), environment: 'production', id: `d${below(14)}` };
    if (below(2) === 0) store.deployments.remove(key);
    else store.incidents.remove(one(SERVICES), `i${below(6)}`);
  };
  const acts = [deploy, deploy, deploy, deploy, deploy, carry, carry, tell, tell, correct, wait, forget];
  return () => one(acts)();
}

describe('histories that are kept', () => {
  const open = (): Store => openAt(temporaryFolder(), hour(80));

  it.each([1, 2, 3])(
    'say after each of many writes what the facts say, bit for bit: of all, and of each service (story %i)',
    (seed) => {
      const store = open();
      const write = createWriter(store, seed);
      const kept = createHistories(store, config());
      for (let step = 0; step < 120; step += 1) {
        write();
        if (step % 3 !== 0) continue;
        const all = factsOf(store);
        expect(answers(kept.of('all'))).toEqual(answers(historyOf(all)));
        for (const service of SERVICES)
          expect(answers(kept.of(service))).toEqual(answers(historyOf(factsOfOne(all, service))));
      }
    },
  );

  it.each([7, 8])(
    'keep of the periods that are over only what still holds, and say briefly what they say at length (story %i)',
    (seed) => {
      const store = open();
      const write = createWriter(store, seed);
      const kept = createHistories(store, config());
      const points = createKeptPoints();
      const edgesMs = Array.from({ length: 17 }, (_, index) => hour(5 * index));
      for (let step = 0; step < 90; step += 1) {
        write();
        for (const service of ['all', ...SERVICES]) {
          const history = kept.of(service);
          for (const metric of deliveryMetrics) {
            const compute = metric.createCompute(history);
            for (const window of windows) {
              const { value, n, reason } = compute(window, options());
              expect(compute(window, options({ isBrief: true }))).toMatchObject({ value, n, reason });
            }
            const series = (book?: PeriodBook) =>
              deliverySeries({
                metric,
                history,
                ...(book === undefined ? {} : { book }),
                edgesMs,
                nowMs: hour(72),
                zone: 'UTC',
                service,
                versions: [],
                settleSeconds: 5 * 3_600,
              });
            expect(series(points.of(service, metric.id, history))).toEqual(series());
          }
        }
      }
    },
  );

  it.each([11, 12])('are the same after a start that reads what was packed before it (story %i)', (seed) => {
    const store = open();
    const write = createWriter(store, seed);
    const maker = digestMaker(PRODUCTION);
    const keep = (name: string) =>
      createKeptService(name, { store, production: PRODUCTION, plan: null, maker });
    for (let step = 0; step < 100; step += 1) write();
    for (const service of SERVICES) {
      const kept = keep(service);
      kept.deployments();
      expect(kept.pack(true)).toBe(true);
    }
    expect(store.deliveryColumns.digestGaps('checkout', 1)).toEqual([]);
    for (let round = 0; round < 6; round += 1) {
      const all = factsOf(store);
      expect(answers(createHistories(store, config()).of('all'))).toEqual(answers(historyOf(all)));
      for (const service of SERVICES) {
        const started = createHistories(store, config()).of(service);
        expect(answers(started)).toEqual(answers(historyOf(factsOfOne(all, service))));
      }
      for (let step = 0; step < 10; step += 1) write();
    }
  });

  it('are read from the rows where what was packed is of another program, of other environments, or cut short', () => {
    const store = open();
    const write = createWriter(store, 13);
    for (let step = 0; step < 60; step += 1) write();
    const right = answers(historyOf(factsOf(store)));
    const wrong = Buffer.from('something else');
    for (const maker of ['another', digestMaker(['staging']), digestMaker(PRODUCTION)]) {
      for (const service of SERVICES) store.deliveryColumns.keepDigest(service, maker, wrong);
      expect(answers(createHistories(store, config()).of('all'))).toEqual(right);
    }
  });

  it('say of one service after a start, before anything else is read, what they say of it later', () => {
    const store = open();
    const write = createWriter(store, 4);
    for (let step = 0; step < 150; step += 1) write();
    for (const service of SERVICES) {
      const first = createHistories(store, config()).of(service);
      expect(answers(first)).toEqual(answers(historyOf(factsOfOne(factsOf(store), service))));
    }
  });

  it('are the same when they are read in turns while others write', async () => {
    const store = open();
    const write = createWriter(store, 5);
    for (let step = 0; step < 100; step += 1) write();
    const kept = createHistories(store, config());
    const ready = kept.prepare('all');
    for (let step = 0; step < 30; step += 1) {
      write();
      await new Promise(setImmediate);
    }
    await ready;
    expect(answers(kept.of('all'))).toEqual(answers(historyOf(factsOf(store))));
  });

  it('are the very same object until something is written, also of the others when one is written about', () => {
    const store = open();
    const write = createWriter(store, 6);
    for (let step = 0; step < 60; step += 1) write();
    const kept = createHistories(store, config());
    const before = kept.of('all');
    expect(kept.of('all')).toBe(before);
    store.deployments.upsert(deployment('another', hour(60), { service: 'web' }), null);
    const after = kept.of('all');
    expect(after).not.toBe(before);
    const isSame = (name: string) =>
      after.services.find(({ service }) => service === name)?.deployments ===
      before.services.find(({ service }) => service === name)?.deployments;
    expect([isSame('checkout'), isSame('web')]).toEqual([true, false]);
    // A deployment says nothing of incidents: fifty thousand of them are not sorted again.
    expect(after.incidents).toBe(before.incidents);
  });

  it('blame no other service where an incident names an own release that failed or was not production', () => {
    const store = open();
    for (const id of ['build-7', 'build-8']) {
      store.deployments.upsert(deployment(id, hour(30), { service: 'search' }), null);
      const told = incident(`i-${id}`, hour(31), null, { service: 'checkout', causedByDeployment: id });
      store.incidents.upsert(told);
    }
    store.deployments.upsert(deployment('build-6', hour(20)), null);
    store.deployments.upsert(deployment('BUILD-7', hour(25), { result: 'failure' }), null);
    const { services, unknownCauses } = createHistories(store, config()).of('all');
    const blamed = services.flatMap(({ links }) => links.map(({ link }) => link.deployment.id));
    // Nobody else knows build-8: an explicit link may cross services.
    expect([blamed, unknownCauses.map(({ id }) => id)]).toEqual([['build-8'], ['i-build-7']]);
  });

  it('read what a deployment carried once, however many of its changes are named', () => {
    const store = open();
    const carried = Array.from({ length: 20 }, (_, index) => change(`c${index}`, 'large', hour(index)));
    store.deployments.upsert(deployment('large', hour(40)), carried);
    let readCount = 0;
    const deliveryColumns = {
      ...store.deliveryColumns,
      changesOf(key: DeploymentKey) {
        readCount += 1;
        return store.deliveryColumns.changesOf(key);
      },
    };
    const changes = createHistories({ ...store, deliveryColumns }, config()).of('checkout').services[0]
      ?.changes;
    readCount = 0;
    expect(carried.map((_, index) => changes?.shaAt(index))).toEqual(carried.map(({ sha }) => sha));
    expect(readCount).toBe(1);
  });
});
