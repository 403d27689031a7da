import { copyFileSync, rmSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Connection, plainConnection, type TlsOptions } from '../../../../server/config/connection.ts';
import { canMakeCertificates, createSigner, serveTls } from '../certificates.ts';
import { createClientRig, namesOf } from './client-rig.ts';

const withTls = (tls: Partial<TlsOptions>): Connection => ({
  ...plainConnection,
  tls: { ...plainConnection.tls, ...tls },
});

const lookup = namesOf({ 'mes.test': ['127.0.0.1'], 'other.test': ['127.0.0.1'] });
const LASTING = 3_650;

describe.skipIf(!canMakeCertificates)('a connection over TLS (skipped where there is no openssl)', () => {
  it('is accepted with the signer that is named, and tells when the certificate ends', async () => {
    const signer = createSigner();
    const { port } = await serveTls(signer.sign('mes', 'DNS:mes.test', LASTING));
    const { outcome, get } = createClientRig({ lookup });
    const attempt = { url: `https://mes.test:${port}/`, connection: withTls({ caFile: signer.caFile }) };
    expect(await outcome(attempt)).toBe('200 here');
    const validToMs = await get(attempt, async ({ certificate }) => certificate?.validToMs ?? 0);
    expect(Math.round((validToMs - Date.now()) / 86_400_000)).toBe(LASTING);
  });

  it.each([
    ['of someone unknown', 'DNS:mes.test', LASTING, false, 'the certificate is signed by someone unknown'],
    ['that has expired', 'DNS:mes.test', -1, true, 'the certificate has expired'],
    ['for another name', 'DNS:other.test', LASTING, true, 'the certificate is for another name'],
  ])('with a certificate %s is refused, each in its own words', async (_, names, days, isKnown, words) => {
    const signer = createSigner();
    const { port } = await serveTls(signer.sign('mes', names, days));
    const { outcome } = createClientRig({ lookup });
    const connection = withTls(isKnown ? { caFile: signer.caFile } : {});
    const url = `https://mes.test:${port}/`;
    expect(await outcome({ url, connection })).toBe(`tls: ${words}`);
    const blind = withTls({ insecureSkipVerify: true });
    expect(await outcome({ url, connection: blind })).toBe('200 here');
  });

  it('asks for the name that is given instead of the host', async () => {
    const signer = createSigner();
    const { port, names } = await serveTls(signer.sign('mes', 'DNS:mes.test', LASTING));
    const { outcome } = createClientRig();
    const connection = withTls({ caFile: signer.caFile, serverName: 'mes.test' });
    expect(await outcome({ url: `https://127.0.0.1:${port}/`, connection })).toBe('200 here');
    expect(names).toEqual(['mes.test']);
  });

  it('shows our certificate to its own host only', async () => {
    const signer = createSigner();
    const server = signer.sign('mes', 'DNS:mes.test,DNS:other.test', LASTING);
    const client = signer.sign('andon', 'DNS:andon.test', LASTING);
    const guarded = await serveTls({ ...server, clientCaFile: signer.caFile });
    const { outcome } = createClientRig({ lookup });
    const connection = withTls({ caFile: signer.caFile, ...client });
    expect(await outcome({ url: `https://mes.test:${guarded.port}/`, connection })).toBe('200 here');
    const pointer = await serveTls({
      ...server,
      answer: (_, response) =>
        response.writeHead(302, { location: `https://other.test:${guarded.port}/` }).end(),
    });
    expect(await outcome({ url: `https://mes.test:${pointer.port}/`, connection })).toMatch(/^(tls|reset): /);
  });

  it('is never left for a plain one by a redirect', async () => {
    const signer = createSigner();
    let asked = 0;
    const plain = createServer((_, response) => {
      asked += 1;
      response.end('plain');
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      plain.close();
    });
    const location = `http://mes.test:${(plain.address() as AddressInfo).port}/`;
    const { port } = await serveTls({
      ...signer.sign('mes', 'DNS:mes.test', LASTING),
      answer: (_, response) => response.writeHead(301, { location }).end(),
    });
    const { outcome } = createClientRig({ lookup });
    const connection = withTls({ caFile: signer.caFile });
    expect(await outcome({ url: `https://mes.test:${port}/`, connection })).toBe(
      `redirect: status 301 points to ${location}; it is not followed from https to http`,
    );
    expect(asked).toBe(0);
  });

  it('takes files that were replaced, and says so where they are gone', async () => {
    const [old, next] = [createSigner(), createSigner()];
    const caFile = join(old.folder, 'trusted.pem');
    copyFileSync(old.caFile, caFile);
    const { port } = await serveTls(next.sign('mes', 'DNS:mes.test', LASTING));
    const { outcome } = createClientRig({ lookup });
    const attempt = { url: `https://mes.test:${port}/`, connection: withTls({ caFile }) };
    expect(await outcome(attempt)).toBe('tls: the certificate is signed by someone unknown');
    copyFileSync(next.caFile, caFile);
    utimesSync(caFile, 1, 1);
    expect(await outcome(attempt)).toBe('200 here');
    rmSync(caFile);
    expect(await outcome(attempt)).toBe(`unreadable-file: the file ${caFile} cannot be read`);
  });
});
