import { type SeriesQuery, seriesContract } from '#shared/api/series.ts';
import type { Series } from '../compute/series.ts';
import type { Config } from '../config/config.ts';
import { readScope } from './figure-question.ts';
import { queryInstant } from './instants.ts';
import { toBehaviour, toSeriesPoint } from './series-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

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
  points: series.points.map(toSeriesPoint),
  behaviour: toBehaviour(series.behaviour),
});

export function serveSeries(app: Api, { board, config }: ServeDeps): void {
  app.get(
    seriesContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'asked' },
      schema: {
        summary: 'A metric by day, week, sprint or month, with its usual range and signals',
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
