import { RE2JS } from 're2js';
import type { Clock } from '../../clock.ts';
import type { ProbeActivity } from '../../collector-activity.ts';
import type { HttpProbeTarget } from '../../config/config.ts';
import { Failure } from '../failure.ts';
import type { HttpAnswer, HttpClient } from '../http/http-client.ts';
import { readBody } from '../http/read-body.ts';
import { redirectFailure } from '../http/redirect-failure.ts';
import { checkCertificate, type ProbeOnce } from './probe-once.ts';

/** Largest body that is looked through. */
const MAX_PROBED_BYTES = 1024 * 1024;

function compile(pattern: string | null): RE2JS | null {
  return pattern === null ? null : RE2JS.compile(pattern);
}

function isRedirection(status: number): boolean {
  return status >= 300 && status < 400;
}

function checkStatus({ status, header, url }: HttpAnswer, probe: HttpProbeTarget): void {
  if (probe.status.includes(status)) return;
  if (isRedirection(status)) throw redirectFailure(status, header('location'), url);
  throw new Failure('status', `status ${status} instead of ${probe.status.join(' or ')}`);
}

/** Makes what holds the headers of an answer to their patterns. A header that is not there matches nothing. */
function createHeaderCheck(matches: HttpProbeTarget['headerMatches']): (answer: HttpAnswer) => void {
  const patterns = Object.entries(matches).map(([name, text]) => [name, RE2JS.compile(text)] as const);
  return ({ header }) => {
    for (const [name, pattern] of patterns) {
      const value = header(name);
      if (value !== null && pattern.test(value)) continue;
      throw new Failure('body-mismatch', `the header ${name} does not hold what is expected`);
    }
  };
}

/** Makes what holds a body to the patterns that it must and must not contain; without any it is not read. */
function createBodyCheck({ bodyMatches, bodyMatchesNot }: HttpProbeTarget) {
  const [wanted, unwanted] = [compile(bodyMatches), compile(bodyMatchesNot)];
  return async (answer: HttpAnswer): Promise<void> => {
    if (wanted === null && unwanted === null) return;
    const bytes = await readBody(answer.body, answer.header('content-encoding'), MAX_PROBED_BYTES);
    const body = bytes.toString();
    if (wanted?.test(body) === false)
      throw new Failure('body-mismatch', 'the body does not hold what is expected');
    if (unwanted?.test(body) === true) throw new Failure('body-mismatch', 'the body holds what it must not');
  };
}

function activityOf({ timings, certificate }: HttpAnswer): ProbeActivity {
  const { dnsSeconds, connectSeconds, tlsSeconds, firstByteSeconds, totalSeconds } = timings();
  return {
    phases: {
      dns: dnsSeconds,
      connect: connectSeconds,
      ...(certificate === null ? {} : { tls: tlsSeconds }),
      firstByte: firstByteSeconds,
      total: totalSeconds,
    },
    certificateValidToMs: certificate?.validToMs ?? null,
  };
}

/**
 * One request over a connection of its own, so that it finds what a newcomer would find: a status of the list,
 * and whatever else is asked of certificate, headers and body. Where a redirect is what is expected, none is followed.
 */
export function createHttpProbe(clock: Clock, http: HttpClient, probe: HttpProbeTarget): ProbeOnce {
  const checkHeaders = createHeaderCheck(probe.headerMatches);
  const checkBody = createBodyCheck(probe);
  const followRedirects = probe.connection.followRedirects && !probe.status.some(isRedirection);
  const request = {
    url: probe.url,
    method: probe.method,
    ...(probe.body === null ? {} : { body: probe.body }),
    connection: { ...probe.connection, followRedirects },
    keepAlive: false,
    headers: { accept: '*/*', 'accept-encoding': 'gzip' },
  };

  async function check(answer: HttpAnswer): Promise<ProbeActivity> {
    checkStatus(answer, probe);
    checkCertificate(answer.certificate, probe.certificateSeconds, clock.nowMs());
    checkHeaders(answer);
    await checkBody(answer);
    return activityOf(answer);
  }

  return (timeoutSeconds, signal) => http.request({ ...request, timeoutSeconds, signal }, check);
}
