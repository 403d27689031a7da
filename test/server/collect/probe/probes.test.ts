import { describe, expect, it } from 'vitest';
import { plainConnection } from '../../../../server/config/connection.ts';
import { httpProbeTarget } from '../../../../server/config/http-probe-target.ts';
import { canMakeCertificates, createSigner, serveTls } from '../certificates.ts';
import { configOf, createRig, probe, serveBytes, serveHttp, serveTcp } from '../rig.ts';

const http = (url: string, { status = [200], bodyMatches = null as string | null } = {}) =>
  probe({ ...httpProbeTarget(url), status, bodyMatches });

/** Result of one probe of a server that answers with this status and body. */
async function resultOf(
  answer: { status: number; body?: string; headers?: Record<string, string> },
  expected: { status?: number[]; bodyMatches?: string },
): Promise<string | undefined> {
  const url = await serveHttp((_, response) =>
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body ?? ''),
  );
  const rig = createRig(configOf({ web: http(url, expected) }));
  await rig.turn(url);
  expect(rig.sum('web')).toEqual({ good: rig.attempts[0]?.result === 'ok' ? 1 : 0, total: 1 });
  return rig.attempts[0]?.result;
}

describe('an HTTP probe', () => {
  it.each([
    [{ status: 200 }, {}, 'ok'],
    [{ status: 204 }, { status: [200, 204] }, 'ok'],
    [{ status: 500 }, {}, 'status'],
    [{ status: 301, headers: { location: '/login' } }, {}, 'redirect-loop'],
    [{ status: 304 }, {}, 'redirect'],
    [{ status: 301, headers: { location: '/login' } }, { status: [301] }, 'ok'],
    [{ status: 200, body: 'all is ok here' }, { bodyMatches: 'ok' }, 'ok'],
    [{ status: 200, body: 'maintenance' }, { bodyMatches: '^ok$' }, 'body-mismatch'],
    [{ status: 200, body: `${'x'.repeat(2 * 1024 * 1024)} ok` }, { bodyMatches: 'ok' }, 'ok'],
    [{ status: 200, body: 'x'.repeat(10 * 1024 * 1024) }, {}, 'ok'],
    [{ status: 200, body: 'x'.repeat(10 * 1024 * 1024 + 1) }, {}, 'too-large'],
  ])('of %o expecting %o is %s', async (answer, expected, result) => {
    expect(await resultOf(answer, expected)).toBe(result);
  });

  it('names a target that does not speak TLS', async () => {
    const url = (await serveBytes('HTTP/1.1 200 OK\n\n')).replace('http:', 'https:');
    const rig = createRig(configOf({ web: http(url) }));
    await rig.turn(url);
    expect(rig.stateOf(url).reason).toBe('tls');
  });
});

describe('a TCP probe', () => {
  it('is good when the connection opens', async () => {
    const [host = '', port] = (await serveTcp(() => undefined)).split(':');
    const rig = createRig(configOf({ erp: probe({ kind: 'tcp', host, port: Number(port) }) }));
    await rig.turn(`tcp://${host}:${port}`);
    expect(rig.sum('erp')).toEqual({ good: 1, total: 1 });
    await rig.close();
    expect(rig.clock.pendingCount()).toBe(0);
  });

  it('says that the connection was refused', async () => {
    const rig = createRig(configOf({ erp: probe({ kind: 'tcp', host: '127.0.0.1', port: 1 }) }));
    await rig.turn('tcp://127.0.0.1:1');
    expect(rig.stateOf('tcp://127.0.0.1:1')).toMatchObject({
      reason: 'refused',
      detail: 'connection refused',
    });
    expect(rig.sum('erp')).toEqual({ good: 0, total: 1 });
  });
});

describe.skipIf(!canMakeCertificates)('a certificate (skipped where there is no openssl)', () => {
  it('is told together with the failure that it ends soon, over HTTP and over TLS', async () => {
    const signer = createSigner();
    const { port } = await serveTls(signer.sign('mes', 'IP:127.0.0.1', 3));
    const tls = { ...plainConnection.tls, caFile: signer.caFile };
    const certificateSeconds = 36_500 * 86_400;
    const url = `https://127.0.0.1:${port}/`;
    const connection = { ...plainConnection, tls };
    const rig = createRig(
      configOf({
        web: probe({ ...httpProbeTarget(url), connection, certificateSeconds }),
        erp: probe({ kind: 'tls', host: '127.0.0.1', port, tls, certificateSeconds }),
      }),
    );
    for (const target of rig.inOrder([url, `tls://127.0.0.1:${port}`])) await rig.turn(target);
    await rig.clock.until(() => rig.attempts.length >= 2);
    const { targets } = rig.collector.activity();
    for (const { target, probe: found } of targets) {
      const endMs = found?.certificateValidToMs ?? 0;
      const day = new Date(endMs).toISOString().slice(0, 10);
      expect(rig.stateOf(target)).toMatchObject({
        reason: 'certificate-expiring',
        detail: `the certificate ends on ${day}`,
      });
    }
    expect(targets.map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([10, 10]);
  });
});

describe('a reload', () => {
  it('puts another outbound policy in force, for the connections that are kept as well', async () => {
    const url = await serveHttp((_, response) => response.end());
    const config = configOf({ web: http(url) });
    const rig = createRig(config);
    await rig.turn(url);
    await rig.collector.reconfigure({ ...config, outbound: { allow: [], deny: ['127.0.0.0/8'] } });
    await rig.turn(url);
    expect(rig.stateOf(url)).toMatchObject({
      reason: 'forbidden-address',
      detail: 'outbound.deny names 127.0.0.1',
    });
    await rig.collector.reconfigure(config);
    await rig.turn(url);
    expect(rig.stateOf(url).reason).toBeNull();
    // The turn in between says nothing of the target.
    expect(rig.sum('web')).toEqual({ good: 2, total: 2 });
  });
});
