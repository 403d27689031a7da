import { RE2JS } from 're2js';
import type { Clock } from '../../clock.ts';
import type { ProbeActivity } from '../../collector-activity.ts';
import type { HttpProbeTarget } from '../../config/config.ts';
import { Failure } from '../failure.ts';
import { giveBack } from '../give-back.ts';
import type { HttpAnswer, HttpClient } from '../http/http-client.ts';
import { canUnpack, readBody } from '../http/read-body.ts';
import { redirectFailure } from '../http/redirect-failure.ts';
import { checkAnswer, checkCertificate, type ProbeOnce } from './probe-once.ts';

/** Largest body that is read, over the wire and unpacked. */
const MAX_PROBED_BYTES = 10 * 1024 * 1024;

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

/** What comes without a body, whatever its headers announce. */
function isBodiless({ status }: HttpAnswer, { method }: HttpProbeTarget): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}

/** Reads the body to its end. What is packed as nobody asked cannot be looked through, but it is there. */
function readToEnd(answer: HttpAnswer, isLookedThrough: boolean): Promise<Buffer> {
  const encoding = answer.header('content-encoding');
  const isUnpacked = isLookedThrough || canUnpack(encoding);
  return readBody(answer.body, isUnpacked ? encoding : null, MAX_PROBED_BYTES);
}

/**
 * Makes what reads a body to its end and holds it to the patterns that it must and must not contain. An answer
 * without all of its body is none, whatever is asked of it.
 */
function createBodyCheck(probe: HttpProbeTarget) {
  const [wanted, unwanted] = [compile(probe.bodyMatches), compile(probe.bodyMatchesNot)];
  const isLookedThrough = wanted !== null || unwanted !== null;
  return async (answer: HttpAnswer): Promise<void> => {
    const bytes = isBodiless(answer, probe) ? Buffer.alloc(0) : await readToEnd(answer, isLookedThrough);
    const body = isLookedThrough ? bytes.toString() : '';
    giveBack(bytes);
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
 * a whole body, and whatever else is asked of certificate, headers and body. Where a redirect is what is expected,
 * none is followed.
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

  async function checkAll(answer: HttpAnswer): Promise<void> {
    checkStatus(answer, probe);
    checkCertificate(answer.certificate, probe.certificateSeconds, clock.nowMs());
    checkHeaders(answer);
    await checkBody(answer);
  }

  const check = (answer: HttpAnswer): Promise<ProbeActivity> =>
    checkAnswer(
      () => activityOf(answer),
      () => checkAll(answer),
    );

  return (timeoutSeconds, signal) => http.request({ ...request, timeoutSeconds, signal }, check);
}
