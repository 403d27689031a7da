import { describe, expect, it } from 'vitest';
import { configOf, counted, createRig, scrape, serveHttp } from '../rig.ts';

describe('a page that several objectives need', () => {
  it('is booked for the others where one of them cannot be booked through a fault of ours', async () => {
    let value = '0';
    const target = await serveHttp((_, response) => {
      const lines = ['1', '2'].map((series) => `r_total{a="${series}"} ${value}\n`).join('');
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(lines);
    });
    const sources = { many: scrape([target], counted('r_total', 'bad', 'r_total')), up: scrape([target]) };
    const rig = createRig(configOf(sources));
    await rig.turn(target);
    // Together they are more than a number can hold, which the store takes for misuse.
    value = '1.7e308';
    await rig.turn(target);
    expect(rig.sum('many')).toEqual({ good: 0, total: 0 });
    expect(rig.sum('up')).toEqual({ good: 2, total: 2 });
    expect(rig.warned).toEqual(['what this target answered could not be kept']);
    expect(rig.attempts).toHaveLength(2);
  });
});
