import type { RunningPrometheus } from '../systems/prometheus.ts';
import { increaseOf } from '../systems/sum-increases.ts';
import { type MinuteAttempts, prometheusMinutes } from './compare-timelines.ts';
import type { ComparedCounter } from './site.ts';

/** What Prometheus holds of one page, back from one time. */
export interface PrometheusView {
  /** `up` by minute; or a gauge of 0 or 1. */
  minutes(gauge: string): Promise<Map<number, MinuteAttempts>>;
  increases(counter: ComparedCounter, what: 'total' | 'bad'): Promise<{ raw: number; extrapolated: number }>;
}

/** @param spanSeconds back from `atMs`: the whole run, and nothing else */
export function viewPrometheus(
  { rawSamples, number }: Pick<RunningPrometheus, 'rawSamples' | 'number'>,
  service: string,
  atMs: number,
  spanSeconds: number,
): PrometheusView {
  const range = `[${spanSeconds}s]`;
  const ofService = `service="${service}"`;
  return {
    minutes: async (gauge) => prometheusMinutes(await rawSamples(`${gauge}{${ofService}}${range}`, atMs)),
    async increases({ name, badLabel }, what) {
      const labels = what === 'total' ? ofService : `${ofService},${badLabel[0]}="${badLabel[1]}"`;
      const series = await rawSamples(`${name}{${labels}}${range}`, atMs);
      const increases = series.map(({ values }) => increaseOf(values.map(([, value]) => Number(value))));
      return {
        raw: increases.reduce((sum, increase) => sum + increase, 0),
        extrapolated: await number(`sum(increase(${name}{${labels}}${range}))`, atMs),
      };
    },
  };
}
