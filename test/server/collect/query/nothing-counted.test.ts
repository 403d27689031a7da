import { describe, expect, it } from 'vitest';
import type { QuerySource } from '../../../../server/config/config.ts';
import { configOf, createRig } from '../rig.ts';
import type { WorldSeries } from './promql-model.ts';
import { passMinutes, query, servePrometheus } from './query-rig.ts';
import { ask, bad, total, traffic } from './world.ts';

const NO_PART = 'bad: no series has ever answered';
const healthy = (job: string) => traffic(job, 10, 0).slice(0, 1);

/** What is known of each objective after its first minute. */
async function afterAMinute(
  world: readonly WorldSeries[],
  questions: (server: string) => Readonly<Record<string, QuerySource>>,
) {
  const server = await servePrometheus(world);
  const rig = createRig(configOf(questions(server.url)));
  await passMinutes(rig);
  return rig.collector
    .activity()
    .targets.map(({ seriesCount, warnings }) => ({ seriesCount, warnings: [...warnings] }));
}

// METRICS.md §2: no data is null, never 0. A source whose seriesCount is 0 is shown as silent (source-state.ts).
describe('a question that counts nothing', () => {
  const nan: WorldSeries = {
    labels: { __name__: 'r_total', job: 'nan', code: '200' },
    increaseAt: () => NaN,
  };

  it('is silent, and says that no series answers', async () => {
    const known = await afterAMinute([], (server) => ({ x: ask(server, 'none') }));
    expect(known).toEqual([{ seriesCount: 0, warnings: ['total: no series answers the question', NO_PART] }]);
  });

  it('is silent with a misspelt total, though its bad part is answered', async () => {
    const known = await afterAMinute(traffic('a', 10, 1), (server) => ({
      x: query({ server, total: total('ä'), selector: bad('a') }),
    }));
    expect(known).toEqual([{ seriesCount: 0, warnings: ['total: no series answers the question'] }]);
  });

  it('is silent where the total is NaN', async () => {
    const known = await afterAMinute([nan], (server) => ({ x: ask(server, 'nan') }));
    expect(known).toEqual([{ seriesCount: 0, warnings: ['total: the answer is NaN', NO_PART] }]);
  });

  it('is silent where the part is NaN', async () => {
    const known = await afterAMinute([nan, ...traffic('a', 10, 1)], (server) => ({
      x: query({ server, total: total('a'), selector: total('nan') }),
    }));
    expect(known).toEqual([{ seriesCount: 0, warnings: ['bad: the answer is NaN'] }]);
  });
});

describe('a good or bad part that no series answers', () => {
  it('is said as long as none ever did, and the total counts', async () => {
    const known = await afterAMinute([...healthy('a'), ...traffic('b', 10, 0)], (server) => ({
      a: ask(server, 'a'),
      b: ask(server, 'b'),
      good: query({ server, total: total('a'), part: 'good', selector: bad('a') }),
    }));
    expect(known).toEqual([
      { seriesCount: 1, warnings: [NO_PART] },
      { seriesCount: 1, warnings: [] },
      { seriesCount: 1, warnings: ['good: no series has ever answered'] },
    ]);
  });

  it('is not said of one that answered before, in this process or the one before it', async () => {
    const world = traffic('a', 10, 1);
    const server = await servePrometheus(world);
    const config = configOf({ a: ask(server.url, 'a') });
    const first = createRig(config);
    await passMinutes(first);
    world.pop();
    await passMinutes(first);
    expect(first.collector.activity().targets[0]?.warnings).toEqual([]);
    await first.close();
    const second = createRig(config, { dataDir: first.dataDir, atMs: first.clock.nowMs() });
    await passMinutes(second);
    expect(second.collector.activity().targets[0]?.warnings).toEqual([]);
  });

  it('is said anew of a question that changed', async () => {
    const server = await servePrometheus([...traffic('a', 10, 1), ...healthy('b')]);
    const rig = createRig(configOf({ x: ask(server.url, 'a') }));
    await passMinutes(rig);
    await rig.collector.reconfigure(configOf({ x: ask(server.url, 'b') }));
    await passMinutes(rig);
    expect(rig.collector.activity().targets[0]?.warnings).toEqual([NO_PART]);
  });
});
