import type { FactKind } from '#shared/fact-kind.ts';
import { counted, noValue } from './en-grammar.ts';
import { countText } from './format-ratio.ts';

const wanted: Record<FactKind, (count: number) => string> = {
  observations: (count) =>
    `needs a service that is measured: ${counted(count, 'objective', 'objectives')} heard so far`,
  releases: (count) => `needs releases: ${countText(count)} received`,
  changes: (count) => `needs releases with the commit times of their changes: ${countText(count)} received`,
  incidents: (count) => `needs incidents: ${countText(count)} received`,
  waiting: (count) => `needs a repository that is read, to know what waits: ${countText(count)} so far`,
};

/** Words of what each metric still needs. */
export const enReadiness = {
  title: 'What does each figure still need?',
  summary: (ready: number, of: number): string =>
    ready === of
      ? `All ${countText(of)} figures can be computed.`
      : `${countText(ready)} of ${countText(of)} figures can be computed.`,
  missing: (fact: FactKind, count: number): string => `It ${wanted[fact](count)}.`,
  value: (text: string, n: number): string => `${text}, n ${countText(n)}.`,
  noValue: (reason: string): string => `No value now: ${noValue[reason] ?? reason}.`,
  range: (weeks: number, needed: number): string =>
    weeks < needed
      ? `The usual range needs ${needed} weeks: ${countText(weeks)} so far.`
      : 'The usual range is known.',
  notAgreed: 'No limit is agreed: it is shown and not judged.',
  next: 'What to do',
  agree: 'How to agree on it',
  wall: {
    title: 'The address for your television',
    inches: 'Screen, inches',
    metres: 'Farthest reader, metres',
    label: 'Open this on the television',
  },
  sample: {
    title: 'Or look at sample data first',
    hint: 'A year of an invented plant, marked SAMPLE on every page. It runs beside this board and touches nothing of it.',
  },
};
