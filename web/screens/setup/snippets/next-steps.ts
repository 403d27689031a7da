import type { FactKind } from '#shared/fact-kind.ts';
import { incidentSnippets } from './incident-snippets.ts';
import { releaseSnippets } from './release-snippets.ts';
import type { Snippet, SnippetBox, SnippetPlace } from './snippet.ts';

const check = ({ service }: SnippetPlace): string =>
  [
    'services:',
    `  - id: ${service}`,
    '    objectives:',
    '      - id: web',
    '        probe: { url: https://example.com/healthz }',
  ].join('\n');

const clone = ({ service }: SnippetPlace): string =>
  ['services:', `  - id: ${service}`, `    repository: /srv/git/${service}`].join('\n');

const curlOf = (snippets: readonly Snippet[]): readonly SnippetBox[] =>
  snippets.filter(({ id }) => id === 'curl').flatMap(({ boxes }) => boxes.slice(0, 1));

const inFile = (text: SnippetBox['text']): readonly SnippetBox[] => [{ goesTo: 'andon.yaml', text }];

/** What to copy where nothing was heard of a kind of fact. */
export const nextSteps: Readonly<Record<FactKind, readonly SnippetBox[]>> = {
  observations: inFile(check),
  releases: curlOf(releaseSnippets),
  changes: inFile(clone),
  incidents: curlOf(incidentSnippets),
  waiting: inFile(clone),
};

/** What might be agreed on a metric: a beginning to talk about. Of objectives, by their ids. */
const agreed: Readonly<Record<string, string>> = {
  availability: 'availability: { target: 99.5%, window: 30d }',
  'lead-time': 'lead-time: { atMost: 4d, window: 28d }',
  'deployment-frequency': 'deployment-frequency: { atLeast: 1/week, window: 28d }',
  'change-failure-rate': 'change-failure-rate: { atMost: 15%, window: 90d }',
  'time-to-restore': 'time-to-restore: { atMost: 60m, window: 90d, statistic: median }',
};

/** The lines that agree on a metric; null for those that few teams agree on. */
export const agreementLines = (metric: string): string | null => {
  const line = agreed[metric];
  return line === undefined ? null : ['agreement:', '  metrics:', `    ${line}`].join('\n');
};
