import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createWholeBodies } from '../../../server/serve/whole-bodies.ts';

const limits = { mostBytes: 60, mostHeldBytes: 100 };

/** One that is on its way: so much of it has come. */
const onItsWay = (bytes: number): PassThrough => {
  const sent = new PassThrough();
  sent.write(Buffer.alloc(bytes));
  return sent;
};

describe('bodies that are read whole', () => {
  it('are as they came, of whatever parts', async () => {
    const read = createWholeBodies(limits);
    expect(await read(Readable.from([Buffer.from('ab'), Buffer.from('c')]))).toEqual(Buffer.from('abc'));
    expect(await read(Readable.from([]))).toEqual(Buffer.alloc(0));
  });

  it('are refused beyond the size of one, which leaves the way open for an answer', async () => {
    const sent = onItsWay(61);
    await expect(createWholeBodies(limits)(sent)).rejects.toMatchObject({ code: 'too-large' });
    expect(sent.destroyed).toBe(false);
  });

  it('are asked to come again while more than a bound of all is on its way', async () => {
    const read = createWholeBodies(limits);
    const [first, second] = [onItsWay(50), onItsWay(50)];
    const both = [read(first), read(second)];
    await expect(read(onItsWay(1))).rejects.toMatchObject({ code: 'unavailable' });
    first.end();
    await both[0];
    expect(await read(onItsWay(40).end())).toHaveLength(40);
    second.end();
    await both[1];
  });

  it('are forgotten where their sender goes away in the middle', async () => {
    const read = createWholeBodies(limits);
    const gone = onItsWay(60);
    const refused = expect(read(gone)).rejects.toThrow('gone');
    gone.destroy(new Error('gone'));
    await refused;
    expect(await Promise.all([read(onItsWay(50).end()), read(onItsWay(50).end())])).toHaveLength(2);
  });
});
