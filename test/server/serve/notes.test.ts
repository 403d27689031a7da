import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoteShape } from '#shared/api/notes.ts';
import { startTestBoard, type TestBoard } from '../../harness/board.ts';

interface SeriesAnswer {
  readonly points: readonly { readonly start: string; readonly value: number | null }[];
  readonly behaviour: {
    readonly centre: number | null;
    readonly signals: readonly { readonly rule: string; readonly from: string; readonly known: boolean }[];
    readonly baselines: readonly { readonly start: string; readonly status: string }[];
  };
}
interface Refusal {
  readonly type: string;
  readonly detail: string;
}

const WEEK_MS = 7 * 86_400_000;
const FIRST_WEEK_MS = Date.parse('2026-03-02T00:00:00Z');
const weekStart = (week: number): string => new Date(FIRST_WEEK_MS + week * WEEK_MS).toISOString();

describe('notes', () => {
  let board: TestBoard;
  const write = (body: object) => board.send<NoteShape & Refusal>('POST', '/api/v1/notes', body);
  const said = { at: '2026-11-01T09:00:00Z', kind: 'change', text: 'Tests are automated', by: 'Kim Ji-ho' };
  const list = (query = '') => board.get<{ items: NoteShape[] }>(`/api/v1/notes${query}`);

  beforeAll(async () => {
    board = await startTestBoard({
      yaml: 'services: [{ id: shop, group: web }, { id: till }]',
      startAt: '2026-11-22T12:00:00Z',
    });
  });
  afterAll(() => board.close());

  it('are written once, also where they are sent twice, and listed latest first', async () => {
    const first = await write(said);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ kind: 'change', service: null, metric: null, takenBack: null });
    const again = await write({ ...said, text: '  Tests are automated ' });
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id } });
    await write({ ...said, at: '2026-11-08T09:00:00+09:00', service: 'shop', text: 'Smaller releases' });
    const { items } = await list();
    expect(items.map(({ at, text }) => [at, text])).toEqual([
      ['2026-11-08T00:00:00.000Z', 'Smaller releases'],
      ['2026-11-01T09:00:00.000Z', 'Tests are automated'],
    ]);
    expect((await list('?service=till')).items).toHaveLength(1);
    expect((await list('?from=2026-11-05T00:00:00Z')).items).toHaveLength(1);
  });

  it('refuse what cannot be, and say which part', async () => {
    const refusals: [object, string, RegExp][] = [
      [{ ...said, kind: 'party' }, 'invalid-body', /kind/],
      [{ ...said, text: ' ' }, 'invalid-body', /text/],
      [{ ...said, at: '2026-13-01T00:00:00Z' }, 'invalid-body', /at/],
      [{ ...said, at: '2027-01-01T00:00:00Z' }, 'time-in-future', /ahead of this server/],
      [{ ...said, until: said.at }, 'times-out-of-order', /until/],
      [{ ...said, kind: 'process-change', until: '2026-11-02T00:00:00Z' }, 'invalid-body', /without "until"/],
      [{ ...said, service: 'shpo' }, 'unknown-service', /shop/],
      [{ ...said, metric: 'led-time' }, 'unknown-metric', /lead-time/],
      [{ ...said, colour: 'red' }, 'invalid-body', /colour/],
    ];
    for (const [body, code, words] of refusals) {
      const { status, body: refusal } = await write(body);
      expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
      expect(refusal.type).toMatch(new RegExp(`${code}$`));
      expect(refusal.detail).toMatch(words);
    }
    expect((await list()).items).toHaveLength(2);
  });

  it('keep what each person believes of them, the latest word of each', async () => {
    const id = (await list()).items[0]?.id;
    const believe = (by: string, belief: string) =>
      board.send<NoteShape>('POST', `/api/v1/notes/${id}/beliefs`, { by, belief });
    await believe('Kim', 'unsure');
    await believe('Park', 'we-think-so');
    const { body } = await believe('Kim', 'not-related');
    expect(body.beliefs.map(({ by, belief }) => [by, belief])).toEqual([
      ['Kim', 'not-related'],
      ['Park', 'we-think-so'],
    ]);
    expect((await believe('Kim', 'maybe')).status).toBe(400);
    const nobody = await board.send('POST', '/api/v1/notes/999/beliefs', { by: 'Kim', belief: 'unsure' });
    expect(nobody.status).toBe(404);
  });

  it('can be taken back with a reason, and are kept', async () => {
    const { body: note } = await write({ ...said, text: 'A slip of the pen' });
    const takeBack = (reason: string) =>
      board.send<NoteShape>('POST', `/api/v1/notes/${note.id}/take-back`, { by: 'Kim', reason });
    expect((await takeBack('wrong week')).body.takenBack).toMatchObject({ reason: 'wrong week' });
    expect((await takeBack('again')).body.takenBack).toMatchObject({ reason: 'wrong week' });
    expect((await list()).items.find(({ id }) => id === note.id)?.takenBack?.by).toBe('Kim');
  });

  it('survive a restart and markup', async () => {
    await write({ ...said, text: '<script>alert(1)</script> \u202Emoved 주간 배포' });
    const before = await list();
    board = await board.restart();
    expect(await list()).toEqual(before);
  });

  describe('about a series', () => {
    const counts = [2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 20, 4, 2, 4, 2, 4, 2, 12, 14, 12, 14, 12, 14, 12, 14];
    const series = (metric = 'deployment-frequency', scope = 'all') =>
      board.get<SeriesAnswer>(
        `/api/v1/series?metric=${metric}&service=${scope}&from=${weekStart(0)}&to=${weekStart(counts.length)}`,
      );
    beforeAll(async () => {
      // A week before the first that counts: the first week of a service is not whole.
      const weeks = [[-1, 1], ...counts.map((count, week) => [week, count])] as const;
      for (const [week, count] of weeks)
        for (let at = 0; at < count; at += 1)
          await board.send('POST', '/api/v1/deployments', {
            service: 'shop',
            id: `w${week}-${at}`,
            finishedAt: new Date(FIRST_WEEK_MS + week * WEEK_MS + 86_400_000 + at * 60_000).toISOString(),
          });
    });

    it('take a week of a known cause out of the usual range, here and on the wall alike', async () => {
      const unmarked = await series();
      expect(unmarked.points.map(({ value }) => value)).toEqual(counts);
      const odd = unmarked.behaviour.signals.find(({ from }) => from === weekStart(12));
      expect(odd).toMatchObject({ rule: 'outside', known: false });
      await write({ ...said, at: weekStart(12), kind: 'known-cause', text: 'Stock-taking' });
      const marked = await series();
      expect(marked.behaviour.signals.find(({ from }) => from === weekStart(12))).toMatchObject({
        known: true,
      });
      expect(marked.points).toEqual(unmarked.points);
    });

    it('confirm a proposed range, or send it back with a reason', async () => {
      const proposed = (await series()).behaviour.baselines.at(-1);
      expect(proposed).toMatchObject({ start: weekStart(19), status: 'proposed' });
      const decide = (decision: string, reason: string, scope = 'all') =>
        board.send<Refusal>('POST', '/api/v1/baselines', {
          metric: 'deployment-frequency',
          scope,
          by: 'week',
          start: weekStart(19),
          decision,
          reason,
          decidedBy: 'Park',
        });
      expect((await decide('sent-back', ' ')).body.detail).toMatch(/with a reason/);
      expect((await decide('confirmed', '', 'group:nobody')).body.detail).toMatch(/no scope/);
      expect((await decide('confirmed', '')).status).toBe(200);
      expect((await series()).behaviour.baselines.at(-1)).toMatchObject({ status: 'trial' });
      await decide('sent-back', 'the holidays');
      expect((await series()).behaviour.baselines).toHaveLength(1);
      // Of one service nobody spoke.
      expect((await series('deployment-frequency', 'shop')).behaviour.baselines.at(-1)?.status).toBe(
        'proposed',
      );
    });
  });

  it('need a token as soon as one exists', async () => {
    const { url } = board;
    const lock = JSON.parse(readFileSync(`${board.dataDir}/andon.lock`, 'utf8')) as { key: string };
    const post = (path: string, body: object, token: string | null) =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
    const made = await post('/tokens', { name: 'retro', scopes: ['incidents'] }, lock.key);
    const { secret } = (await made.json()) as { secret: string };
    const other = { ...said, text: 'With a token' };
    expect((await post('/notes', other, null)).status).toBe(401);
    expect((await post('/notes', other, secret)).status).toBe(201);
    expect((await post('/baselines', {}, null)).status).toBe(401);
  });
});
