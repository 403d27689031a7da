import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether certificates can be made here: tests that need them are skipped where they cannot. */
export const canMakeCertificates = spawnSync('openssl', ['version']).status === 0;

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** PEM files of one certificate. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A signer of its own, in a folder that goes with the test. */
export function createSigner() {
  const folder = mkdtempSync(join(tmpdir(), 'andon-certificates-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const openssl = (...args: string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
  };
  const subject = ['-subj', '/CN=Signer of a test'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', ...subject, '-days', '3650');

  /** A certificate for names such as `DNS:localhost,IP:127.0.0.1`, which ends in so many days. */
  function sign(name: string, names: string, days: number): CertificateFiles {
    const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`];
    openssl('req', ...newKey, ...request);
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
    const signer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
    const given = ['-extfile', `${name}.ext`, '-out', `${name}.pem`, '-days', String(days)];
    openssl('x509', '-req', '-in', `${name}.csr`, ...signer, ...given);
    return { certFile: join(folder, `${name}.pem`), keyFile: join(folder, `${name}.key`) };
  }
  return { folder, caFile: join(folder, 'ca.pem'), sign };
}

export interface TlsServerOptions extends CertificateFiles {
  /** Clients must come with a certificate of this signer. */
  readonly clientCaFile?: string;
  readonly answer?: RequestListener;
}

/** A web server over TLS on 127.0.0.1; gives its port, and the names that clients asked for. */
export async function serveTls(options: TlsServerOptions) {
  const { certFile, keyFile, clientCaFile, answer = (_, response) => response.end('here') } = options;
  const names: unknown[] = [];
  const tls = {
    cert: readFileSync(certFile),
    key: readFileSync(keyFile),
    ...(clientCaFile === undefined
      ? {}
      : { requestCert: true, rejectUnauthorized: true, ca: readFileSync(clientCaFile) }),
  };
  const server = createServer(tls, answer);
  server.on('secureConnection', ({ servername }) => names.push(servername));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, port: (server.address() as AddressInfo).port, names };
}
