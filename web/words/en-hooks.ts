import { counted, plural } from './en-grammar.ts';
import { countText } from './format-ratio.ts';

const kinds: Record<string, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jenkins: 'Jenkins',
  argocd: 'Argo CD',
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  pagerduty: 'PagerDuty',
  opsgenie: 'Opsgenie',
  statuspage: 'Statuspage',
  jira: 'Jira',
  sentry: 'Sentry',
  cdevents: 'CDEvents',
  generic: 'a mapping of its own',
};

const states: Record<string, string> = {
  waiting: 'waiting to be read',
  read: 'read',
  nothing: 'nothing to keep',
  unmatched: 'names no service here',
  unreadable: 'could not be read',
};

const proofs: Record<string, string> = {
  signature: 'signed over its body',
  shown: 'shows a secret',
  'board-token': 'shows a token of the board',
};

/** Words for what tools send to the board by themselves. */
export const enHooks = {
  title: 'What is sent here',
  none: 'Nothing is set up to be sent here. Name a hook in andon.yaml, and GitHub, GitLab, Alertmanager or another tool tells of releases and incidents by itself.',
  columns: { hook: 'Hook', proof: 'Proof', last: 'Last delivery', counts: 'What came' },
  kind: (kind: string): string => kinds[kind] ?? kind,
  address: 'Address to paste',
  proof: (proof: string): string => proofs[proof] ?? proof,
  service: (service: string): string => `all of it is about ${service}`,
  never: 'nothing yet',
  refused: (count: number, when: string): string =>
    `${counted(count, 'delivery', 'deliveries')} refused without a proof that holds, the last ${when}`,
  count: (state: string, count: number): string => `${countText(count)} ${states[state] ?? state}`,
  state: (state: string): string => states[state] ?? state,
  warning: (text: string): string => `Warning: ${text}`,
  trouble: 'Not read',
  troubleHint: 'They are kept as they came. Mend what they need, then read them again.',
  noTrouble: 'Everything that was sent here could be read.',
  troubleColumns: { delivery: 'Delivery', when: 'Came', why: 'Why' },
  bytes: (bytes: number): string =>
    bytes < 1_000 ? `${countText(bytes)} B` : `${countText(Math.ceil(bytes / 1_000))} KB`,
  replay: 'Read it again',
  replayOf: (delivery: string): string => `Read it again: ${delivery}`,
  replaying: 'Reading',
  replayed: (state: string): string => `Read again: ${states[state] ?? state}.`,
  replayFailed: (detail: string): string => `Not read again: ${detail}`,
  token: 'Token',
  tokenHint: 'This board asks for a token with the scope deployments: andon token create.',
  troubleCount: (count: number): string => `${countText(count)} ${plural(count, 'was', 'were')} not read`,
};
