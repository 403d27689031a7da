import { describe, expect, it } from 'vitest';
import { plainConnection } from '../../../server/config/connection.ts';
import { load, problemsOf } from './load.ts';

const objective = (query: string): string =>
  `services:\n  - id: api\n    objectives:\n      - id: availability\n        query: ${query}\n`;
const sourceOf = (query: string) => load(objective(query)).services[0]?.objectives[0]?.source;

describe('a query', () => {
  it('is asked every minute, ten seconds after it, and about nothing of the past unless told', () => {
    expect(sourceOf('{ server: "http://prometheus:9090", total: sum(a), bad: sum(b) }')).toEqual({
      kind: 'query',
      server: 'http://prometheus:9090',
      connection: plainConnection,
      total: 'sum(a)',
      part: 'bad',
      selector: 'sum(b)',
      series: null,
      delaySeconds: 10,
      timeoutSeconds: 30,
      backfillSeconds: 0,
      intervalSeconds: 60,
    });
  });

  it('says which series is meant, how far back, and as whom', () => {
    const query =
      '{ server: "http://mimir/prometheus", total: a, good: b, series: { job: api, code: "" }, delay: 1m, ' +
      'timeout: 5s, backfill: 90d, headers: { X-Scope-OrgID: plant }, ' +
      'authorization: { credentials: t0ken } }';
    expect(sourceOf(query)).toMatchObject({
      server: 'http://mimir/prometheus',
      part: 'good',
      series: { job: 'api', code: '' },
      delaySeconds: 60,
      timeoutSeconds: 5,
      backfillSeconds: 90 * 86_400,
      connection: {
        credentials: { kind: 'authorization', type: 'Bearer', token: { value: 't0ken' } },
        headers: { 'x-scope-orgid': 'plant' },
      },
    });
  });

  it.each([
    ['{ total: a, bad: b }', '"query" needs a "server"'],
    ['{ server: prometheus, total: a, bad: b }', 'prometheus" is not a web address'],
    ['{ server: "http://p", bad: b }', '"query" needs a "total"'],
    ['{ server: "http://p", total: a }', '"query" needs "good" or "bad"'],
    ['{ server: "http://p", total: a, good: b, bad: c }', 'give "good" or "bad", not both'],
    ['{ server: "http://p", total: a, bad: b, delay: 3m }', '3m is too long; it must be at most 2m'],
    ['{ server: "http://p", total: a, bad: b, timeout: 61s }', '61s must be over 0'],
    ['{ server: "http://p", total: a, bad: b, series: {} }', '"series" names no label'],
    ['{ server: "http://p", total: a, bad: b, interval: 1m }', 'unknown key "interval"'],
  ])('%s is refused: %s', (query, message) => {
    expect(problemsOf(objective(query)).join()).toContain(message);
  });
});
