import type { Site } from './site.ts';
import { DAY_MS, MINUTE_MS } from './site.ts';

/** Values by service: one for an instant, one a step for a range. */
export type Rows = ReadonlyMap<string, readonly number[]>;

interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly metric: { readonly service?: string };
      readonly value?: readonly [number, string];
      readonly values?: readonly (readonly [number, string])[];
    }[];
  };
}

export const readRows = (text: string): Rows =>
  new Map(
    (JSON.parse(text) as Answer).data.result.map(({ metric, value, values }) => [
      metric.service ?? '',
      (values ?? (value === undefined ? [] : [value])).map(([, number]) => Number(number)),
    ]),
  );

const badRatio = (window: string, selector = ''): string => {
  const own = selector === '' ? '' : `,${selector}`;
  const bad = `sum by (service) (rate(http_requests_total{code="500"${own}}[${window}]))`;
  return `${bad} / sum by (service) (rate(http_requests_total{${selector}}[${window}]))`;
};

export const burnWindows = ['5m', '30m', '1h', '6h', '24h', '72h'] as const;

/**
 * The questions of SPEED.md's harness in PromQL.
 *
 * @param atMs the end of all windows: the last sample that counts was taken a minute before
 * @param extra `&nocache=1` for an answer that is computed
 */
export function victoriaQuestions(url: string, atMs: number, extra: string) {
  const end = (atMs - MINUTE_MS) / 1_000;
  const instant = (query: string) =>
    `${url}/api/v1/query?query=${encodeURIComponent(query)}&time=${end}${extra}`;
  const range = (query: string, days: number, step: string) =>
    `${url}/api/v1/query_range?query=${encodeURIComponent(query)}&start=${end - (days * DAY_MS) / 1_000}&end=${end}&step=${step}${extra}`;
  return {
    availability: (days: number) => instant(`avg_over_time(up[${days}d])`),
    ratio: (days: number) => instant(badRatio(`${days}d`)),
    dailyAvailability: () => range('avg_over_time(up[1d])', 89, '1d'),
    burn: (window: string) => instant(badRatio(window)),
    /** What the page of one service shows. */
    page(service: string) {
      const selector = `service="${service}"`;
      return [
        range(`avg_over_time(up{${selector}}[1d])`, 89, '1d'),
        instant(`avg_over_time(up{${selector}}[90d])`),
        instant(badRatio('90d', selector)),
        range(badRatio('1h', selector), 30, '1h'),
      ];
    },
  };
}

/** An instant `minutes` before the end of the history, never asked about before. */
export const minutesBefore = ({ endMs }: Site, minutes: number): number => endMs - minutes * MINUTE_MS;
