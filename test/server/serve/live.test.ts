import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

const yaml = 'services:\n  - { id: shop, objectives: [{ id: availability, push: {} }] }\n';
const deployment = { service: 'shop', id: '1', finishedAt: '2026-11-20T10:00:00Z' };

/** Collects what a stream sends until it is closed. */
async function listen(board: TestBoard) {
  const abort = new AbortController();
  const response = await fetch(`${board.url}/api/v1/stream`, { signal: abort.signal });
  const heard = { text: '', ended: false };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async (): Promise<void> => {
    const part = await reader?.read();
    if (!part || part.done) {
      heard.ended = true;
      return;
    }
    heard.text += part.value;
    return read();
  };
  const done = read().catch(() => {
    heard.ended = true;
  });
  const close = async (): Promise<void> => {
    abort.abort();
    await done;
  };
  return { response, heard, close };
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;

describe('the live stream', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  it('greets with server time and build, and may not be kept by a proxy', async () => {
    const { response, heard, close } = await listen(board);
    await board.clock.until(() => heard.text.includes('hello'));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(heard.text).toContain('"at":"2026-11-22T12:00:00');
    await close();
  });

  it('says which nouns changed, at most once a second', async () => {
    const { heard, close } = await listen(board);
    await board.clock.until(() => heard.text.includes('hello'));
    await board.clock.advance(1_000);
    for (const id of ['1', '2', '3']) await board.send('POST', '/api/v1/deployments', { ...deployment, id });
    await board.clock.advance(0);
    await board.clock.until(() => heard.text.includes('event: changed'));
    const before = countOf(heard.text, 'event: changed');
    await board.send('POST', '/api/v1/deployments', { ...deployment, id: '4' });
    await board.clock.advance(1_000);
    await board.clock.until(() => countOf(heard.text, 'event: changed') > before);
    expect(heard.text).toContain('"deployments"');
    expect(countOf(heard.text, 'event: changed')).toBeLessThan(4);
    await close();
  });

  it('beats every 15 seconds with the server time', async () => {
    const { heard, close } = await listen(board);
    await board.clock.until(() => heard.text.includes('hello'));
    const before = countOf(heard.text, 'event: heartbeat');
    await board.clock.advance(15_000);
    await board.clock.until(() => countOf(heard.text, 'event: heartbeat') > before);
    await close();
  });

  it('ends when the server closes, so that closing does not wait', async () => {
    const own = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
    const { heard } = await listen(own);
    await own.clock.until(() => heard.text.includes('hello'));
    await own.close();
    await own.clock.until(() => heard.ended);
    expect(heard.ended).toBe(true);
  });
});

describe('answers that are kept', () => {
  let board: TestBoard;
  beforeAll(async () => {
    board = await startTestBoard({ yaml, startAt: '2026-11-22T12:00:00Z' });
  });
  afterAll(() => board.close());

  it('are the same until a fact changes, and say so with 304', async () => {
    const first = await board.send('GET', '/api/v1/wall');
    const etag = first.headers.get('etag') ?? '';
    const again = await board.send('GET', '/api/v1/wall', undefined, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    await board.send('POST', '/api/v1/deployments', deployment);
    const after = await board.send('GET', '/api/v1/wall', undefined, { 'if-none-match': etag });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(etag);
  });

  it('are asked anew as time goes by, since silence is a fact too', async () => {
    const row = { service: 'shop', objective: 'availability', at: '2026-11-22T12:00:00Z', good: 1, total: 1 };
    await board.send('POST', '/api/v1/tallies', [row]);
    const state = async () =>
      (await board.get<{ items: { state: string }[] }>('/api/v1/objectives')).items[0]?.state;
    expect(await state()).toBe('none');
    await board.clock.advance(6 * 60_000);
    expect(await state()).toBe('nodata');
  });
});
