import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { QuerySource } from '../../../../server/config/config.ts';
import { plainConnection } from '../../../../server/config/connection.ts';
import type { createRig } from '../rig.ts';
import { serveHttp } from '../rig.ts';
import { answerOf, type Labelled, type WorldSeries } from './promql-model.ts';

/** A question of a test; what is not given is as the file's defaults are. */
export function query(given: Partial<QuerySource> & Pick<QuerySource, 'total' | 'selector'>): QuerySource {
  return {
    kind: 'query',
    server: '',
    connection: plainConnection,
    part: 'bad',
    series: null,
    delaySeconds: 10,
    timeoutSeconds: 30,
    backfillSeconds: 0,
    intervalSeconds: 60,
    ...given,
  };
}

/** One request that the server of the test was sent. */
export interface Asked {
  readonly call: string;
  readonly query: string;
  readonly form: URLSearchParams;
}

const instantsOf = (form: URLSearchParams): number[] => {
  const at = form.get('time');
  if (at !== null) return [Number(at)];
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name)));
  const count = Math.floor(((end ?? 0) - (start ?? 0)) / (step ?? 60)) + 1;
  return Array.from({ length: count }, (_, index) => (start ?? 0) + index * (step ?? 60));
};

/** An answer as the API gives it: strings for values, a vector for an instant, a matrix for a range. */
function bodyOf(form: URLSearchParams, at: (atSeconds: number) => readonly Labelled[]): object {
  const instants = instantsOf(form);
  const points = instants.flatMap((atSeconds) =>
    at(atSeconds).map(({ labels, value }) => ({
      key: JSON.stringify(labels),
      point: [atSeconds, String(value)],
    })),
  );
  const series = [...Map.groupBy(points, ({ key }) => key)].map(([key, ofSeries]) => {
    const values = ofSeries.map(({ point }) => point);
    const metric: unknown = JSON.parse(key);
    return form.has('time') ? { metric, value: values[0] } : { metric, values };
  });
  return { resultType: form.has('time') ? 'vector' : 'matrix', result: series };
}

export type Refuse = (asked: Asked, response: ServerResponse) => boolean;

/** A server with the query API over a small world. `refuse` may answer in its place. */
export async function servePrometheus(world: readonly WorldSeries[]) {
  const asked: Asked[] = [];
  const server = { asked, url: '', refuse: (() => false) as Refuse, warnings: [] as string[] };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const one = { call: request.url ?? '', query: form.get('query') ?? '', form };
    asked.push(one);
    if (server.refuse(one, response)) return;
    if (answerOf(world, one.query, 0) === null) {
      const refusal = { status: 'error', errorType: 'bad_data', error: 'the model does not know this' };
      response.writeHead(400).end(JSON.stringify(refusal));
      return;
    }
    const data = bodyOf(form, (atSeconds) => answerOf(world, one.query, atSeconds) ?? []);
    response.end(JSON.stringify({ status: 'success', data, warnings: server.warnings }));
  }
  const address = await serveHttp((request, response) => void answer(request, response));
  server.url = address.replace('/metrics', '/prometheus/');
  return server;
}

const MINUTE_MS = 60_000;
/** After the delay of 10 s and the 5 s over which questions are spread. */
const ASKED_BY_MS = 16_000;

/**
 * Moves on, minute by minute, past the time at which the questions about the minute before are asked.
 *
 * @param attemptCount how many requests each of these minutes makes, at least: they are waited for
 */
export async function passMinutes(
  rig: ReturnType<typeof createRig>,
  count = 1,
  attemptCount = 1,
): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    const expected = rig.attempts.length + attemptCount;
    const intoMinute = (rig.clock.nowMs() - ASKED_BY_MS) % MINUTE_MS;
    await rig.clock.advance(MINUTE_MS - intoMinute);
    await rig.clock.until(() => rig.attempts.length >= expected);
    await answersOf(rig);
  }
}

/** Waits until what was asked is answered and booked: real sockets need a moment of real time. */
export async function answersOf(rig: ReturnType<typeof createRig>): Promise<void> {
  for (let quiet = 0, seen = rig.attempts.length; quiet < 5; quiet += 1) {
    const until = performance.now() + 4;
    await rig.clock.until(() => performance.now() > until);
    await rig.clock.advance(0);
    if (rig.attempts.length > seen) quiet = 0;
    seen = rig.attempts.length;
  }
}

/** Moves on in small steps until the past is filled in. */
export async function fillPast(rig: ReturnType<typeof createRig>): Promise<void> {
  for (let step = 0; step < 400; step += 1) {
    if (rig.collector.activity().backfills.length === 0) return;
    await rig.clock.advance(200);
    const until = performance.now() + 10;
    await rig.clock.until(() => performance.now() > until);
  }
  throw new Error('the past is not filled in');
}
