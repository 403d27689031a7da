import type { StatementAnswer, StatementLine } from '#shared/api/statement.ts';

/** A line with everything that does not matter to a test at its default. */
export const statementLine = (rest: Partial<StatementLine> = {}): StatementLine => ({
  kind: 'incident',
  id: 'INC-1',
  title: 'Orders cannot be opened',
  start: '2026-11-06T04:42:00.000Z',
  end: '2026-11-06T04:59:00.000Z',
  running: false,
  bad: 34,
  total: 34,
  badMinutes: null,
  share: 0.1,
  returnsFrom: '2026-12-06T04:43:00.000Z',
  returnsBy: '2026-12-06T04:59:00.000Z',
  ...rest,
});

/** A statement of 30 days under 99.9 %. */
export const statementAnswer = (rest: Partial<StatementAnswer> = {}): StatementAnswer => ({
  at: '2026-11-22T06:00:00.000Z',
  team: { name: 'Plant', timeZone: 'Asia/Seoul', language: 'en' },
  sample: false,
  service: 'shop',
  name: { en: 'Shop', ko: '상점' },
  objective: 'availability',
  objectives: ['availability'],
  sli: 'availability',
  target: 0.999,
  window: {
    name: '30d',
    start: '2026-10-23T06:01:00.000Z',
    end: '2026-11-22T06:01:00.000Z',
    zone: 'Asia/Seoul',
    coveredFrom: null,
  },
  agreementVersion: 1,
  allowed: 340,
  allowedMinutes: null,
  spent: 34,
  spentMinutes: null,
  total: 340_000,
  remaining: 0.9,
  reason: null,
  estimated: false,
  backInsideAt: null,
  lines: [statementLine()],
  receipt: null,
  ...rest,
});
