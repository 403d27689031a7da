import { RE2JS } from 're2js';
import type { HttpProbeTarget } from '../../config/config.ts';
import { Failure } from '../failure.ts';
import type { HttpAnswer, HttpClient } from '../http/http-client.ts';
import { readBody } from '../http/read-body.ts';
import { redirectFailure } from '../http/redirect-failure.ts';

/** Largest body that is looked through. */
const MAX_PROBED_BYTES = 1024 * 1024;

/** @throws Failure where the target does not answer as expected */
export type ProbeOnce = (timeoutSeconds: number, signal: AbortSignal) => Promise<void>;

function checkStatus({ status, header }: HttpAnswer, probe: HttpProbeTarget): void {
  if (probe.status.includes(status)) return;
  if (status >= 300 && status < 400) throw redirectFailure(status, header('location'), probe.url);
  throw new Failure('status', `status ${status} instead of ${probe.status.join(' or ')}`);
}

/** One GET: a status of the list, and where a pattern is given, a body that contains it. */
export function createHttpProbe(http: HttpClient, probe: HttpProbeTarget): ProbeOnce {
  const pattern = probe.bodyMatches === null ? null : RE2JS.compile(probe.bodyMatches);

  async function check(answer: HttpAnswer): Promise<void> {
    checkStatus(answer, probe);
    if (pattern === null) return;
    const body = await readBody(answer.body, answer.header('content-encoding'), MAX_PROBED_BYTES);
    if (!pattern.test(body.toString())) {
      throw new Failure('body-mismatch', 'the body does not hold what is expected');
    }
  }

  return (timeoutSeconds, signal) => {
    const headers = { accept: '*/*', 'accept-encoding': 'gzip' };
    return http.request({ url: probe.url, headers, timeoutSeconds, signal }, check);
  };
}
