import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { historyOf } from '#shared/metrics/history-of.ts';
import { waitingToShip } from '#shared/metrics/waiting-to-ship.ts';
import { options, span } from '../../../shared/metrics/delivery-facts.ts';
import { createRepository } from '../git/sample-repository.ts';
import { createChangesRig, deploymentOf, noonMs } from './changes-rig.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Rig = ReturnType<typeof createChangesRig>;

/** How many waited at an instant and for how long the oldest, as it is answered now. */
function waitedAt({ store }: Rig, atMs: number) {
  const { deployments, changes } = store.deployments.facts(null, ['production']);
  const history = historyOf({
    deployments,
    changes,
    incidents: [],
    incidentsElsewhere: [],
    corrections: [],
    unshipped: store.unshipped.facts(null),
    unshippedKnown: store.unshipped.knownServices(),
    plans: [],
  });
  const compute = waitingToShip.createCompute(history);
  const { value, n } = compute(span(0, atMs), options());
  const brief = compute(span(0, atMs), { ...options(), isBrief: true });
  expect([brief.value, brief.n]).toEqual([value, n]);
  return [value, n];
}

/** A history of a main branch and a topic, where each day something is committed, merged or deployed. */
async function liveThrough(seed: number): Promise<number> {
  const chance = createChance(seed);
  const { path, git, commit } = createRepository();
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const head = (day: number, of = 'HEAD') => git(day, 'rev-parse', of).trim();
  commit(1, 'A');
  git(1, 'branch', 'topic');
  const clone = `${path}-clone`;
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  execFileSync('git', ['clone', '--quiet', `file://${path}`, clone]);
  const rig = createChangesRig({ repository: clone });
  rig.deploy(deploymentOf('d1', 1, { sha: head(1) }));
  await rig.settle();
  const asked = new Map<number, unknown>();
  let waited = 0;
  for (let day = 2; day <= 26; day += 1) {
    const what = chance();
    if (what < 0.35) commit(day, `on main ${day}`);
    else if (what < 0.55) {
      git(day, 'switch', '--quiet', 'topic');
      commit(day, `on topic ${day}`);
      git(day, 'switch', '--quiet', 'main');
    } else if (what < 0.7) git(day, 'merge', '--quiet', '--no-ff', '-m', `merge ${day}`, 'topic');
    else {
      // The branch, what was there before, or a topic that is not merged.
      const of = what < 0.85 ? 'main' : what < 0.93 ? 'main~1' : 'topic';
      rig.deploy({ ...deploymentOf(`d${day}`, day), sha: head(day, of) });
    }
    // Nobody tells of a commit: the clone is looked at again some minutes later.
    await rig.clock.advance(300_000);
    await rig.settle();
    const atMs = noonMs(day) + 1;
    asked.set(atMs, waitedAt(rig, atMs));
    waited += Number(waitedAt(rig, atMs)[1]);
    expect(new Map([...asked.keys()].map((each) => [each, waitedAt(rig, each)]))).toEqual(asked);
  }
  return waited;
}

describe('what waited to be deployed, by a clone and without pull requests', () => {
  it('is the same at every instant, however much of it was deployed since', async () => {
    let waited = 0;
    for (const seed of [1, 2, 3]) waited += await liveThrough(seed);
    expect(waited).toBeGreaterThan(20);
  }, 60_000);
});
