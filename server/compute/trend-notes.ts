import type { Note } from '#shared/facts.ts';
import type { Span } from '#shared/time.ts';
import { WEEK_MS } from '#shared/units.ts';
import type { FigureDeps } from './figure-deps.ts';
import { isInScope } from './scope.ts';
import { notesAt } from './series-behaviour.ts';
import type { Subject } from './subject.ts';

/** Near in time, which is no proof. */
const NEAR_MS = 4 * WEEK_MS;
/** So many of the last ones are told where nothing shifted. */
const LAST_NOTES = 5;

/** More marks nobody tells apart; the newest are kept. */
const MOST_NOTES = 150;

/**
 * What the team wrote about a series and had not taken back by an instant, oldest first. A page of all services shows
 * what each of them wrote.
 */
export function notesIn(
  { facts, config }: FigureDeps,
  { metric, service: scope }: Subject,
  atMs: number,
): Note[] {
  const members = config.current().services.filter((each) => isInScope(scope, each));
  const ids = new Set(members.map(({ id }) => id));
  return notesAt(facts.notes(), atMs).filter(
    (note) =>
      note.takenBack === null &&
      note.atMs <= atMs &&
      (note.service === null || ids.has(note.service)) &&
      (note.metric === null || note.metric === metric.id),
  );
}

/** Those that lie in a span at least in part. */
export const notesWithin = (notes: readonly Note[], { startMs, endMs }: Span): Note[] =>
  notes.filter(({ atMs, untilMs }) => atMs < endMs && (untilMs ?? atMs) >= startMs).slice(-MOST_NOTES);

/** Notes within four weeks of a shift, before or after; without a shift the last five. */
export const nearShift = (notes: readonly Note[], sinceMs: number | null): Note[] =>
  sinceMs === null
    ? notes.slice(-LAST_NOTES)
    : notes.filter(
        ({ atMs, untilMs }) => atMs <= sinceMs + NEAR_MS && (untilMs ?? atMs) >= sinceMs - NEAR_MS,
      );
