import { formWithout } from './increase-question.ts';
import type { QueryObjective } from './query-objective.ts';

/** Objectives that one question answers. They share the server and how it is asked. */
export interface QuestionFamily {
  /** The label by which the answer's series are told apart; null where they all ask with the same text. */
  readonly label: string | null;
  readonly members: readonly QueryObjective[];
}

/** More values than this make a pattern that no server is glad of. */
const MOST_MEMBERS = 500;
/** Of the values of one question; servers and proxies take bodies of at least a megabyte. */
const MOST_VALUE_CHARACTERS = 60_000;

/** The value that an objective asks for under a label, in both of its questions; null where it has none. */
export function askedValue({ form }: QueryObjective, label: string): string | null {
  return form?.values.get(label) ?? null;
}

/** Every family that an objective could be part of, as `[key, label]`. */
function candidatesOf({ form }: QueryObjective): [key: string, label: string][] {
  if (form === null) return [];
  return [...form.values.keys()].map((label) => [
    JSON.stringify([label, formWithout(form.total, label), formWithout(form.part, label)]),
    label,
  ]);
}

/** How the server is asked: objectives that differ in it are never asked together. */
function askedAs({ source }: QueryObjective): string {
  return JSON.stringify([source.server, source.connection, source.delaySeconds, source.timeoutSeconds]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyOf).values()];
}

/** Parts of about the same size, none of them too large for one question. */
function split(label: string, members: readonly QueryObjective[]): QuestionFamily[] {
  const characters = members.reduce((sum, member) => sum + (askedValue(member, label)?.length ?? 0) + 1, 0);
  const partCount = Math.ceil(Math.max(members.length / MOST_MEMBERS, characters / MOST_VALUE_CHARACTERS));
  const size = Math.ceil(members.length / Math.max(1, partCount));
  return groupBy(
    members.map((member, index) => ({ member, index })),
    ({ index }) => String(Math.floor(index / size)),
  ).map((part) => ({ label, members: part.map(({ member }) => member) }));
}

/** Families among objectives that ask the same server in the same way: the largest first takes what it can. */
function familiesOfServer(objectives: readonly QueryObjective[]): QuestionFamily[] {
  const families: QuestionFamily[] = [];
  let left = objectives.map((objective) => ({ objective, candidates: candidatesOf(objective) }));
  for (;;) {
    const byKey = Map.groupBy(
      left.flatMap(({ objective, candidates }) =>
        candidates.map(([key, label]) => ({ key, label, objective })),
      ),
      ({ key }) => key,
    );
    const largest = [...byKey.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
    const label = largest[0]?.label;
    if (label === undefined || largest.length < 2) break;
    const members = largest.map(({ objective }) => objective);
    families.push(...split(label, members));
    const taken = new Set(members);
    left = left.filter(({ objective }) => !taken.has(objective));
  }
  const asWritten = groupBy(
    left.map(({ objective }) => objective),
    ({ source }) => JSON.stringify([source.total, source.selector]),
  );
  return [...families, ...asWritten.map((members) => ({ label: null, members }))];
}

/**
 * Puts together what one question answers: objectives whose texts are the same, and those whose texts have the form
 * `sum(increase(name{label="value"}[1m]))` and differ in the value of one label only.
 */
export function questionFamilies(objectives: readonly QueryObjective[]): QuestionFamily[] {
  return groupBy(objectives, askedAs).flatMap(familiesOfServer);
}
