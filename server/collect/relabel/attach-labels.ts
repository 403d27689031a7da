import type { LabelPair } from '#shared/selector.ts';
import { LabelBuilder } from './label-builder.ts';

/** Before the name of a label of the page that the target has too. */
const EXPORTED = 'exported_';

/** Finds new names for labels of the page that had to give way, the shortest name first. */
function moveAside(labels: LabelBuilder, givenWay: LabelPair[]): void {
  for (const [name, value] of givenWay.sort(([a], [b]) => a.length - b.length)) {
    let free = EXPORTED + name;
    while (labels.get(free) !== '') free = EXPORTED + free;
    labels.set(free, value);
  }
}

/**
 * Labels of a series of a page together with those of its target. Where both have one of a name, the target's
 * wins and the page's becomes `exported_…`, so that no target can pass for another; with `honorLabels` the page's
 * wins, also an empty one, which then takes the label away.
 *
 * @example attachLabels([['job', 'a']], [['job', 'b']], false) // [['job', 'b'], ['exported_job', 'a']]
 */
export function attachLabels(
  scraped: readonly LabelPair[],
  ofTarget: readonly LabelPair[],
  honorLabels: boolean,
): LabelPair[] {
  const page = new Map(scraped);
  const labels = new LabelBuilder(scraped);
  const givenWay: LabelPair[] = [];
  for (const [name, value] of ofTarget) {
    if (honorLabels && page.has(name)) continue;
    const before = page.get(name) ?? '';
    if (before !== '') givenWay.push([name, before]);
    labels.set(name, value);
  }
  moveAside(labels, givenWay);
  return labels.labels();
}
