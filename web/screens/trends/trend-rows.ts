import type { ChartCell, ChartRows } from '../../charts/chart-rows.ts';
import type { Desk } from '../../ui/desk.ts';
import { amountText, limitText } from '../../words/amount-text.ts';
import { dayText } from '../../words/day-text.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { countText } from '../../words/format-ratio.ts';
import type { TrendView } from './view.ts';

const cell = (text: string, raw: ChartCell['raw']): ChartCell => ({ text, raw });

const incidentRows = ({ series }: TrendView, { words, moments, nowMs }: Desk): ChartRows => {
  const { table, chart } = words.trends;
  return {
    columns: [
      { key: 'id', label: table.incident },
      { key: 'service', label: words.trends.filter.scope },
      { key: 'title', label: table.title },
      { key: 'at', label: table.ended },
      { key: 'seconds', label: table.seconds, isNumber: true },
      { key: 'open', label: chart.open },
    ],
    rows: series.dots.map(({ id, service, title, at, seconds, open }) => [
      cell(id, id),
      cell(service, service),
      cell(title, title),
      cell(open ? chart.open : moments.dayTime(Date.parse(at), nowMs), at),
      cell(words.trends.length(splitDuration(seconds)), seconds),
      cell(open ? chart.open : '', open),
    ]),
  };
};

const periodRows = ({ series, dots, answer }: TrendView, { words, zone }: Desk): ChartRows => {
  const { table, chart } = words.trends;
  return {
    columns: [
      { key: 'start', label: table.start[series.by] ?? '' },
      { key: 'value', label: words.trends.subject(series.metric, ''), isNumber: true },
      { key: 'n', label: table.n, isNumber: true },
      { key: 'limit', label: table.limit, isNumber: true },
      { key: 'agreementVersion', label: words.trends.lanes.agreement, isNumber: true },
      { key: 'state', label: table.state },
      { key: 'change', label: table.behaviour },
      { key: 'note', label: table.notes },
    ],
    rows: series.points.map((point, at) => {
      const { limit, agreementVersion, state } = point.judgement;
      const dot = dots[at];
      const kind = dot?.kind ?? 'ordinary';
      const note = dot?.note == null ? undefined : answer.lanes.notes[dot.note - 1];
      return [
        cell(dayText(Date.parse(point.start), zone), point.start),
        point.value === null
          ? cell(chart.noValue(point.reason ?? 'no-data'), null)
          : cell(amountText(series, point.value, words), point.value),
        cell(countText(point.n), point.n),
        cell(limit === null ? '' : limitText(series, limit, words), limit?.value ?? null),
        cell(agreementVersion === null ? '' : chart.version(agreementVersion), agreementVersion),
        cell(point.value === null ? '' : words.state(state), state),
        cell(point.value === null ? '' : (table.kind[kind] ?? kind), point.value === null ? null : kind),
        cell(note?.text ?? '', note?.text ?? null),
      ];
    }),
  };
};

/** What the main chart shows, as rows: a period each, or an incident each. */
export const trendRows = (view: TrendView, desk: Desk): ChartRows =>
  view.isOfIncidents ? incidentRows(view, desk) : periodRows(view, desk);
