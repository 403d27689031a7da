/** Whose word an event is. 1 is a person or the API, which wins over a sender's whatever its time. */
export type Authority = 0 | 1;

/** An event as it is kept. */
export interface Told<Event> {
  readonly event: Event;
  readonly authority: Authority;
  /** The hook that told it; `api` for authority 1. */
  readonly source: string;
}

interface Ordered {
  readonly atMs: number;
  readonly step: string | null;
}

/** What senders said, in the order in which it happened, and what people said, in the order in which they said it. */
export interface Sides<Event> {
  readonly senders: readonly Told<Event>[];
  readonly people: readonly Told<Event>[];
}

/**
 * Puts the events of one subject in order. Those of senders by their time, then by how their steps follow each other,
 * then by what they say: never by when they came, and each only once. Those of people as they were said, one after the
 * other.
 *
 * @param told in the order in which they are kept
 * @param steps the steps as they follow each other within one instant; an event without a step goes before all
 */
export function inOrder<Event extends Ordered>(
  told: readonly Told<Event>[],
  steps: readonly string[],
): Sides<Event> {
  const senders = told
    .filter(({ authority }) => authority === 0)
    .map((each) => ({ each, text: `${each.source} ${JSON.stringify(each.event)}` }))
    .toSorted(
      (a, b) =>
        a.each.event.atMs - b.each.event.atMs ||
        steps.indexOf(a.each.event.step ?? '') - steps.indexOf(b.each.event.step ?? '') ||
        (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
    )
    .filter(({ text }, index, sorted) => text !== sorted[index - 1]?.text)
    .map(({ each }) => each);
  return { senders, people: told.filter(({ authority }) => authority === 1) };
}

const withoutUndefined = (told: object): object =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));

/**
 * What all of it says together: a later word counts over an earlier one, a person's over a sender's. What is absent says
 * nothing; null takes away.
 */
export const toldTogether = <T extends object>({
  senders,
  people,
}: Sides<{ readonly told: Partial<T> }>): Partial<T> =>
  Object.assign({}, ...[...senders, ...people].map(({ event }) => withoutUndefined(event.told)));

/** Who told of it first; `api` where people alone did. */
export const firstSource = (sides: Sides<unknown>): string => sides.senders[0]?.source ?? 'api';
