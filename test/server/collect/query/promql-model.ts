import { matchesLabels, parseSelector } from '#shared/selector.ts';
import type { AnswerSeries } from '../../../../server/collect/query/query-answer.ts';

/** A series of a small world: its labels, `__name__` among them, and how much it grew in a minute. */
export interface WorldSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly increaseAt: (atSeconds: number) => number;
}

export interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SUM = /^sum (?:by \((\w+)\) )?\(increase\((.*)\[1m\]\)\)$/s;
const AS_WRITTEN = /^sum\(increase\((.*)\[1m\]\)\)$/s;
const PARTS =
  /^label_replace\(\((.*)\n\),"andon_part","total","",""\) or label_replace\(\((.*)\n\),"andon_part","part","",""\)$/s;

function grownIn(world: readonly WorldSeries[], written: string, atSeconds: number): Labelled[] {
  const selector = parseSelector(written);
  return world
    .filter(({ labels }) => labels.__name__ === selector.name)
    .filter(({ labels }) => matchesLabels(selector, Object.entries(labels)))
    .map(({ labels, increaseAt }) => ({ labels, value: increaseAt(atSeconds) }));
}

/**
 * Answers the few forms of PromQL that these tests ask, in the plainest way: what a server would answer at an
 * instant. Null for every other text.
 */
export function answerOf(
  world: readonly WorldSeries[],
  query: string,
  atSeconds: number,
): readonly Labelled[] | null {
  const parts = PARTS.exec(query);
  if (parts !== null) {
    const [total, part] = [parts[1] ?? '', parts[2] ?? ''].map((text) => answerOf(world, text, atSeconds));
    if (!total || !part) return null;
    const marked = (all: readonly Labelled[], name: string) =>
      all.map(({ labels, value }) => ({ labels: { ...labels, andon_part: name }, value }));
    return [...marked(total, 'total'), ...marked(part, 'part')];
  }
  const [, label, selector] = SUM.exec(query) ?? [null, undefined, AS_WRITTEN.exec(query)?.[1]];
  if (selector === undefined) return null;
  const grown = grownIn(world, selector, atSeconds);
  const groups = Map.groupBy(grown, ({ labels }) => (label === undefined ? '' : (labels[label] ?? '')));
  return [...groups].map(([value, members]) => ({
    labels: label === undefined ? {} : { [label]: value },
    value: members.reduce((sum, member) => sum + member.value, 0),
  }));
}

/** The model's answer at one instant, as the collector reads it. */
export function seriesOf(answer: readonly Labelled[], atSeconds: number): AnswerSeries[] {
  return answer.map(({ labels, value }) => ({
    labels: new Map(Object.entries(labels)),
    points: [[atSeconds, String(value)]],
  }));
}
