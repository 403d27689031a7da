import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { QuerySource } from '../../../../server/config/config.ts';
import { configOf, createRig } from '../rig.ts';
import { answersOf, fillPast, passMinutes, query, servePrometheus } from './query-rig.ts';
import { ask, bad, refusal, total, traffic } from './world.ts';

// rig.ts begins here: Monday 12:00. Minutes are counted from it.
const START_MS = Date.UTC(2026, 0, 5, 12);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const sourcesOf = (server: string, jobs: readonly string[], given: Partial<QuerySource> = {}) =>
  Object.fromEntries(jobs.map((job) => [job, ask(server, job, given)]));

describe('questions to a server', () => {
  it('are one a minute for a family, asked after the minute and its delay, and put on that minute', async () => {
    const server = await servePrometheus([...traffic('a', 10, 1), ...traffic('b', 100, 0)]);
    const rig = createRig(configOf(sourcesOf(server.url, ['a', 'b'])));
    await passMinutes(rig, 3);
    expect(server.asked.map(({ call }) => call)).toEqual(Array(3).fill('/prometheus/api/v1/query'));
    expect(server.asked.map(({ form }) => form.get('time'))).toEqual(
      [0, 1, 2].map((minute) => String((START_MS + minute * MINUTE_MS) / 1_000)),
    );
    expect(rig.lookup('a').sum(START_MS - MINUTE_MS, START_MS)).toEqual({
      good: 9,
      total: 10,
      coveredMinutes: 1,
    });
    expect([rig.sum('a'), rig.sum('b')]).toEqual([
      { good: 27, total: 30 },
      { good: 300, total: 300 },
    ]);
    expect(rig.attempts.map(({ kind, result }) => `${kind} ${result}`)).toEqual(Array(3).fill('query ok'));
  });

  it('tell how each objective is answered, and what the server says beside it', async () => {
    const server = await servePrometheus([...traffic('a', 10, 1)]);
    server.warnings.push('one\nline\u202e', ...Array<string>(30).fill('x'.repeat(1_000)));
    const rig = createRig(configOf(sourcesOf(server.url, ['a', 'b'])));
    await passMinutes(rig);
    const [a, b] = rig.collector.activity().targets;
    expect(a).toMatchObject({ target: server.url, seriesCount: 1, intervalSeconds: 60, labels: {} });
    expect(a?.warnings.slice(0, 2)).toEqual(['one line', `${'x'.repeat(299)}…`]);
    expect(a?.warnings).toHaveLength(10);
    expect(b?.warnings).toContain('total: no series answers the question');
    expect(rig.stateOf(server.url)).toMatchObject({ reason: null, failuresInARow: 0 });
    expect(rig.lookup('b').lastHeardAtMs).toBeNull();
  });

  it.each<[number, string, string, string]>([
    [400, refusal('bad_data', 'parse error\nat 1:5'), 'bad-query', 'bad_data: parse error at 1:5'],
    [422, refusal('execution', 'too many\u0007 samples'), 'bad-query', 'execution: too many samples'],
    [400, '<h1>no</h1>', 'status', 'status 400 instead of 200'],
    [401, 'password is hunter2', 'status', 'status 401 instead of 200'],
    [429, '', 'status', 'status 429 instead of 200'],
    [
      503,
      refusal('timeout', 'query timed out'),
      'status',
      'status 503 instead of 200 (timeout: query timed out)',
    ],
    [500, '', 'status', 'status 500 instead of 200'],
    [200, '<h1>Sign in</h1>', 'bad-answer', 'not an answer of a Prometheus-compatible server'],
    [
      200,
      '{"status":"success","data":{"resultType":"vector"',
      'bad-answer',
      'not an answer of a Prometheus-compatible server',
    ],
    [
      200,
      '{"status":"success","data":{"resultType":"string","result":[1,"hi"]}}',
      'bad-answer',
      'answers with a text where a number is meant',
    ],
  ])('that are answered with %d %s book nothing: %s', async (status, body, reason, detail) => {
    const server = await servePrometheus([]);
    server.refuse = (_, response) => {
      response.writeHead(status).end(body);
      return true;
    };
    const rig = createRig(configOf({ a: query({ server: server.url, total: 'a', selector: 'b' }) }));
    // A refused question is asked as it is written once more.
    await passMinutes(rig, 1, reason === 'bad-query' ? 2 : 1);
    await passMinutes(rig);
    expect(rig.stateOf(server.url)).toMatchObject({ reason, detail, failuresInARow: 2 });
    expect(rig.lookup('a')).toMatchObject({ firstMinuteMs: null, lastHeardAtMs: null });
  });

  it('that nobody answers say so, hold no zero, and name no password', async () => {
    const rig = createRig(configOf({ a: ask('http://bob:hunter2@127.0.0.1:1/', 'a') }));
    await passMinutes(rig, 2);
    const [state] = rig.store.targets.all();
    expect(JSON.stringify(state)).not.toContain('hunter2');
    expect(state).toMatchObject({ reason: 'refused', detail: 'connection refused', failuresInARow: 2 });
    expect(rig.lookup('a').firstMinuteMs).toBeNull();
  });

  it('are asked once more where the server closes a connection that was idle', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    const rig = createRig(configOf(sourcesOf(server.url, ['a'])));
    await passMinutes(rig);
    server.refuse = ({ form }, response) => {
      if (server.asked.filter((one) => one.form.get('time') === form.get('time')).length > 1) return false;
      response.socket?.destroy();
      return true;
    };
    await passMinutes(rig);
    expect(rig.attempts.map(({ result }) => result)).toEqual(['ok', 'ok']);
    expect(rig.sum('a').total).toBe(20);
  });

  it('wait as long as a busy server asks for', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    server.refuse = (_, response) => {
      response.writeHead(429, { 'retry-after': '150' }).end();
      return true;
    };
    const rig = createRig(configOf(sourcesOf(server.url, ['a'])));
    await passMinutes(rig);
    // Refused between 12:00:10 and 12:00:15: what is after 150 s is between 12:02:40 and 12:02:45, and asked at 12:03.
    const [target] = rig.collector.activity().targets;
    const isPast = (minute: number) => START_MS + minute * MINUTE_MS + 10_000;
    expect(target?.warnings).toEqual(['the server asked to wait until 12:02']);
    expect(target?.nextAtMs).toBeGreaterThan(isPast(3));
    expect(target?.nextAtMs).toBeLessThan(isPast(3) + 5_200);
    await passMinutes(rig, 2, 0);
    expect(server.asked).toHaveLength(1);
    server.refuse = () => false;
    await passMinutes(rig);
    await fillPast(rig);
    expect(rig.lookup('a').sum(START_MS, START_MS + 3 * MINUTE_MS).coveredMinutes).toBe(3);
  });

  it('are asked apart where the common one is refused, so that one odd member takes nobody down', async () => {
    const jobs = ['a', 'b', 'c', 'odd', 'e'];
    const server = await servePrometheus(jobs.flatMap((job) => traffic(job, 10, 1)));
    server.refuse = ({ query: text }, response) => {
      if (!text.includes('odd')) return false;
      response.writeHead(422).end(refusal('execution', 'this one is too much'));
      return true;
    };
    const rig = createRig(configOf(sourcesOf(server.url, jobs)));
    // All, a to c, odd and e, odd, odd as it is written, e.
    await passMinutes(rig, 1, 6);
    expect(jobs.map((job) => rig.sum(job).total)).toEqual([10, 10, 10, 0, 10]);
    const states = rig.store.targets.all().map(({ reason }) => reason);
    expect(states).toEqual([null, null, null, 'bad-query', null]);
    expect(rig.collector.activity().targets[0]?.warnings.join()).toContain('this one is too much');
    const before = server.asked.length;
    await passMinutes(rig, 1, 3);
    // a-c and e are asked as they were answered; the odd one by the first of its own questions.
    expect(server.asked.length - before).toBe(3);
  });
});

describe('minutes that were not asked in time', () => {
  it('are asked for when the server is back, once', async () => {
    const server = await servePrometheus([...traffic('a', 10, 1), ...traffic('b', 7, 7)]);
    const rig = createRig(configOf(sourcesOf(server.url, ['a', 'b'])));
    await passMinutes(rig, 2);
    server.refuse = (_, response) => {
      response.writeHead(503).end();
      return true;
    };
    await passMinutes(rig, 4);
    expect(rig.stateOf(server.url)).toMatchObject({ reason: 'status', failuresInARow: 4 });
    expect(rig.sum('a')).toEqual({ good: 18, total: 20 });
    server.refuse = () => false;
    await passMinutes(rig);
    await fillPast(rig);
    expect([rig.sum('a'), rig.sum('b')]).toEqual([
      { good: 63, total: 70 },
      { good: 0, total: 49 },
    ]);
    expect(rig.lookup('a').sum(START_MS - MINUTE_MS, START_MS + 6 * MINUTE_MS).coveredMinutes).toBe(7);
    const ranges = server.asked.filter(({ call }) => call.endsWith('query_range'));
    expect(ranges.map(({ form }) => [form.get('start'), form.get('end'), form.get('step')])).toEqual([
      [String(START_MS / 1_000 + 120), String(START_MS / 1_000 + 300), '60'],
    ]);
    await passMinutes(rig, 2);
    await answersOf(rig);
    expect(server.asked.filter(({ call }) => call.endsWith('query_range'))).toHaveLength(1);
  });

  it('are asked for after a stop of the collector', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    const config = configOf(sourcesOf(server.url, ['a']));
    const first = createRig(config);
    await passMinutes(first, 2);
    await first.close();
    const atMs = first.clock.nowMs() + 30 * MINUTE_MS;
    const second = createRig(config, { dataDir: first.dataDir, atMs });
    await passMinutes(second);
    await fillPast(second);
    expect(second.sum('a')).toEqual({ good: 9 * 33, total: 10 * 33 });
  });
});

describe('the past', () => {
  it('is asked for newest first, by whole days, under the limit of points, and goes on after a stop', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    const config = configOf(sourcesOf(server.url, ['a'], { backfillSeconds: 20 * 86_400 }));
    const first = createRig(config);
    const ranges = () => server.asked.filter(({ call }) => call.endsWith('query_range'));
    server.refuse = (_, response) => {
      if (ranges().length < 2) return false;
      response.writeHead(503).end();
      return true;
    };
    await passMinutes(first, 2);
    // Seven days at a time, the newest first; of the second question nothing came.
    expect(first.collector.activity().backfills).toMatchObject([
      { fromMs: START_MS - 20 * DAY_MS + MINUTE_MS, doneMinutes: 6.5 * 1_440, owedMinutes: 20 * 1_440 - 1 },
    ]);
    await first.close();
    server.asked.length = 0;
    server.refuse = () => false;
    const second = createRig(config, { dataDir: first.dataDir, atMs: first.clock.nowMs() });
    await passMinutes(second);
    await fillPast(second);
    const asked = ranges().map(({ form }) => [Number(form.get('start')), Number(form.get('end'))] as const);
    expect(asked.every(([start, end]) => (end - start) / 60 + 1 <= 11_000)).toBe(true);
    // What was answered before the stop is not asked for again; the twenty days have moved on by two minutes.
    const minutes = asked.reduce((sum, [start, end]) => sum + (end - start) / 60 + 1, 0);
    expect(minutes).toBe(13.5 * 1_440 - 2);
    const { coveredMinutes } = second.lookup('a').sum(0, START_MS + DAY_MS);
    expect(second.sum('a')).toEqual({ good: 9 * coveredMinutes, total: 10 * coveredMinutes });
    expect(coveredMinutes).toBe(20 * 1_440);
  });

  it('is asked for in smaller pieces where the server refuses large ones', async () => {
    const server = await servePrometheus(traffic('a', 10, 1));
    server.refuse = ({ form }, response) => {
      if (Number(form.get('end')) - Number(form.get('start')) < 86_400 / 4) return false;
      response.writeHead(422).end(refusal('execution', 'query processing would load too many samples'));
      return true;
    };
    const rig = createRig(configOf(sourcesOf(server.url, ['a'], { backfillSeconds: 2 * 86_400 })));
    await passMinutes(rig);
    await fillPast(rig);
    expect(rig.sum('a').total).toBe(10 * 2 * 1_440);
  });

  it('is asked for anew when the question changes, and takes the place of what was there', async () => {
    const server = await servePrometheus([...traffic('a', 10, 1), ...traffic('b', 7, 0, START_MS)]);
    const given = { backfillSeconds: 3_600 };
    const rig = createRig(configOf({ x: ask(server.url, 'a', given) }));
    await passMinutes(rig);
    await fillPast(rig);
    expect(rig.sum('x').total).toBe(600);
    await rig.collector.reconfigure(configOf({ x: ask(server.url, 'b', given) }));
    await passMinutes(rig);
    await fillPast(rig);
    // `b` had nothing before the start; of `a` its first minute is left, an hour and a minute ago by now.
    expect(rig.sum('x')).toEqual({ good: 9 + 7, total: 10 + 7 });
    await rig.collector.reconfigure(
      configOf({ x: query({ server: server.url, total: total('none'), selector: bad('none'), ...given }) }),
    );
    await passMinutes(rig);
    await fillPast(rig);
    const { total: left, coveredMinutes } = rig.lookup('x').sum(START_MS - 30 * MINUTE_MS, START_MS + DAY_MS);
    expect([left, coveredMinutes]).toEqual([0, 0]);
  });

  it('stops at once in the middle of a question that hangs, and leaves no timer', async () => {
    const hanging = createServer(() => undefined);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const { port } = hanging.address() as AddressInfo;
    const rig = createRig(configOf({ a: ask(`http://127.0.0.1:${port}`, 'a', { backfillSeconds: 3_600 }) }));
    await rig.clock.advance(16_000);
    await rig.close();
    hanging.closeAllConnections();
    hanging.close();
    expect(rig.attempts).toEqual([]);
    expect(rig.clock.pendingCount()).toBe(0);
  });
});
