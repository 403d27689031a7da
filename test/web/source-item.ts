import type { SourceItem } from '#shared/api/sources.ts';

/** A source that answers, but for what a test says of it. */
export const sourceItem = (parts: Partial<SourceItem> = {}): SourceItem => ({
  service: 'work-orders',
  serviceName: { en: 'Work orders', ko: '작업지시' },
  objective: 'availability',
  kind: 'scrape',
  means: 'counters',
  target: 'http://127.0.0.1:9101/metrics',
  labels: {},
  state: 'answering',
  lastAttemptAt: '2025-11-21T06:10:00.000Z',
  lastOkAt: '2025-11-21T06:10:00.000Z',
  lastHeardAt: '2025-11-21T06:10:00.000Z',
  failuresInARow: 0,
  failingSince: null,
  reason: null,
  detail: null,
  durationSeconds: 0.035,
  intervalSeconds: 15,
  timeoutSeconds: 10,
  nextAt: '2025-11-21T06:10:15.000Z',
  sampleCount: null,
  seriesCount: null,
  badCount: null,
  warnings: [],
  backfill: null,
  certificateValidTo: null,
  timings: [],
  ...parts,
});

/** One that has not answered since 15:00 in Seoul. */
export const deadItem = (parts: Partial<SourceItem> = {}): SourceItem =>
  sourceItem({
    state: 'not-answering',
    lastOkAt: null,
    failuresInARow: 41,
    failingSince: '2025-11-21T06:00:00.000Z',
    reason: 'refused',
    detail: '127.0.0.1:9101',
    ...parts,
  });
