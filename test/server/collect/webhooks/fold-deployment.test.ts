import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeploymentEvent, type DeploymentTold, deploymentSteps } from '#shared/sender-event.ts';
import { foldDeployment } from '../../../../server/collect/webhooks/fold-deployment.ts';
import type { Told } from '../../../../server/collect/webhooks/told-events.ts';

const T0 = Date.UTC(2026, 10, 20, 10);
const at = (minutes: number) => T0 + minutes * 60_000;

const event = (
  step: DeploymentEvent['step'],
  minutes: number,
  told: DeploymentTold = {},
): DeploymentEvent => ({
  kind: 'deployment',
  service: 'press',
  environment: 'production',
  id: '1',
  step,
  atMs: at(minutes),
  told,
  changes: null,
});
const sent = (...given: Parameters<typeof event>): Told<DeploymentEvent> => ({
  event: event(...given),
  authority: 0,
  source: 'github',
});
const said = (...given: Parameters<typeof event>): Told<DeploymentEvent> => ({
  event: event(...given),
  authority: 1,
  source: 'api',
});
const change = (sha: string) => ({
  repository: 'github.com/acme/press',
  sha,
  committedAtMs: T0,
  parentCount: 1,
  firstCommitAtMs: null,
  openedAtMs: null,
  mergedAtMs: null,
  message: null,
  originSha: null,
  revertsSha: null,
  pullRequest: null,
});

describe('what senders tell of a deployment', () => {
  it('is no deployment while nothing says how it ended', () => {
    expect(foldDeployment([sent(null, 0), sent('started', 1)])).toBe(null);
    expect(foldDeployment([sent('superseded', 9), sent('removed', 10)])).toBe(null);
    expect(foldDeployment([])).toBe(null);
  });

  it('began when it was started and ended when it finished', () => {
    const folded = foldDeployment([
      sent('success', 5, { sha: 'abc' }),
      sent('started', 1),
      sent(null, 0, { ref: 'main' }),
    ]);
    expect(folded?.deployment).toMatchObject({
      source: 'github',
      result: 'success',
      startedAtMs: at(1),
      finishedAtMs: at(5),
      sha: 'abc',
      ref: 'main',
    });
  });

  it('finished when it first came to the result that it has', () => {
    const finishOf = (...told: Told<DeploymentEvent>[]) => {
      const folded = foldDeployment(told)?.deployment;
      return folded && [folded.result, folded.finishedAtMs];
    };
    expect(finishOf(sent('success', 5), sent('success', 9))).toEqual(['success', at(5)]);
    expect(finishOf(sent('failure', 5), sent('started', 6), sent('success', 9))).toEqual(['success', at(9)]);
    expect(finishOf(sent('success', 5), sent('failure', 9))).toEqual(['failure', at(9)]);
    // That another took its place, or that it was removed, does not undo it.
    expect(finishOf(sent('success', 5), sent('superseded', 9), sent('removed', 10))).toEqual([
      'success',
      at(5),
    ]);
  });

  it('carried what the last list says', () => {
    const listing = (minutes: number, ...shas: string[]): Told<DeploymentEvent> => ({
      ...sent('success', minutes),
      event: { ...event('success', minutes), changes: shas.map(change) },
    });
    expect(foldDeployment([sent('success', 5)])?.changes).toBe(null);
    const folded = foldDeployment([listing(6, 'b', 'c'), listing(5, 'a')]);
    expect(folded?.changes?.map(({ sha, deploymentId }) => [sha, deploymentId])).toEqual([
      ['b', '1'],
      ['c', '1'],
    ]);
  });
});

describe('what people say of it', () => {
  it('wins over senders for what it names', () => {
    const folded = foldDeployment([
      said('failure', 3, { version: '1.1' }),
      sent('success', 5, { version: '1.0', sha: 'abc' }),
    ]);
    expect(folded?.deployment).toMatchObject({
      result: 'failure',
      finishedAtMs: at(3),
      version: '1.1',
      sha: 'abc',
      source: 'github',
    });
  });
});

const anyEvent: fc.Arbitrary<Told<DeploymentEvent>> = fc
  .record({
    step: fc.constantFrom(null, ...deploymentSteps),
    minutes: fc.integer({ min: 0, max: 5 }),
    source: fc.constantFrom('github', 'argocd'),
    told: fc.record(
      { sha: fc.constantFrom('a', 'b'), url: fc.constantFrom(null, 'https://a.example') },
      { requiredKeys: [] },
    ),
    changes: fc.option(fc.array(fc.constantFrom('a', 'b').map(change), { maxLength: 2 })),
  })
  .map(({ step, minutes, told, source, changes }) => ({
    event: { ...event(step, minutes, told), changes },
    authority: 0,
    source,
  }));

it('a deployment is a function of the set of what senders told, in whatever order and however often', () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 8 }).chain((told) =>
        fc.tuple(
          fc.constant(told),
          fc.shuffledSubarray([...told, ...told], {
            minLength: told.length * 2,
            maxLength: told.length * 2,
          }),
        ),
      ),
      ([told, again]) => {
        expect(foldDeployment(again)).toEqual(foldDeployment(told));
      },
    ),
  );
});
