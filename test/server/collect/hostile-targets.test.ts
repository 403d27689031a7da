import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { configOf, createRig, scrape, serveBytes, serveHttp, serveTcp } from './rig.ts';

const TEXT = { 'content-type': 'text/plain; version=0.0.4' };
const GOOD_BODY = 'up_total 1\n';
const SECRET = 'do-not-repeat-me';

const answerWith = (status: number, headers: Record<string, string>, body: string | Buffer = '') =>
  serveHttp((_, response) => response.writeHead(status, headers).end(body));

/** Writes for ever, as fast as it is read. */
function writeEndlessly(response: ServerResponse): void {
  response.writeHead(200, TEXT);
  const chunk = Buffer.from('# padding\n'.repeat(6_000));
  const write = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', write);
  };
  write();
}

interface Hostile {
  readonly name: string;
  readonly reason: string;
  readonly detail: string;
  readonly serve: () => Promise<string>;
  /** For targets that only a time-out ends. */
  readonly thenMs?: number;
}

const gzipHead = { ...TEXT, 'content-encoding': 'gzip' };
const bomb = () => gzipSync(Buffer.alloc(11 * 1024 * 1024, '#'));

const hostile: readonly Hostile[] = [
  {
    name: 'refuses the connection',
    reason: 'refused',
    detail: 'connection refused',
    serve: async () => 'http://127.0.0.1:1/metrics',
  },
  {
    name: 'has a name that nobody knows',
    reason: 'dns',
    detail: 'the name is not known',
    serve: async () => 'http://nowhere.invalid/metrics',
  },
  {
    name: 'takes the connection and says nothing',
    reason: 'timeout',
    detail: 'no complete answer within 10 s',
    serve: async () => `http://${await serveTcp(() => undefined)}/metrics`,
    thenMs: 10_000,
  },
  {
    name: 'drips its body',
    reason: 'timeout',
    detail: 'no complete answer within 10 s',
    serve: () =>
      serveHttp((_, response) => {
        response.writeHead(200, TEXT).write('u');
        const drip = setInterval(() => response.write('p'), 20);
        response.on('close', () => clearInterval(drip));
      }),
    thenMs: 10_000,
  },
  {
    name: 'closes before it answers',
    reason: 'reset',
    detail: 'the target closed the connection',
    serve: async () =>
      `http://${await serveTcp((socket) => socket.once('data', () => socket.end()))}/metrics`,
  },
  {
    name: 'announces a longer body than it sends',
    reason: 'truncated',
    detail: 'the body ended early',
    serve: () => serveBytes('HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 999\n\n', GOOD_BODY),
  },
  {
    name: 'announces a shorter body than it sends',
    reason: 'malformed',
    detail: 'line 1, column 6: the last line has no end',
    serve: () => serveBytes('HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 5\n\n', GOOD_BODY),
  },
  {
    name: 'closes in the middle of a chunked body',
    reason: 'truncated',
    detail: 'the body ended early',
    serve: () =>
      serveBytes('HTTP/1.1 200 OK\nContent-Type: text/plain\nTransfer-Encoding: chunked\n\n', '40\r\nup 1\n'),
  },
  {
    name: 'never stops',
    reason: 'too-large',
    detail: 'the body is larger than 10485760 bytes',
    serve: () => serveHttp((_, response) => writeEndlessly(response)),
  },
  {
    name: 'answers 500',
    reason: 'status',
    detail: 'status 500 instead of 200',
    serve: () => answerWith(500, TEXT, SECRET),
  },
  {
    name: 'answers a web page',
    reason: 'not-metrics',
    detail: 'content type text/html instead of metrics',
    serve: () => answerWith(200, { 'content-type': 'text/html' }, `<p>${SECRET}</p>`),
  },
  {
    name: 'gives no content type',
    reason: 'not-metrics',
    detail: 'no content type instead of metrics',
    serve: () => answerWith(200, {}, GOOD_BODY),
  },
  {
    name: 'answers protobuf',
    reason: 'unsupported',
    detail: 'protobuf instead of metrics',
    serve: () => answerWith(200, { 'content-type': 'application/vnd.google.protobuf; encoding=delimited' }),
  },
  {
    name: 'does not speak HTTP',
    reason: 'not-metrics',
    detail: 'not an HTTP answer',
    serve: () => serveBytes('SSH-2.0-OpenSSH_9.9\n'),
  },
  {
    name: 'redirects to where nobody asks',
    reason: 'forbidden-address',
    detail: '169.254.169.254 is never asked; outbound.allow can name it',
    serve: () => answerWith(302, { location: `http://169.254.169.254/latest?token=${SECRET}` }),
  },
  {
    name: 'redirects to another scheme',
    reason: 'redirect',
    detail: 'status 302 points to ftp://127.0.0.1/metrics; only http and https are followed',
    serve: () => answerWith(302, { location: `ftp://127.0.0.1/metrics?token=${SECRET}` }),
  },
  {
    name: 'redirects without saying where to',
    reason: 'redirect',
    detail: 'status 302 without a Location',
    serve: () => answerWith(302, TEXT),
  },
  {
    name: 'redirects to a place that cannot be read',
    reason: 'redirect',
    detail: 'status 302 points to an unreadable place',
    serve: () => answerWith(302, { location: `http://[${SECRET}` }),
  },
  {
    name: 'redirects in a circle',
    reason: 'redirect-loop',
    detail: 'a redirect points back to where it came from',
    serve: () => answerWith(302, { location: '/metrics' }),
  },
  {
    name: 'redirects to another host that is not there',
    reason: 'refused',
    detail: 'connection refused',
    serve: () => answerWith(307, { location: 'http://127.0.0.1:1/metrics' }),
  },
  {
    name: 'speaks no TLS where that is asked',
    reason: 'tls',
    detail: 'the target does not speak TLS as expected',
    serve: async () => (await serveBytes('HTTP/1.1 200 OK\n\n')).replace('http:', 'https:'),
  },
  {
    name: 'breaks off its gzip',
    reason: 'bad-gzip',
    detail: 'the gzip ends early',
    serve: () => answerWith(200, gzipHead, gzipSync(GOOD_BODY).subarray(0, -9)),
  },
  {
    name: 'calls plain text gzip',
    reason: 'bad-gzip',
    detail: 'the gzip cannot be read',
    serve: () => answerWith(200, gzipHead, SECRET),
  },
  {
    name: 'sends a gzip that unpacks to more than 10 MB',
    reason: 'too-large',
    detail: 'the body is larger than 10485760 bytes',
    serve: () => answerWith(200, gzipHead, bomb()),
  },
  {
    name: 'compresses as nobody asked',
    reason: 'unsupported',
    detail: 'the body is compressed in a way that was not asked for',
    serve: () => answerWith(200, { ...TEXT, 'content-encoding': 'br' }, GOOD_BODY),
  },
  {
    name: 'has more samples than its limits allow',
    reason: 'over-limit',
    detail: 'line 50001, column 1: more than 50000 samples',
    serve: () => answerWith(200, TEXT, 'a 1\n'.repeat(50_001)),
  },
  {
    name: 'has a longer label than its limits allow',
    reason: 'over-limit',
    detail: 'line 1, column 6: a label value of more than 1024 bytes',
    serve: () => answerWith(200, TEXT, `a{b="${'x'.repeat(1_025)}"} 1\n`),
  },
  {
    name: 'has a fault in its last line',
    reason: 'malformed',
    detail: 'line 2, column 4: a number within range is expected',
    serve: () => answerWith(200, TEXT, `${GOOD_BODY}up ${SECRET}\n`),
  },
];

describe('a target that', () => {
  it.each(hostile)('$name fails as $reason, and others go on', async ({ serve, reason, detail, thenMs }) => {
    const [bad, good] = [await serve(), await answerWith(200, TEXT, GOOD_BODY)];
    const rig = createRig(configOf({ bad: scrape([bad]), good: scrape([good]) }));
    for (const target of rig.inOrder([bad, good])) {
      await rig.turn(target, { thenMs: target === bad ? (thenMs ?? 0) : 0 });
    }
    await rig.clock.until(() => rig.attempts.some(({ result }) => result !== 'ok'));
    expect(rig.stateOf(bad)).toMatchObject({ reason, detail, lastOkAtMs: null });
    expect(rig.stateOf(good)).toMatchObject({ reason: null, failuresInARow: 0 });
    // Phases come from addresses: either target may have had a second turn by now.
    const [badSum, goodSum] = [rig.sum('bad'), rig.sum('good')];
    expect([badSum.good, badSum.total > 0]).toEqual([0, true]);
    expect([goodSum.total - goodSum.good, goodSum.total > 0]).toEqual([0, true]);
    await rig.close();
    expect(rig.clock.pendingCount()).toBe(0);
  });
});

describe('a target that fails twice and then answers', () => {
  it('keeps when that began, and loses it after one good scrape', async () => {
    let status = 503;
    const target = await serveHttp((_, response) => response.writeHead(status, TEXT).end(GOOD_BODY));
    const rig = createRig(configOf({ up: scrape([target]) }));
    await rig.turn(target);
    const sinceMs = rig.stateOf(target).lastAttemptAtMs;
    await rig.turn(target);
    expect(rig.stateOf(target)).toMatchObject({
      failuresInARow: 2,
      failingSinceMs: sinceMs,
      reason: 'status',
    });
    status = 200;
    await rig.turn(target);
    expect(rig.stateOf(target)).toMatchObject({ failuresInARow: 0, failingSinceMs: null, reason: null });
    expect(rig.sum('up')).toEqual({ good: 1, total: 3 });
  });
});
