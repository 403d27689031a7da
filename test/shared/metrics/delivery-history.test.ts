import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryFacts, DeployedChange, Incident } from '#shared/facts.ts';
import { changeFailureRate } from '#shared/metrics/change-failure-rate.ts';
import type { DeliveryHistory } from '#shared/metrics/delivery-history.ts';
import { deploymentFrequency } from '#shared/metrics/deployment-frequency.ts';
import { failureLinks } from '#shared/metrics/failure-links.ts';
import { historyOf, serviceHistory } from '#shared/metrics/history-of.ts';
import { leadTime } from '#shared/metrics/lead-time.ts';
import { mergeHistories } from '#shared/metrics/merge-histories.ts';
import { timeToRestore } from '#shared/metrics/time-to-restore.ts';
import { repositoryKey } from '#shared/repository-key.ts';
import { mean } from '#shared/stats/mean.ts';
import { median } from '#shared/stats/median.ts';
import { quantile } from '#shared/stats/quantile.ts';
import { HOUR_MS, SECOND_MS } from '#shared/units.ts';
import { deliveredChanges } from './delivered-changes.ts';
import { change, deployment, facts, incident, options, span } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
const SERVICES = ['checkout', 'search', 'web'] as const;
const service = fc.constantFrom(...SERVICES);
const place = fc.nat(7);

const deployments = fc.array(
  fc.record({ service, place, at: fc.nat(60), version: fc.nat(4), automated: fc.boolean() }),
  { maxLength: 18 },
);
const changes = fc.array(
  fc.record({
    service,
    place,
    sha: fc.nat(9),
    repository: fc.constantFrom('one', 'two', 'https://git.example/Acme/Two.git', 'git@git.example:acme/two'),
    parentCount: fc.constantFrom(1, 1, 1, 2),
    origin: fc.constantFrom(null, null, null, 0, 1, 5),
    opened: fc.constantFrom(null, 3),
  }),
  { maxLength: 40 },
);
const incidents = fc.array(
  fc.record({ service, at: fc.nat(70), length: fc.integer({ min: -1, max: 9 }), cause: fc.option(place) }),
  { maxLength: 8 },
);

/** Facts of three services that share repositories; a commit is the same in whatever deployment carried it. */
const someFacts: fc.Arbitrary<DeliveryFacts> = fc
  .record({ deployments, changes, incidents })
  .map((given) =>
    facts({
      deployments: given.deployments.map((each) =>
        // An id is one service's alone: which of several an incident means is the business of the links.
        deployment(`${each.service}-${each.place}`, hour(each.at), {
          service: each.service,
          version: `v${each.version}`,
          automated: each.automated,
        }),
      ),
      changes: given.changes.map(
        (each): DeployedChange =>
          change(`c${each.sha}`, `${each.service}-${each.place}`, hour(3 * each.sha), {
            service: each.service,
            repository: each.repository,
            parentCount: each.sha === 9 ? each.parentCount : 1,
            // Chains, and a ring of 5, 7 and 9.
            originSha: each.sha > 4 && each.origin !== null ? `C${[9, 7, 5, 1, 7][each.sha - 5]}` : null,
            openedAtMs: each.sha === 4 ? hour(13) : null,
            mergedAtMs: each.sha === 4 ? hour(14) : null,
          }),
      ),
      incidents: given.incidents.map(
        (each, index): Incident =>
          incident(`i${index}`, hour(each.at), each.length < 0 ? null : hour(each.at + each.length), {
            service: each.service,
            causedByDeployment: each.cause === null ? null : `checkout-${each.cause}`,
          }),
      ),
    }),
  )
  // The same change told twice with two stories: what then counts is nobody's promise.
  .map((given) => ({
    ...given,
    changes: [
      ...new Map(
        given.changes.map((each) => [
          `${each.deploymentId} ${repositoryKey(each.repository)} ${each.sha}`,
          each,
        ]),
      ).values(),
    ].map((each, _, all) => ({
      ...each,
      originSha:
        all.find(
          (other) =>
            repositoryKey(other.repository) === repositoryKey(each.repository) && other.sha === each.sha,
        )?.originSha ?? null,
      parentCount:
        all.find(
          (other) =>
            repositoryKey(other.repository) === repositoryKey(each.repository) && other.sha === each.sha,
        )?.parentCount ?? 1,
    })),
  }));

/** The lead time as the objects of the facts say it. */
function fromObjects(given: DeliveryFacts, startMs: number, endMs: number) {
  const inWindow = deliveredChanges(given).filter(
    ({ deployedAtMs }) => deployedAtMs >= startMs && deployedAtMs < endMs,
  );
  const counted = inWindow.filter(({ leftOut }) => leftOut === null);
  const seconds = counted.map(({ leadSeconds }) => leadSeconds);
  const shipping = counted.flatMap(({ change: { mergedAtMs }, deployedAtMs }) =>
    mergedAtMs === null || deployedAtMs < mergedAtMs ? [] : [(deployedAtMs - mergedAtMs) / SECOND_MS],
  );
  const reasons = ['baseline', 'merge', 'roll-back', 're-deployment', 'negative', 'cherry-pick'] as const;
  return {
    value: median(seconds),
    n: counted.length,
    p90Seconds: quantile(seconds, 0.9),
    meanSeconds: mean(seconds),
    shippingMedianSeconds: median(shipping),
    leftOut: reasons.flatMap((reason) => {
      const those = inWindow.filter(({ leftOut }) => leftOut === reason);
      return those.length === 0 ? [] : [{ reason, count: those.length }];
    }),
  };
}

const fromColumns = (given: DeliveryFacts, startMs: number, endMs: number) => {
  const { value, n, detail, leftOut } = leadTime.compute(given, span(startMs, endMs), options());
  const { p90Seconds, meanSeconds, shippingMedianSeconds } = detail;
  const counts = leftOut.map(({ reason, count }) => ({ reason, count }));
  return { value, n, p90Seconds, meanSeconds, shippingMedianSeconds, leftOut: counts };
};

/** What the store knows of one service by itself: of others it is told the incidents that name it. */
function historyOfOne(given: DeliveryFacts, name: string) {
  const all = failureLinks(given);
  const elsewhere = all.links.flatMap(({ kind, incident: told, deployment: blamed }) =>
    kind === 'explicit' && told !== null && told.service !== name && blamed.service === name ? [told] : [],
  );
  const own = <Known extends { readonly service: string }>(known: readonly Known[]): Known[] =>
    known.filter((each) => each.service === name);
  const ownFacts = {
    ...given,
    deployments: own(given.deployments),
    changes: own(given.changes),
    incidents: own(given.incidents),
    incidentsElsewhere: elsewhere,
  };
  return serviceHistory(name, ownFacts, failureLinks(ownFacts));
}

const windows = [span(0, hour(80)), span(hour(15), hour(45)), span(hour(70), hour(75))];
const answers = (history: DeliveryHistory) =>
  [leadTime, deploymentFrequency, changeFailureRate, timeToRestore].map((metric) => {
    const compute = metric.createCompute(history);
    return windows.map((window) => compute(window, options({ settleSeconds: 5 * 3_600 })));
  });

describe('the history of deliveries', () => {
  it('says of lead times in columns what the objects say', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        for (const { startMs, endMs } of windows)
          expect(fromColumns(given, startMs, endMs)).toEqual(fromObjects(given, startMs, endMs));
      }),
    );
  });

  it('is the same whether services are digested together or one by one and then put together', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const apart = mergeHistories(SERVICES.map((name) => historyOfOne(given, name)));
        expect(answers(apart)).toEqual(answers(historyOf(given)));
      }),
    );
  });

  it('does not care in which order services are put together', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const those = SERVICES.map((name) => historyOfOne(given, name));
        expect(answers(mergeHistories(those.toReversed()))).toEqual(answers(mergeHistories(those)));
      }),
    );
  });

  it('answers briefly what it answers at length', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const history = historyOf(given);
        for (const metric of [leadTime, changeFailureRate, timeToRestore]) {
          const compute = metric.createCompute(history);
          for (const window of windows) {
            const { value, n, reason } = compute(window, options());
            expect(compute(window, options({ isBrief: true }))).toMatchObject({ value, n, reason });
          }
        }
      }),
    );
  });
});
