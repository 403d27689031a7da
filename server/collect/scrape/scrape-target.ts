import { ExpositionError } from '../exposition/exposition-error.ts';
import { formatOf } from '../exposition/format-of.ts';
import { parseExposition } from '../exposition/parse-exposition.ts';
import type { Sample } from '../exposition/sample.ts';
import type { Wanted } from '../exposition/wanted.ts';
import { Failure } from '../failure.ts';
import type { HttpAnswer, HttpClient } from '../http/http-get.ts';
import { readBody } from '../http/read-body.ts';
import { redirectFailure } from '../http/redirect-failure.ts';

/** Largest body taken, over the wire and unpacked. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** As Prometheus 3 asks: we read UTF-8 names. */
const ACCEPT =
  'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,' +
  'application/openmetrics-text;version=0.0.1;q=0.5,' +
  'text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2';

export interface ScrapeRequest {
  readonly url: string;
  readonly timeoutSeconds: number;
  readonly wanted: Wanted;
  readonly signal: AbortSignal;
}

function parseBody(body: Buffer, format: 'text' | 'openmetrics', wanted: Wanted): Sample[] {
  try {
    return parseExposition(body, format, wanted);
  } catch (error) {
    if (error instanceof ExpositionError) throw new Failure('malformed', error.message);
    throw error;
  }
}

async function readSamples(answer: HttpAnswer, { url, wanted }: ScrapeRequest): Promise<Sample[]> {
  const { status } = answer;
  if (status >= 300 && status < 400) throw redirectFailure(status, answer.header('location'), url);
  if (status !== 200) throw new Failure('status', `status ${status} instead of 200`);
  const found = formatOf(answer.header('content-type'));
  if (found.format === null) throw new Failure(found.reason, `${found.word} instead of metrics`);
  const body = await readBody(answer.body, answer.header('content-encoding'), MAX_BODY_BYTES);
  return parseBody(body, found.format, wanted);
}

/**
 * Reads the metrics page of a target once.
 *
 * @throws Failure for whatever keeps it from being read as a whole
 */
export function scrapeTarget(http: HttpClient, request: ScrapeRequest): Promise<Sample[]> {
  const { url, timeoutSeconds, signal } = request;
  const headers = {
    accept: ACCEPT,
    'accept-encoding': 'gzip',
    'x-prometheus-scrape-timeout-seconds': String(timeoutSeconds),
  };
  return http.get({ url, timeoutSeconds, signal, headers }, (answer) => readSamples(answer, request));
}
