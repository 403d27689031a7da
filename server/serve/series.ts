import { type SeriesQuery, seriesContract } from '#shared/api/series.ts';
import { isoInstant } from '#shared/time.ts';
import type { Series } from '../compute/series.ts';
import type { Config } from '../config/config.ts';
import { toJudgementAnswer } from './figure-answer.ts';
import { readScope } from './figure-question.ts';
import { queryInstant } from './instants.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const span = ({ startMs, endMs }: { startMs: number; endMs: number }) => ({
  from: isoInstant(startMs),
  to: isoInstant(endMs),
});

const readQuestion = (query: SeriesQuery, config: Config) => ({
  metric: query.metric,
  service: readScope(query.service, config),
  objective: query.objective ?? null,
  by: query.by ?? ('week' as const),
  fromMs: queryInstant(query.from, 'from'),
  toMs: queryInstant(query.to, 'to'),
});

const toAnswer = (series: Series, by: string) => ({
  metric: series.metric.id,
  service: series.service,
  unit: series.metric.unit,
  by,
  zone: series.zone,
  points: series.points.map((point) => ({
    start: isoInstant(point.startMs),
    end: isoInstant(point.endMs),
    value: point.value,
    n: point.n,
    partial: point.partial,
    reason: point.reason,
    judgement: toJudgementAnswer(point),
  })),
  behaviour: {
    centre: series.behaviour.centre,
    lower: series.behaviour.lower,
    upper: series.behaviour.upper,
    signals: series.behaviour.signals.map((signal) => ({
      rule: signal.rule,
      side: signal.side,
      improvement: signal.improvement,
      known: signal.known,
      ...span(signal),
    })),
    baselines: series.behaviour.baselines.map(({ startMs, endMs, ...baseline }) => ({
      start: isoInstant(startMs),
      end: isoInstant(endMs),
      ...baseline,
    })),
  },
});

export function serveSeries(app: Api, { board, config }: ServeDeps): void {
  app.get(
    seriesContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'asked' },
      schema: {
        summary: 'A metric by day, week or month, with its usual range and signals',
        querystring: seriesContract.query,
        response: { 200: seriesContract.response },
      },
    },
    async ({ query }) => {
      const question = readQuestion(query, config.current());
      return toAnswer(board.series(question), question.by);
    },
  );
}
