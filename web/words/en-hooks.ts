import type { DeliveryNote, DeliveryNoteKey } from '#shared/delivery-note.ts';
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

type Values = DeliveryNote['values'];

/** By the keys of `shared/delivery-note.ts`; what the server keeps is English already. */
const notes: Record<DeliveryNoteKey, (values: Values) => string> = {
  future: () => 'tells of a time in the future',
  'left-out': ({ count, program }) =>
    `${counted(Number(count), 'alert was', 'alerts were')} left out: ${program} sends no more than its max_alerts in one body`,
  'no-service': ({ names }) => `names what is no configured service: ${names}`,
  'no-time-line': ({ line }) => `the line "${line}" is no time with its time zone, and is not read`,
  'severity-none': () => 'alerts of severity "none" are no incidents',
  otherwise: () => 'it is not as this sender sends it',
  'not-utf-8': () => 'it is not UTF-8',
  'not-json': () => 'it is not JSON, or has a key that no payload has',
  'no-group': ({ program, version }) => `the body is no group of alerts of ${program}, version ${version}`,
  'other-type': ({ place, found, wanted }) => `${place} is ${found}, not ${wanted}`,
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
  tokenAtEnd: 'Put the hook’s token from andon.yaml in the place of TOKEN.',
  proof: (proof: string): string => proofs[proof] ?? proof,
  service: (service: string): string => `all of it is about ${service}`,
  never: 'nothing yet',
  refused: (count: number, when: string): string =>
    `${counted(count, 'delivery', 'deliveries')} refused without a proof that holds, the last ${when}`,
  count: (state: string, count: number): string => {
    const verb = state === 'unmatched' && count !== 1 ? 'name no service here' : (states[state] ?? state);
    return `${countText(count)} ${verb}`;
  },
  note: notes,
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
