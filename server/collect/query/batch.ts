import type { AnswerSeries } from './query-answer.ts';
import type { QueryObjective } from './query-objective.ts';
import type { AskedRange, QueryServer } from './query-server.ts';
import type { QuestionFamily } from './question-family.ts';
import { inOne, PART_LABEL, type Part, textsOf } from './question-texts.ts';

/** Members of a family that are asked at once. */
export interface Batch extends QuestionFamily {
  /** Whether total and part are asked with one request; else with one each, as written. */
  readonly together: boolean;
}

export interface BatchAnswer {
  readonly series: Readonly<Record<Part, readonly AnswerSeries[]>>;
  readonly warnings: readonly string[];
}

/** @throws Failure of the first request that fails */
export async function askBatch(
  server: QueryServer,
  batch: Batch,
  at: AskedRange,
  signal: AbortSignal,
): Promise<BatchAnswer> {
  const texts = textsOf(batch);
  if (batch.together) {
    const { series, warnings } = await server.ask(inOne(texts), at, signal);
    const ofPart = (part: Part) => series.filter(({ labels }) => labels.get(PART_LABEL) === part);
    return { series: { total: ofPart('total'), part: ofPart('part') }, warnings };
  }
  const total = await server.ask(texts.total, at, signal);
  const part = await server.ask(texts.part, at, signal);
  const warnings = [...new Set([...total.warnings, ...part.warnings])];
  return { series: { total: total.series, part: part.series }, warnings };
}

const withMembers = (batch: Batch, members: readonly QueryObjective[]): Batch => ({ ...batch, members });

/**
 * What is asked in place of a batch that the server refused: its halves, so that one odd member does not take the
 * others down, and at last the two questions as they are written. Nothing where the batch was that already.
 */
export function smallerBatches(batch: Batch): Batch[] {
  const { label, members, together } = batch;
  if (!together) return [];
  if (label === null || members.length === 1) return [{ label: null, members, together: false }];
  const half = Math.ceil(members.length / 2);
  return [withMembers(batch, members.slice(0, half)), withMembers(batch, members.slice(half))];
}
