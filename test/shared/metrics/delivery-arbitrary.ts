import fc from 'fast-check';
import type { DeliveryFacts, LinkVerdict, Spell } from '#shared/facts.ts';
import { HOUR_MS } from '#shared/units.ts';
import { change, deployment, facts, incident } from './delivery-facts.ts';

const hour = (count: number): number => count * HOUR_MS;
/** Five weeks of hours. */
export const LAST_HOUR = 5 * 168;

const hours = fc.integer({ min: 0, max: LAST_HOUR });
const service = fc.constantFrom('checkout', 'search');
const digit = fc.integer({ min: 1, max: 5 });
const flag = fc.option(fc.boolean());
const sha = (of: number): string => String(of).repeat(40);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 });

const deployments = fc.array(
  fc.record({
    hours,
    service,
    digit,
    automated: flag,
    unplanned: flag,
    fixes: maybe(fc.nat(5)),
    us: fc.boolean(),
  }),
  { maxLength: 25 },
);
const changes = fc.array(
  fc.record({
    on: fc.nat(24),
    digit: fc.nat(30),
    age: fc.integer({ min: -5, max: 200 }),
    parents: fc.integer({ min: 1, max: 2 }),
    mergedAfter: maybe(fc.nat(20)),
    reverts: maybe(fc.nat(30)),
    picked: maybe(fc.nat(30)),
  }),
  { maxLength: 30 },
);
const incidents = fc.array(
  fc.record({
    id: fc.nat(5),
    service,
    hours,
    lasts: fc.option(fc.integer({ min: -3, max: 60 })),
    again: maybe(fc.record({ after: fc.nat(50), lasts: fc.option(fc.nat(30)) })),
    maintenance: fc.boolean(),
    duplicate: maybe(fc.nat(5)),
    detected: maybe(fc.integer({ min: -2, max: 10 })),
    by: fc.constantFrom(null, 'monitoring', 'a customer'),
    cause: maybe(digit),
  }),
  { maxLength: 8 },
);
const waiting = fc.array(
  fc.record({ digit: fc.nat(30), service, hours, parents: fc.integer({ min: 1, max: 2 }) }),
  {
    maxLength: 6,
  },
);
const corrections = fc.array(
  fc.record({
    verdict: fc.constantFrom<LinkVerdict>('caused-by', 'not-caused', 'failed', 'did-not-fail'),
    incident: fc.nat(5),
    service,
    on: fc.nat(24),
  }),
  { maxLength: 4 },
);
const isPlanned = fc.boolean();

/** A week of a plan: Tuesdays and Thursdays at noon. */
const plan = { text: '', everyWeeks: 1, weekdays: [2, 4], minuteOfDay: 720, anchorDay: null };

/** One commit has one time and one parentage, wherever it is told. */
function once<T extends { readonly digit: number }>(told: readonly T[]): (digit: number) => T | undefined {
  return (of) => told.find((each) => each.digit === of);
}

/** Facts of two services over five weeks from the epoch on, with everything that can be wrong in them. */
export const deliveryFacts: fc.Arbitrary<DeliveryFacts> = fc
  .record({ deployments, changes, incidents, waiting, corrections, isPlanned })
  .map((told): DeliveryFacts => {
    const commit = once(told.changes);
    const deployed = told.deployments.map((each, index) =>
      deployment(`d${index}`, hour(each.hours), {
        service: each.service,
        environment: each.us ? 'us' : 'production',
        version: `v${each.digit}`,
        automated: each.automated,
        unplanned: each.unplanned,
        fixesIncident: each.fixes === null ? null : `i${each.fixes}`,
      }),
    );
    return facts({
      deployments: deployed,
      changes: told.changes.flatMap((each) => {
        const carrier = deployed[each.on];
        const {
          age = 0,
          parents = 1,
          mergedAfter = null,
          reverts = null,
          picked = null,
        } = commit(each.digit) ?? {};
        if (carrier === undefined) return [];
        const committedAtMs = hour(LAST_HOUR / 2 - age * 3);
        return change(`${each.digit}`.padStart(8, '0'), carrier.id, committedAtMs, {
          service: carrier.service,
          environment: carrier.environment,
          parentCount: parents,
          mergedAtMs: mergedAfter === null ? null : committedAtMs + hour(mergedAfter),
          // As where no pull request is known: an even one came to the branch as it was committed.
          reachedBranchAtMs:
            mergedAfter !== null
              ? committedAtMs + hour(mergedAfter)
              : each.digit % 2 === 0
                ? committedAtMs
                : null,
          revertsSha: reverts === null ? null : `${reverts}`.padStart(8, '0'),
          originSha: picked === null ? null : `${picked}`.padStart(8, '0'),
        });
      }),
      incidents: told.incidents
        .map((each): ReturnType<typeof incident> => {
          const startedAtMs = hour(each.hours);
          const first: Spell = {
            startedAtMs,
            resolvedAtMs: each.lasts === null ? null : hour(each.hours + each.lasts),
          };
          const againAtMs = (first.resolvedAtMs ?? 0) + hour((each.again?.after ?? 0) + 1);
          const again: Spell | null =
            each.again === null || first.resolvedAtMs === null
              ? null
              : {
                  startedAtMs: againAtMs,
                  resolvedAtMs: each.again.lasts === null ? null : againAtMs + hour(each.again.lasts),
                };
          return incident(`i${each.id}`, startedAtMs, (again ?? first).resolvedAtMs, {
            service: each.service,
            spells: again === null ? null : [first, again],
            kind: each.maintenance ? 'maintenance' : 'incident',
            duplicateOf: each.duplicate === null ? null : `i${each.duplicate}`,
            detectedAtMs: each.detected === null ? null : hour(each.hours + each.detected),
            detectedBy: each.by,
            causedByDeployment: each.cause === null ? null : `v${each.cause}`,
          });
        })
        .filter(
          (each, index, all) =>
            all.findIndex((one) => one.id === each.id && one.service === each.service) === index,
        ),
      corrections: told.corrections.map(({ verdict, incident: about, service: of, on }, index) => {
        const isIncident = verdict === 'caused-by' || verdict === 'not-caused';
        const meant = deployed[on] ?? deployment('gone', 0);
        return {
          number: index + 1,
          madeAtMs: 0,
          madeBy: 'Kim',
          reason: 'seen in the log',
          service: of,
          incident: isIncident ? `i${about}` : null,
          verdict,
          deployment:
            verdict === 'not-caused'
              ? null
              : { service: meant.service, environment: meant.environment, id: meant.id },
        };
      }),
      unshipped: told.waiting
        .filter((each, index) => told.waiting.findIndex(({ digit }) => digit === each.digit) === index)
        .map((each) => ({
          service: each.service,
          repository: 'shop',
          sha: sha(each.digit),
          committedAtMs: hour(each.hours),
          mergedAtMs: hour(each.hours),
          parentCount: each.parents,
          message: null,
          pullRequest: null,
        })),
      unshippedKnown: ['checkout', 'search'],
      plans: told.isPlanned ? [{ service: 'search', plan }] : [],
    });
  });
