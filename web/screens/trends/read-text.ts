import type { TrendSeries, TrendsAnswer } from '#shared/api/trends.ts';
import { baselineOf, type TrendDot } from '../../charts/dot-kinds.ts';
import type { Desk } from '../../ui/desk.ts';
import { amountText, limitText, rangeText } from '../../words/amount-text.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { dateParts } from '../../words/format-time.ts';

type Point = TrendSeries['points'][number];

export const periodText = (by: string, startMs: number, { words, zone, language }: Desk): string =>
  words.trends.periodName(by, dateParts(startMs, zone, language));

/** What was agreed then, and on which side of it the value lies. */
const limitFact = (main: TrendSeries, { judgement, value }: Point, { words }: Desk): string | null => {
  const { limit, agreementVersion, state } = judgement;
  if (limit === null) return null;
  const isOutside = value === null ? null : state === 'outside' || state === 'burning' || state === 'debt';
  return words.trends.chart.limitRead(limitText(main, limit, words), agreementVersion, isOutside);
};

const usualFact = (main: TrendSeries, dot: TrendDot, { words }: Desk): string | null => {
  const baseline = baselineOf(main.behaviour.baselines, dot.startMs);
  const range = baseline === null ? null : rangeText(main, baseline, words);
  return range === null
    ? null
    : words.trends.chart.usualRead(range, dot.kind === 'unusual' || dot.kind === 'known');
};

/** Everything the chart shows of one period, in one line. */
export const readText = (answer: TrendsAnswer, point: Point, dot: TrendDot, desk: Desk): string => {
  const { words } = desk;
  const { main, lanes } = answer;
  const { chart } = words.trends;
  const note = dot.note === null ? undefined : lanes.notes[dot.note - 1];
  const facts = [
    point.value === null ? chart.noValue(point.reason ?? 'no-data') : amountText(main, point.value, words),
    point.partial ? chart.soFar : null,
    limitFact(main, point, desk),
    usualFact(main, dot, desk),
    point.n > 0 ? chart.counts(main.metric, point.n) : null,
    note === undefined || dot.note === null ? null : chart.noteRead(dot.note, note.text),
  ].filter((fact) => fact !== null);
  return chart.read(periodText(main.by, Date.parse(point.start), desk), facts);
};

/** One incident of a chart of incidents, in one line. */
export const incidentText = (
  { at, seconds, title, open }: TrendSeries['dots'][number],
  { words, moments, nowMs }: Desk,
): string =>
  words.trends.chart.incidentRead(
    moments.dayTime(Date.parse(at), nowMs),
    words.trends.length(splitDuration(seconds)),
    title,
    open,
  );
