import { describe, expect, it } from 'vitest';
import type { ObjectiveStrip, StripsAnswer } from '#shared/api/strips.ts';
import { createStripBatch } from '../../../web/api/strip-batch.ts';

const item = (service: string): ObjectiveStrip => ({
  service,
  objective: 'availability',
  window: '30d',
  unit: 'failures',
  spent: [0],
  cost: [0],
  incidents: [],
});

/** A batch that notes what it asks; `turn` lets its wait pass. */
const start = (ask?: (services: string) => Promise<StripsAnswer>) => {
  const asked: string[] = [];
  const calls: (() => void)[] = [];
  const batch = createStripBatch(
    (services, at) => {
      asked.push(at === null ? services : `${services} at ${at}`);
      const items = services.split(',').map(item);
      return ask?.(services) ?? Promise.resolve({ at: '', days: [], windows: [], items });
    },
    (_, call) => calls.push(call),
  );
  const turn = () => {
    for (const call of calls.splice(0)) call();
  };
  return { asked, batch, turn };
};

describe('strips that are asked for at once', () => {
  it('are one question for each moment, and each asker gets its own part', async () => {
    const { asked, batch, turn } = start();
    const answers = [batch('shop', null), batch('till', null), batch('shop', null), batch('shop', '2025')];
    expect(asked).toEqual([]);
    turn();
    expect(asked).toEqual(['shop,till', 'shop at 2025']);
    const [shop, till] = await Promise.all(answers);
    expect(shop?.items.map(({ service }) => service)).toEqual(['shop']);
    expect(till?.items.map(({ service }) => service)).toEqual(['till']);
    const later = batch('shop', null);
    turn();
    expect((await later).items).toHaveLength(1);
    expect(asked).toHaveLength(3);
  });

  it('are cut where there are many, and where their ids are long', () => {
    const { asked, batch, turn } = start();
    for (let at = 0; at < 120; at += 1) void batch(`s${at}`, null);
    turn();
    expect(asked.map((services) => services.split(',').length)).toEqual([50, 50, 20]);
    asked.length = 0;
    for (let at = 0; at < 30; at += 1) void batch(`${at}${'x'.repeat(198)}`, null);
    turn();
    expect(asked.every((services) => services.length <= 4_000)).toBe(true);
    expect(asked.flatMap((services) => services.split(','))).toHaveLength(30);
  });

  it('fail together where the question does, and no later one with them', async () => {
    const answers = [Promise.reject(new Error('gone'))];
    const { batch, turn } = start(
      () => answers.pop() ?? Promise.resolve({ at: '', days: [], windows: [], items: [] }),
    );
    const both = Promise.allSettled([batch('a', null), batch('b', null)]);
    turn();
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = batch('a', null);
    turn();
    expect((await next).items).toEqual([]);
  });
});
