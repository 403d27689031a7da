import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { Failure } from '../failure.ts';
import type { Batch, BatchAnswer } from './batch.ts';
import type { AnswerSeries } from './query-answer.ts';
import type { QueryObjective } from './query-objective.ts';
import { askedValue } from './question-family.ts';

/** What a server counted in one minute, as it gave it. */
export interface MinuteCount {
  readonly minuteMs: number;
  readonly good: number;
  readonly total: number;
}

/** What an answer says of one objective. */
export interface MemberReading {
  /** Minutes that have a total; those that have none, or NaN, were not heard. */
  readonly heard: readonly MinuteCount[];
  /** Series of the total that gave a count which was heard; 0 where the question counts nothing. */
  readonly seriesCount: number;
  /** Whether the answer held a series of the good or bad part. */
  readonly hasPart: boolean;
  /** Why nothing was heard though nothing failed, in words: `total: no series answers the question`; else null. */
  readonly silence: string | null;
  /** Minutes in which the part was larger than the total, by extrapolation, and was cut to it. */
  readonly cutCount: number;
  /** Why a minute holds nothing that can be counted; null where none does. */
  readonly failure: Failure | null;
}

type Pick = (series: readonly AnswerSeries[]) => readonly AnswerSeries[];

/** Cuts that are smaller than this share of the total are rounding. */
const ROUNDING = 1e-9;

/** A number as Prometheus writes it; null for NaN. */
function toNumber(text: string): number | null {
  if (text === 'NaN') return null;
  if (/^[+-]?Inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value)) throw new Failure('bad-answer', 'answers with something that is no number');
  return value;
}

function several(count: number): Failure {
  const advice = 'put sum(…) around the question, or say which one is meant with "series"';
  return new Failure('bad-answer', `answers with ${count} series where one is meant; ${advice}`);
}

/** Values by the instant that they stand at; an instant with two of them has a failure instead. */
function valuesOf(series: readonly AnswerSeries[]): Map<number, string | Failure> {
  const values = new Map<number, string | Failure>();
  for (const { points } of series) {
    for (const [atSeconds, text] of points) {
      const atMs = Math.round(atSeconds * SECOND_MS);
      values.set(atMs, values.has(atMs) ? several(series.length) : text);
    }
  }
  return values;
}

/** A count; null for NaN. Throws `Failure` for what is none. */
function toCount(value: string | Failure, name: string): number | null {
  if (value instanceof Failure) throw value;
  const count = toNumber(value);
  if (count !== null && !(count >= 0 && Number.isFinite(count)))
    throw new Failure('bad-answer', `the ${name} is ${value.slice(0, 40)}, which is no count`);
  return count;
}

/** How many series have a point at one of the instants that were heard. */
function countHeard(series: readonly AnswerSeries[], heard: readonly MinuteCount[]): number {
  const endsMs = new Set(heard.map(({ minuteMs }) => minuteMs + MINUTE_MS));
  return series.filter(({ points }) =>
    points.some(([atSeconds]) => endsMs.has(Math.round(atSeconds * SECOND_MS))),
  ).length;
}

const isNumber = ({ points }: AnswerSeries): boolean => points.some(([, text]) => text !== 'NaN');

/** Why an answer in which nothing failed counts nothing. */
function silenceOf(totals: readonly AnswerSeries[], part: string): string {
  if (totals.length === 0) return 'total: no series answers the question';
  return `${totals.some(isNumber) ? part : 'total'}: the answer is NaN`;
}

function readMember({ source }: QueryObjective, answer: BatchAnswer, pick: Pick): MemberReading {
  const [totals, parts] = [pick(answer.series.total), pick(answer.series.part)];
  const partAt = valuesOf(parts);
  const heard: MinuteCount[] = [];
  let [cutCount, failure]: [number, Failure | null] = [0, null];
  for (const [atMs, text] of valuesOf(totals)) {
    try {
      const total = toCount(text, 'total');
      // What has a total and no part had nothing good, or nothing bad.
      const part = toCount(partAt.get(atMs) ?? '0', `${source.part} part`);
      if (total === null || part === null) continue;
      if (part > total * (1 + ROUNDING)) cutCount += 1;
      const counted = Math.min(part, total);
      const good = source.part === 'good' ? counted : total - counted;
      heard.push({ minuteMs: atMs - MINUTE_MS, good, total });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure = error;
    }
  }
  return {
    heard,
    cutCount,
    failure,
    seriesCount: countHeard(totals, heard),
    hasPart: parts.length > 0,
    silence: heard.length === 0 && failure === null ? silenceOf(totals, source.part) : null,
  };
}

const hasLabels = ({ labels }: AnswerSeries, wanted: Readonly<Record<string, string>>): boolean =>
  Object.entries(wanted).every(([label, value]) => (labels.get(label) ?? '') === value);

/** What of a batch's answer is meant for each of its members. */
export function createReader(batch: Batch, answer: BatchAnswer): (member: QueryObjective) => MemberReading {
  const { label } = batch;
  if (label === null) {
    return (member) => {
      const { series } = member.source;
      const pick: Pick = (all) => (series === null ? all : all.filter((one) => hasLabels(one, series)));
      return readMember(member, answer, pick);
    };
  }
  const byValue = (series: readonly AnswerSeries[]) =>
    Map.groupBy(series, ({ labels }) => labels.get(label) ?? '');
  const [totals, parts] = [byValue(answer.series.total), byValue(answer.series.part)];
  return (member) => {
    const value = askedValue(member, label) ?? '';
    const mine = { total: totals.get(value) ?? [], part: parts.get(value) ?? [] };
    return readMember(member, { ...answer, series: mine }, (all) => all);
  };
}
