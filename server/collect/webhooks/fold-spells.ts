import type { Spell } from '#shared/facts.ts';
import type { IncidentEvent } from '#shared/sender-event.ts';
import type { Sides, Told } from './told-events.ts';

/** What the events so far make of it. */
interface Course {
  readonly spells: readonly Spell[];
  /** An end that came before anything had begun. */
  readonly strayEndMs: number | null;
}

const nothing: Course = { spells: [], strayEndMs: null };

const begin = ({ spells, strayEndMs }: Course, startedAtMs: number): Course => ({
  spells: [...spells, { startedAtMs, resolvedAtMs: null }],
  strayEndMs,
});

const end = ({ spells, strayEndMs }: Course, last: Spell, resolvedAtMs: number | null): Course => ({
  spells: [...spells.slice(0, -1), { ...last, resolvedAtMs }],
  strayEndMs,
});

/** When a spell after the first began: as told, unless that is of the spell before it. */
const nextStart = ({ atMs, told }: IncidentEvent, last: Spell): number =>
  told.startedAtMs !== undefined && told.startedAtMs > (last.resolvedAtMs ?? last.startedAtMs)
    ? told.startedAtMs
    : atMs;

/**
 * An end without a beginning: it is the end of what began after it, which is impossible and shown as such; or, where
 * nothing began, of a spell without length, until its beginning is heard of.
 */
function placeStrayEnd({ spells, strayEndMs }: Course): Course {
  const last = spells.at(-1);
  if (strayEndMs === null) return { spells, strayEndMs };
  const course = { spells, strayEndMs: null };
  if (last === undefined)
    return { ...course, spells: [{ startedAtMs: strayEndMs, resolvedAtMs: strayEndMs }] };
  return spells.length === 1 && last.resolvedAtMs === null ? end(course, last, strayEndMs) : course;
}

function follow(course: Course, { event }: Told<IncidentEvent>): Course {
  const last = course.spells.at(-1);
  const isRunning = last?.resolvedAtMs === null;
  switch (event.step) {
    case 'removed':
      return nothing;
    case 'opened':
    case 'reopened':
      if (isRunning) return course;
      if (event.step === 'reopened' && course.strayEndMs !== null)
        return begin(placeStrayEnd(course), event.atMs);
      return begin(course, last === undefined ? event.atMs : nextStart(event, last));
    case 'resolved':
      if (last === undefined) return { ...course, strayEndMs: event.atMs };
      return isRunning ? end(course, last, event.atMs) : course;
    default:
      return course;
  }
}

/** The first end that a sender told after an instant. */
const nextEnd = ({ senders }: Sides<IncidentEvent>, afterMs: number): number | null =>
  senders.find(({ event }) => event.step === 'resolved' && event.atMs > afterMs)?.event.atMs ?? null;

/** What a person says counts of the spell that they speak of: the last one that began before that time. */
function correct(course: Course, said: Told<IncidentEvent>, sides: Sides<IncidentEvent>): Course {
  const { step, atMs } = said.event;
  const { spells } = course;
  const last = spells.at(-1);
  if (step === 'removed') return nothing;
  if (last === undefined) return follow(course, said);
  if (step === 'reopened' && last.resolvedAtMs !== null && last.resolvedAtMs <= atMs)
    return end(course, last, nextEnd(sides, atMs));
  if (step !== 'resolved') return course;
  const before = spells.findLastIndex(({ startedAtMs }) => startedAtMs <= atMs);
  const place = Math.max(before, 0);
  return {
    ...course,
    spells: spells.map((spell, index) => (index === place ? { ...spell, resolvedAtMs: atMs } : spell)),
  };
}

/** Of a spell after the first its own beginning may be told: that is not when the first one began. */
const isOfLaterSpell = ({ step, atMs, told }: IncidentEvent, firstEndMs: number): boolean =>
  step !== 'resolved' && atMs > firstEndMs && (told.startedAtMs ?? firstEndMs) > firstEndMs;

/** When the first spell began: by a person's last word, else by the last sender's, else by the event that began it. */
function startOf(first: Spell, isOnly: boolean, { senders, people }: Sides<IncidentEvent>): number {
  const firstEndMs = isOnly ? null : first.resolvedAtMs;
  const ofSenders = senders.filter(({ event }) => firstEndMs === null || !isOfLaterSpell(event, firstEndMs));
  const starts = [...ofSenders, ...people].flatMap(({ event }) => event.told.startedAtMs ?? []);
  return starts.at(-1) ?? first.startedAtMs;
}

/**
 * Every spell of an incident, oldest first, from all events about it; empty where it was taken back, and where nothing
 * says that it ever began or ended.
 */
export function foldSpells(sides: Sides<IncidentEvent>): readonly Spell[] {
  const bySenders = placeStrayEnd(sides.senders.reduce(follow, nothing));
  const { spells } = sides.people.reduce((course, each) => correct(course, each, sides), bySenders);
  const [first, ...others] = spells;
  if (first === undefined) return [];
  return [{ ...first, startedAtMs: startOf(first, others.length === 0, sides) }, ...others];
}
