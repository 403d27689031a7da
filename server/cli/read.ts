import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ExpositionError } from '../collect/exposition/exposition-error.ts';
import { parseExposition } from '../collect/exposition/parse-exposition.ts';
import type { ExpositionFormat, Sample } from '../collect/exposition/sample.ts';
import { Failure } from '../collect/failure.ts';
import { createHttpClient } from '../collect/http/http-client.ts';
import { scrapeTarget } from '../collect/scrape/scrape-target.ts';
import { parseChoice } from '../config/read-values.ts';
import { defaultScrapeLimits, type ScrapeLimits, widestScrapeLimits } from '../config/scrape-limits.ts';
import { readOwnBuild } from '../own-build.ts';
import { publicTarget } from '../public-target.ts';
import { type Call, type Command, CommandFailure, UsageError } from './command.ts';

const timeoutSeconds = 10;

interface Reading {
  readonly place: string;
  /** Undefined: the page itself says it. */
  readonly format: ExpositionFormat | undefined;
  readonly limits: ScrapeLimits;
}

const readFormat = (text: string | undefined): ExpositionFormat | undefined => {
  if (text === undefined) return undefined;
  try {
    return parseChoice(['text', 'openmetrics'])(text);
  } catch (error) {
    throw new UsageError(`--format: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** As a target would be scraped, by the same client. */
const readAddress = async ({ place, format, limits }: Reading): Promise<readonly Sample[]> => {
  const { systemClock } = await import('../main.ts');
  const http = createHttpClient({ clock: systemClock, userAgent: `Andon/${readOwnBuild().version}` });
  const { signal } = new AbortController();
  try {
    const request = { url: place, timeoutSeconds, wanted: null, limits, format, signal };
    return (await scrapeTarget(http, request)).samples;
  } finally {
    await http.close();
  }
};

const endsOpenMetrics = (body: Buffer): boolean =>
  /(^|\n)# EOF\n?$/.test(body.toString('latin1', body.length - 7));

const readFileSamples = async (
  { place, format, limits }: Reading,
  folder: string,
): Promise<readonly Sample[]> => {
  const path = resolve(folder, place);
  const { size } = await stat(path);
  if (size > limits.bodyBytes) throw new CommandFailure(`the file is larger than ${limits.bodyBytes} bytes`);
  const body = await readFile(path);
  return parseExposition(body, format ?? (endsOpenMetrics(body) ? 'openmetrics' : 'text'), null, limits);
};

/** What went wrong with the page or on the way to it, told with its place; other faults go on as they are. */
const explain = (place: string, error: unknown): unknown => {
  const isOfTheFile = error instanceof Error && 'syscall' in error;
  const isExplained = [ExpositionError, Failure, CommandFailure].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || !(isOfTheFile || isExplained)) return error;
  return new CommandFailure(`${place}: ${error.message}`);
};

const readSamples = async (reading: Reading, folder: string): Promise<readonly Sample[]> => {
  const isAddress = /^https?:\/\//i.test(reading.place);
  try {
    return await (isAddress ? readAddress(reading) : readFileSamples(reading, folder));
  } catch (error) {
    throw explain(isAddress ? publicTarget(reading.place) : reading.place, error);
  }
};

/** As the API of Prometheus writes values: an exponent has two digits at least. @example valueText(1e-7) // '1e-07' */
const valueText = (value: number): string => {
  if (Object.is(value, -0)) return '-0';
  return String(value)
    .replace(/^Infinity/, '+Inf')
    .replace(/^-Infinity/, '-Inf')
    .replace(/(?<=e[+-])\d$/, '0$&');
};

function* sampleLines(samples: readonly Sample[]): Generator<string> {
  for (const { name, labels, value, timestampMs } of samples) {
    const row = { name, labels: Object.fromEntries(labels), value: valueText(value), timestampMs };
    yield JSON.stringify(row);
  }
}

/** Samples of a series that has another one at the same time before it. */
const countRepeated = (samples: readonly Sample[]): number =>
  samples.length - new Set(samples.map(({ key, timestampMs }) => `${key}@${timestampMs}`)).size;

const answer = async ({ terminal }: Call, samples: readonly Sample[]): Promise<void> => {
  await terminal.outLines(sampleLines(samples));
  const repeated = countRepeated(samples);
  if (repeated === 0) return;
  terminal.err(`series are given twice: ${repeated}. A scrape that needs one of them is refused`);
};

/** `andon read FILE|URL` */
export const read: Command = {
  name: 'read',
  summary: 'Print every sample of a metrics page as a line of JSON, or say where it is wrong',
  operands: ['FILE|URL'],
  options: [
    { name: 'format', value: 'text|openmetrics', help: 'else what the Content-Type or a final "# EOF" says' },
    { name: 'wide', help: 'within the widest limits that andon.yaml takes, not the default ones' },
  ],
  async run(call) {
    const [place = ''] = call.operands;
    const limits = call.has('wide') ? widestScrapeLimits : defaultScrapeLimits;
    await answer(
      call,
      await readSamples({ place, format: readFormat(call.text('format')), limits }, call.terminal.folder),
    );
  },
};
