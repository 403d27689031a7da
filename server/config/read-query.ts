import { MINUTE_SECONDS } from '#shared/units.ts';
import type { QuerySource } from './config.ts';
import { parseDuration } from './duration.ts';
import type { Field } from './field.ts';
import { connectionKeys, readConnection } from './read-connection.ts';
import { readTiming } from './read-timing.ts';
import { type Fields, parseText, readSecret, readValue } from './read-values.ts';
import { parseWebAddress } from './web-address.ts';

const known = ['server', 'serverFile', 'total', 'good', 'bad', 'series', 'delay', 'timeout', 'backfill'];
const defaultDelaySeconds = 10;
/** A question is asked once a minute, and must have its answer before the next. */
const timing = { intervalSeconds: MINUTE_SECONDS, timeoutSeconds: 30 };
/** Beyond it a board would ask for months about minutes that no server keeps. */
const mostBackfillSeconds = parseDuration('2y');
/** Beyond it every minute would be so old when it is heard that the objective is `nodata` for ever. */
const mostDelaySeconds = parseDuration('2m');

const parseUpTo = (mostSeconds: number, mostWritten: string) => (text: string) => {
  const seconds = parseDuration(text);
  if (seconds <= mostSeconds) return seconds;
  throw new Error(`${text} is too long; it must be at most ${mostWritten}`);
};

const checkKeys = (field: Field, fields: Fields): void => {
  const [good, bad] = [fields.get('good'), fields.get('bad')];
  if (!fields.has('server') && !fields.has('serverFile')) field.report('"query" needs a "server"');
  if (!fields.has('total')) field.report('"query" needs a "total"');
  if (good === undefined && bad === undefined) field.report('"query" needs "good" or "bad"');
  if (good !== undefined) bad?.reportKey('give "good" or "bad", not both');
};

const readSeries = (field: Field | undefined): QuerySource['series'] => {
  if (field === undefined) return null;
  const labels = [...field.entries()].map(([label, value]) => [label, value.parse((text) => text, '')]);
  if (labels.length === 0) field.report('"series" names no label');
  return Object.fromEntries(labels);
};

/** What a Prometheus-compatible server is asked once a minute: how many in all, and how many good or bad. */
export const readQuery = (field: Field): QuerySource => {
  const fields = field.fields([...known, ...connectionKeys]);
  checkKeys(field, fields);
  const part = fields.has('good') ? 'good' : 'bad';
  return {
    kind: 'query',
    server: readSecret(fields, 'server', parseWebAddress, ''),
    connection: readConnection(fields),
    total: readValue(fields, 'total', parseText, ''),
    part,
    selector: readValue(fields, part, parseText, ''),
    series: readSeries(fields.get('series')),
    delaySeconds: readValue(fields, 'delay', parseUpTo(mostDelaySeconds, '2m'), defaultDelaySeconds),
    backfillSeconds: readValue(fields, 'backfill', parseUpTo(mostBackfillSeconds, '2y'), 0),
    ...readTiming(fields, timing),
  };
};
