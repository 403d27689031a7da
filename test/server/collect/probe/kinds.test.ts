import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerTexts } from '../../../../server/collect/probe/dns-answers.ts';
import { createPingProbe } from '../../../../server/collect/probe/probe-ping.ts';
import type { DnsProbeTarget, HttpProbeTarget } from '../../../../server/config/config.ts';
import { plainConnection } from '../../../../server/config/connection.ts';
import { httpProbeTarget } from '../../../../server/config/http-probe-target.ts';
import { canMakeCertificates, createSigner, serveTls } from '../certificates.ts';
import { serveBytes, serveHttp, serveTcp } from '../rig.ts';
import { NXDOMAIN, SERVFAIL, serveNames } from './name-server.ts';
import { createProbeRig } from './probe-rig.ts';

const DAY_SECONDS = 86_400;

describe('an HTTP probe', () => {
  const answering = () =>
    serveHttp(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, headers } = request;
      response.setHeader('x-build', '2026.11').end(`${method} ${headers['x-team']} ${Buffer.concat(chunks)}`);
    });

  it('sends method, headers and body', async () => {
    const { ask } = createProbeRig();
    const sent = {
      method: 'POST',
      body: '{"q":1}',
      connection: { ...plainConnection, headers: { 'x-team': 'mes' } },
    };
    const target = { ...httpProbeTarget(await answering()), ...sent, bodyMatches: '^POST mes \\{"q":1\\}$' };
    expect(await ask(target)).toMatchObject({ certificateValidToMs: null });
  });

  it.each<[Partial<HttpProbeTarget>, unknown]>([
    [{ headerMatches: { 'x-build': '^2026' } }, { certificateValidToMs: null }],
    [
      { headerMatches: { 'x-build': '^2025' } },
      'body-mismatch: the header x-build does not hold what is expected',
    ],
    [
      { headerMatches: { 'x-other': '.' } },
      'body-mismatch: the header x-other does not hold what is expected',
    ],
    [{ bodyMatchesNot: 'maintenance' }, { certificateValidToMs: null }],
    [{ bodyMatchesNot: 'GET' }, 'body-mismatch: the body holds what it must not'],
  ])('asking %o finds %o', async (asked, found) => {
    const { ask } = createProbeRig();
    const result = await ask({ ...httpProbeTarget(await answering()), ...asked });
    if (typeof found === 'string') expect(result).toBe(found);
    else expect(result).toMatchObject(found as object);
  });

  it('tells how long each step took, always over a connection of its own', async () => {
    const { ask } = createProbeRig();
    const url = await answering();
    for (const _ of [1, 2]) {
      // The clock of the test stands still: the steps are there, each with no time in it.
      expect(await ask(httpProbeTarget(url))).toEqual({
        phases: { dns: 0, connect: 0, firstByte: 0, total: 0 },
        certificateValidToMs: null,
      });
    }
  });

  it('follows redirects unless one is what is expected, or none is to be followed', async () => {
    const { ask } = createProbeRig();
    const url = await serveHttp((request, response) =>
      request.url === '/metrics'
        ? response.writeHead(301, { location: '/login' }).end()
        : response.end('login'),
    );
    const probe = httpProbeTarget(url);
    expect(await ask({ ...probe, bodyMatches: 'login' })).toMatchObject({ certificateValidToMs: null });
    expect(await ask({ ...probe, status: [301] })).toMatchObject({ certificateValidToMs: null });
    const connection = { ...plainConnection, followRedirects: false };
    expect(await ask({ ...probe, connection })).toBe(
      `redirect: status 301 points to ${new URL('/login', url)}; redirects are not followed`,
    );
  });
});

// As the blackbox exporter: an answer counts once its body has come to its end.
describe('the body of an answer to an HTTP probe, with nothing asked of it,', () => {
  const gzip = { 'content-encoding': 'gzip' };
  const packed = gzipSync('ok'.repeat(1_000));
  const answering = (headers: Record<string, string>, body: Buffer | string = '', status = 200) =>
    serveHttp((_, response) => response.writeHead(status, headers).end(body));
  const cutOff = (head: string) => serveBytes(`HTTP/1.1 200 OK\n${head}\n\n`, '40\r\nok\n');

  it.each([
    ['that is longer announced', () => cutOff('Content-Length: 999'), 'truncated: the body ended early'],
    ['that breaks off', () => cutOff('Transfer-Encoding: chunked'), 'truncated: the body ended early'],
    ['with a broken gzip', () => answering(gzip, packed.subarray(0, -9)), 'bad-gzip: the gzip ends early'],
    [
      'that unpacks to more than 10 MiB',
      () => answering(gzip, gzipSync(Buffer.alloc(11 * 1024 * 1024))),
      'too-large: the body is larger than 10485760 bytes',
    ],
    [
      'without an end',
      () =>
        serveHttp((_, response) => {
          const write = () => {
            while (!response.destroyed && response.write('#'.repeat(60_000)));
            if (!response.destroyed) response.once('drain', write);
          };
          write();
        }),
      'too-large: the body is larger than 10485760 bytes',
    ],
  ])('%s fails', async (_, serve, failure) => {
    expect(await createProbeRig().ask(httpProbeTarget(await serve()))).toBe(failure);
  });

  it('a byte at a time fails when the time is over', async () => {
    let written = 0;
    const url = await serveHttp((_, response) => {
      const drip = setInterval(() => {
        written += 1;
        response.write('.');
      }, 20);
      response.on('close', () => clearInterval(drip));
    });
    const { ask, clock } = createProbeRig();
    const result = ask(httpProbeTarget(url));
    await clock.until(() => written > 2);
    await clock.advance(5_000);
    expect(await result).toBe('timeout: no complete answer within 5 s');
    expect(clock.pendingCount()).toBe(0);
  });

  it('is none after HEAD, 204 and 304, whatever the headers announce', async () => {
    const { ask } = createProbeRig();
    const head = {
      ...httpProbeTarget(await answering({ ...gzip, 'content-length': '999' })),
      method: 'HEAD',
    };
    expect(await ask(head)).toMatchObject({ certificateValidToMs: null });
    for (const status of [204, 304]) {
      const target = { ...httpProbeTarget(await answering(gzip, '', status)), status: [status] };
      expect(await ask(target)).toMatchObject({ certificateValidToMs: null });
    }
  });

  it('may be packed as nobody asked: only who looks for something in it has to unpack it', async () => {
    const { ask } = createProbeRig();
    const target = httpProbeTarget(await answering({ 'content-encoding': 'br' }, 'ok'));
    expect(await ask(target)).toMatchObject({ certificateValidToMs: null });
    expect(await ask({ ...target, bodyMatches: 'ok' })).toBe(
      'unsupported: the body is compressed in a way that was not asked for',
    );
  });
});

describe.skipIf(!canMakeCertificates)('a certificate (skipped where there is no openssl)', () => {
  it('is noted, and must hold as long as is asked', async () => {
    const signer = createSigner();
    const files = signer.sign('mes', 'DNS:mes.test', 3_650);
    const { port } = await serveTls(files);
    const tls = { ...plainConnection.tls, caFile: signer.caFile };
    const probe = { kind: 'tls', host: 'mes.test', port, tls, certificateSeconds: null } as const;
    const found = await createProbeRig().ask(probe);
    if (typeof found === 'string' || found.certificateValidToMs === null) throw new Error(String(found));
    expect(Object.keys(found.phases ?? {})).toEqual(['dns', 'connect', 'tls', 'total']);

    const endMs = found.certificateValidToMs;
    const soon = createProbeRig(endMs - 10 * DAY_SECONDS * 1_000);
    const day = new Date(endMs).toISOString().slice(0, 10);
    const ending = `certificate-expiring: the certificate ends on ${day}`;
    expect(await soon.ask({ ...probe, certificateSeconds: 14 * DAY_SECONDS })).toBe(ending);
    expect(await soon.ask({ ...probe, certificateSeconds: 10 * DAY_SECONDS })).toMatchObject({
      certificateValidToMs: endMs,
    });
    const url = `https://mes.test:${port}/`;
    const web = { ...httpProbeTarget(url), connection: { ...plainConnection, tls } };
    expect(await soon.ask({ ...web, certificateSeconds: 14 * DAY_SECONDS })).toBe(ending);
    expect(await soon.ask(web)).toMatchObject({ certificateValidToMs: endMs });
  });

  it('that nobody trusts fails a TLS probe', async () => {
    const { port } = await serveTls(createSigner().sign('mes', 'DNS:mes.test', 30));
    const probe = {
      kind: 'tls',
      host: 'mes.test',
      port,
      tls: plainConnection.tls,
      certificateSeconds: null,
    } as const;
    expect(await createProbeRig().ask(probe)).toBe('tls: the certificate is signed by someone unknown');
  });
});

describe('a probe of a connection', () => {
  it('never goes to a metadata address, whatever name leads there', async () => {
    const { ask } = createProbeRig();
    const words = 'forbidden-address: 169.254.169.254 is never asked; outbound.allow can name it';
    const place = { host: 'metadata.test', port: 80 };
    expect(await ask({ kind: 'tcp', ...place })).toBe(words);
    const tls = { tls: plainConnection.tls, certificateSeconds: null };
    expect(await ask({ kind: 'tls', ...place, ...tls })).toBe(words);
    expect(await ask({ kind: 'ping', host: 'metadata.test' })).toBe(words);
    const names = { name: 'a.test', type: 'A', answerMatches: null };
    expect(await ask({ kind: 'dns', ...names, server: 'metadata.test:53' })).toBe(words);
  });

  it('goes to the board itself, where only the operator may send it', async () => {
    const board = await serveHttp((_, response) => response.end('board'));
    const pointer = await serveHttp((_, response) => response.writeHead(302, { location: board }).end());
    const { host: address, port } = new URL(board);
    const { ask } = createProbeRig(0, { host: '127.0.0.1', port: Number(port) });
    expect(await ask({ kind: 'tcp', host: 'mes.test', port: Number(port) })).toMatchObject({ phases: {} });
    expect(await ask(httpProbeTarget(board))).toMatchObject({ phases: {} });
    expect(await ask(httpProbeTarget(pointer))).toBe(
      `forbidden-address: ${address} is this board itself; outbound.allow can name it`,
    );
  });

  it('ends in time where nobody says what address the name has', async () => {
    const { ask, clock } = createProbeRig();
    const place = { host: 'silent.test', port: 80 };
    const tls = { tls: plainConnection.tls, certificateSeconds: null };
    const names = { name: 'a.test', type: 'A', answerMatches: null };
    const results = [
      ask(httpProbeTarget('http://silent.test/')),
      ask({ kind: 'tcp', ...place }),
      ask({ kind: 'tls', ...place, ...tls }),
      ask({ kind: 'dns', ...names, server: 'silent.test:53' }),
      ask({ kind: 'ping', host: 'silent.test' }),
    ];
    await clock.advance(5_000);
    expect(await Promise.all(results)).toEqual([
      'timeout: no complete answer within 5 s',
      'timeout: no connection within 5 s',
      'timeout: no TLS connection within 5 s',
      'timeout: no answer within 5 s',
      'timeout: no reply within 5 s',
    ]);
    expect(clock.pendingCount()).toBe(0);
  });

  it('ends in time where TLS is not spoken', async () => {
    const { ask, clock } = createProbeRig();
    let taken = 0;
    const [host = '', port] = (await serveTcp(() => (taken += 1))).split(':');
    const tls = { tls: plainConnection.tls, certificateSeconds: null };
    const result = ask({ kind: 'tls', host, port: Number(port), ...tls });
    await clock.until(() => taken === 1);
    await clock.advance(5_000);
    expect(await result).toBe('timeout: no TLS connection within 5 s');
    expect(clock.pendingCount()).toBe(0);
  });
});

describe('a DNS probe', () => {
  const question = { kind: 'dns', name: 'mes.example', type: 'A', answerMatches: null } as const;

  it.each<[Parameters<typeof serveNames>[0], Partial<DnsProbeTarget>, string | null]>([
    [{ texts: ['10.0.0.7'] }, {}, null],
    [{ texts: ['10.0.0.7', '10.0.0.8'] }, { answerMatches: '^10\\.0\\.0\\.8$' }, null],
    [{ texts: ['10.0.0.7'] }, { answerMatches: '^192\\.' }, 'body-mismatch: no answer is what is expected'],
    [{ type: 'MX', texts: ['10 mail.example'] }, { type: 'MX', answerMatches: '^10 mail\\.example$' }, null],
    [{ type: 'TXT', texts: ['v=spf1 -all'] }, { type: 'TXT', answerMatches: '^v=spf1' }, null],
    [{ texts: [] }, {}, 'dns: the name has no record of type A'],
    [{ code: NXDOMAIN }, {}, 'dns: the name is not known'],
    [{ code: SERVFAIL }, {}, 'dns: the name server failed'],
  ])('answered with %o, asking %o: %s', async (answer, asked, failure) => {
    const { server } = await serveNames(answer);
    const result = await createProbeRig().ask({ ...question, server, ...asked });
    if (failure === null) expect(result).toMatchObject({ certificateValidToMs: null });
    else expect(result).toBe(failure);
  });

  it('ends in time where nobody answers', async () => {
    const { server, askedCount } = await serveNames(null);
    const { ask, clock } = createProbeRig();
    const result = ask({ ...question, server });
    await clock.until(() => askedCount() > 0);
    await clock.advance(5_000);
    expect(await result).toBe('timeout: no answer within 5 s');
    expect(clock.pendingCount()).toBe(0);
  });

  it('tells records as a zone file writes them', () => {
    expect(answerTexts('SRV', [{ name: 'erp.example', port: 1521, priority: 1, weight: 5 }])).toEqual([
      '1 5 1521 erp.example',
    ]);
    expect(answerTexts('TXT', [['a', 'b']])).toEqual(['ab']);
    expect(answerTexts('CAA', [{ critical: 0, issue: 'ca.example' }])).toEqual([
      'critical 0 issue ca.example',
    ]);
    const soa = { nsname: 'ns', hostmaster: 'h', serial: 1, refresh: 2, retry: 3, expire: 4, minttl: 5 };
    expect(answerTexts('SOA', soa)).toEqual(['ns h 1 2 3 4 5']);
  });
});

describe('a ping', () => {
  /** A program that stands for `ping`: notes what it is given, says something and ends. */
  function createProgram(script: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'andon-ping-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'ping');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  // What iputils and BusyBox say and exit with.
  it.each([
    ['exit 0', null],
    ['exit 1', 'timeout: no reply'],
    ['echo "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable"; exit 1', 'refused: no route to the host'],
    [
      'echo "ping: socket: Operation not permitted" >&2; exit 2',
      'ping-unavailable: the program "ping" is not permitted to send here',
    ],
    [
      'echo "ping: permission denied (are you root?)" >&2; exit 1',
      'ping-unavailable: the program "ping" is not permitted to send here',
    ],
    ['exit 64', 'ping-unavailable: the program "ping" does not work as expected here'],
    ['[ "$*" = "-n -c 1 -W 5 -- 127.0.0.1" ] || exit 1', null],
  ])('that does %s brings %s', async (script, failure) => {
    const rig = createProbeRig();
    const probe = createPingProbe(
      { ...rig, command: createProgram(script) },
      { kind: 'ping', host: 'mes.test' },
    );
    const result = await rig.run(probe);
    if (failure === null) expect(result).toMatchObject({ certificateValidToMs: null });
    else expect(result).toBe(failure);
  });

  it('without the program says so', async () => {
    const rig = createProbeRig();
    const probe = createPingProbe({ ...rig, command: '/nowhere/ping' }, { kind: 'ping', host: '127.0.0.1' });
    expect(await rig.run(probe)).toBe(
      'ping-unavailable: the program "ping" cannot be started; is it installed?',
    );
  });

  it('is killed when its time is over', async () => {
    const rig = createProbeRig();
    const command = createProgram('exec sleep 60');
    const result = rig.run(createPingProbe({ ...rig, command }, { kind: 'ping', host: '127.0.0.1' }));
    await rig.clock.advance(5_000);
    expect(await result).toBe('timeout: no reply within 5 s');
    expect(rig.clock.pendingCount()).toBe(0);
  });
});
