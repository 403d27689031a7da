import { type Connection, plainConnection } from '../../config/connection.ts';
import type { ScrapeLimits } from '../../config/scrape-limits.ts';
import { ExpositionError, OverLimitError } from '../exposition/exposition-error.ts';
import { formatOf } from '../exposition/format-of.ts';
import type { Page } from '../exposition/page.ts';
import { readPage } from '../exposition/parse-exposition.ts';
import type { ExpositionFormat } from '../exposition/sample.ts';
import type { Wanted } from '../exposition/wanted.ts';
import { Failure } from '../failure.ts';
import type { HttpAnswer, HttpClient } from '../http/http-client.ts';
import type { Reach } from '../http/reach.ts';
import { readBody } from '../http/read-body.ts';
import { redirectFailure } from '../http/redirect-failure.ts';

/** As Prometheus 3 asks: we read UTF-8 names. */
const ACCEPT =
  'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,' +
  'application/openmetrics-text;version=0.0.1;q=0.5,' +
  'text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2';

export interface ScrapeRequest {
  readonly url: string;
  readonly timeoutSeconds: number;
  /** Null keeps every sample. */
  readonly wanted: Wanted | null;
  readonly limits: ScrapeLimits;
  /** Reads the answer as this, whatever its Content-Type says. */
  readonly format?: ExpositionFormat | undefined;
  /** A plain one unless it is given. */
  readonly connection?: Connection;
  /** The innermost kind of address that it may lead to; any unless it is given. */
  readonly reach?: Reach;
  readonly signal: AbortSignal;
}

function parseBody(body: Buffer, format: ExpositionFormat, { wanted, limits }: ScrapeRequest): Page {
  try {
    return readPage(body, format, wanted, limits);
  } catch (error) {
    if (error instanceof OverLimitError) throw new Failure('over-limit', error.message);
    if (error instanceof ExpositionError) throw new Failure('malformed', error.message);
    throw error;
  }
}

function formatOfAnswer(answer: HttpAnswer): ExpositionFormat {
  const found = formatOf(answer.header('content-type'));
  if (found.format === null) throw new Failure(found.reason, `${found.word} instead of metrics`);
  return found.format;
}

async function readAnswer(answer: HttpAnswer, request: ScrapeRequest): Promise<Page> {
  const { status } = answer;
  if (status >= 300 && status < 400) throw redirectFailure(status, answer.header('location'), request.url);
  if (status !== 200) throw new Failure('status', `status ${status} instead of 200`);
  const format = request.format ?? formatOfAnswer(answer);
  const encoding = answer.header('content-encoding');
  return parseBody(await readBody(answer.body, encoding, request.limits.bodyBytes), format, request);
}

/**
 * Reads the metrics page of a target once.
 *
 * @throws Failure for whatever keeps it from being read as a whole
 */
export function scrapeTarget(http: HttpClient, request: ScrapeRequest): Promise<Page> {
  const { url, timeoutSeconds, signal, connection = plainConnection, reach = 'self' } = request;
  const headers = {
    accept: ACCEPT,
    'accept-encoding': 'gzip',
    'x-prometheus-scrape-timeout-seconds': String(timeoutSeconds),
  };
  const attempt = { url, timeoutSeconds, signal, connection, reach, headers };
  return http.request(attempt, (answer) => readAnswer(answer, request));
}
