import type { Secret } from '../../config/connection.ts';
import { plainConnection } from '../../config/connection.ts';
import type { HttpClient } from '../http/http-client.ts';
import { readBody } from '../http/read-body.ts';
import type { AskHost } from './host-pages.ts';

const TIMEOUT_SECONDS = 60;
const MOST_BYTES = 32 * 1024 * 1024;

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};

/** What an API wants to be asked with: none of it a secret. */
export interface HostHeaders {
  readonly accept: string;
  readonly [name: string]: string;
}

/** Asks over the guarded client, which connects only where the address guard lets it; the token goes to the host of the address, never on with a redirect. */
export const askOverHttp =
  (http: HttpClient, token: Secret | null, headers: HostHeaders, signal: AbortSignal): AskHost =>
  (url) => {
    const credentials = token === null ? null : ({ kind: 'authorization', type: 'Bearer', token } as const);
    const connection = { ...plainConnection, credentials };
    const attempt = {
      url,
      connection,
      headers: { ...headers, 'accept-encoding': 'gzip' },
      timeoutSeconds: TIMEOUT_SECONDS,
      signal,
    };
    return http.request(attempt, async (answer) => ({
      status: answer.status,
      header: (name) => answer.header(name),
      body: parse(await readBody(answer.body, answer.header('content-encoding'), MOST_BYTES)),
    }));
  };
