import { type TrendsAnswer, type TrendsQuery, trendsContract } from '#shared/api/trends.ts';
import type { LocalText } from '#shared/local-text.ts';
import { isoInstant } from '#shared/time.ts';
import { groupOf } from '../compute/scope.ts';
import type { Trends, TrendsQuestion } from '../compute/trends.ts';
import type { Config } from '../config/config.ts';
import { readScope } from './figure-question.ts';
import { queryInstant } from './instants.ts';
import { toLaneIncident, toLaneRelease } from './lane-answer.ts';
import { toNoteAnswer } from './note-answer.ts';
import { readEdge } from './page-span.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toComparison, toRecord, toStory, toTrendLimit, toTrendSeries } from './trend-answer.ts';

function readQuestion(query: TrendsQuery, config: Config): TrendsQuestion {
  const { timeZone } = config.team;
  return {
    metric: query.metric,
    scope: readScope(query.scope, config),
    objective: query.objective ?? null,
    by: query.by ?? 'week',
    range: query.range ?? null,
    fromMs: readEdge(query.from, 'from', timeZone),
    toMs: readEdge(query.to, 'to', timeZone),
    atMs: queryInstant(query.at, 'at'),
  };
}

const everything: LocalText = { en: 'All services', ko: '전체 서비스' };

function toScope(scope: string, { services }: Trends): TrendsAnswer['scope'] {
  const serviceCount = services.length;
  if (scope === 'all') return { id: 'all', kind: 'all', name: { ...everything }, serviceCount };
  const group = groupOf(scope);
  if (group !== null) return { id: scope, kind: 'group', name: { en: group, ko: group }, serviceCount };
  const name = services[0]?.name ?? { en: scope, ko: scope };
  return { id: `s:${scope}`, kind: 'service', name: { ...name }, serviceCount };
}

const toRange = ({ startMs, endMs, name }: Trends['range']): TrendsAnswer['range'] => ({
  start: isoInstant(startMs),
  end: isoInstant(endMs),
  name,
});

function toLanes({ releases, incidents, notes, agreement }: Trends['lanes']): TrendsAnswer['lanes'] {
  return {
    releases: releases.map(toLaneRelease),
    incidents: incidents.map(toLaneIncident),
    notes: notes.map(toNoteAnswer),
    agreement: agreement.map(toTrendLimit),
  };
}

function toAssurance({ kind, oneIn, limit }: Trends['assurance']): TrendsAnswer['assurance'] {
  return { kind, oneIn, limit: limit === null ? null : { ...limit } };
}

const toAnswer = (
  trends: Trends,
  { scope, by }: TrendsQuestion,
  { board, config }: ServeDeps,
): TrendsAnswer => ({
  at: isoInstant(trends.atMs),
  team: { ...config.current().team },
  sample: board.sample,
  scope: toScope(scope, trends),
  objective: trends.objective,
  by,
  range: toRange(trends.range),
  definition: { ...trends.main.metric.definition },
  main: toTrendSeries(trends.main),
  story: toStory(trends.story),
  comparisons: trends.comparisons.map(toComparison),
  near: trends.near.map(({ id }) => id),
  records: trends.records.map(toRecord),
  assurance: toAssurance(trends.assurance),
  lanes: toLanes(trends.lanes),
  multiples: trends.multiples.map(toTrendSeries),
});

export function serveTrends(app: Api, deps: ServeDeps): void {
  const { board, config } = deps;
  app.get(
    trendsContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'A metric over time: what it usually does, whether that changed, and what happened near it',
        querystring: trendsContract.query,
        response: { 200: trendsContract.response },
      },
    },
    async ({ query }) => {
      const question = readQuestion(query, config.current());
      return toAnswer(board.trends(question), question, deps);
    },
  );
}
