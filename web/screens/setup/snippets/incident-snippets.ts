import { bearer, hookLines, hookUrl, variable } from './hook-boxes.ts';
import { andon, knowToken, now, tellBoard } from './shell.ts';
import type { Snippet, SnippetPlace } from './snippet.ts';

const alertmanager = ({ origin, token }: SnippetPlace): string =>
  `receivers:
  - name: andon
    webhook_configs:
      - url: ${origin}/hooks/alerts
        send_resolved: true
        http_config:
          authorization: { type: Bearer, credentials: "${token}" }
route:
  receiver: andon`;

const incidentByCurl = (place: SnippetPlace): string =>
  [
    knowToken(place),
    'id=$(date -u +%Y%m%d-%H%M%S)-$$',
    tellBoard(place, {
      path: '/incidents',
      fields: {
        service: place.service,
        id: '$id',
        title: 'Orders are stuck',
        severity: 2,
        startedAt: now,
      },
    }),
  ].join('\n');

const resolvedByCurl = (place: SnippetPlace): string =>
  tellBoard(place, { method: 'PATCH', path: '/incidents/$id', fields: { resolvedAt: now } });

const incidentByAndon = (place: SnippetPlace): string =>
  [
    knowToken(place),
    `export ANDON_SERVER=${place.origin}`,
    `id=$(${andon} incident open --service ${place.service} --title 'Orders are stuck' --severity major)`,
  ].join('\n');

/** How incidents become known. What shows a header needs no secret of its own: a token of the board is enough. */
export const incidentSnippets = [
  {
    id: 'alertmanager',
    name: 'Alertmanager',
    boxes: [
      hookLines('alerts', '{ kind: alertmanager, serviceFrom: [/labels/service, /labels/job] }'),
      { goesTo: 'alertmanager.yml', text: alertmanager },
    ],
  },
  {
    id: 'grafana',
    name: 'Grafana',
    boxes: [
      hookLines('grafana', '{ kind: grafana, serviceFrom: [/labels/service, /labels/job] }'),
      hookUrl('grafana'),
      bearer,
    ],
  },
  {
    id: 'pagerduty',
    name: 'PagerDuty',
    boxes: [
      hookLines('pager', `{ kind: pagerduty, secret: ${variable('PAGERDUTY_SECRET')} }`),
      hookUrl('pager'),
    ],
  },
  {
    id: 'opsgenie',
    name: 'Opsgenie',
    boxes: [hookLines('opsgenie', '{ kind: opsgenie }'), hookUrl('opsgenie'), bearer],
  },
  {
    id: 'jira',
    name: 'Jira',
    boxes: [hookLines('jira', `{ kind: jira, secret: ${variable('JIRA_WEBHOOK_SECRET')} }`), hookUrl('jira')],
  },
  {
    id: 'sentry',
    name: 'Sentry',
    boxes: [
      hookLines('sentry', `{ kind: sentry, secret: ${variable('SENTRY_CLIENT_SECRET')} }`),
      hookUrl('sentry'),
    ],
  },
  {
    id: 'statuspage',
    name: 'Statuspage',
    boxes: [
      hookLines('status', `{ kind: statuspage, token: ${variable('STATUSPAGE_TOKEN')} }`),
      { goesTo: 'URL', text: ({ origin }) => `${origin}/hooks/status/$STATUSPAGE_TOKEN` },
    ],
  },
  {
    id: 'issues',
    name: 'GitHub, GitLab',
    boxes: [
      hookLines(
        'github',
        `{ kind: github, secret: ${variable('GITHUB_WEBHOOK_SECRET')}, incidentLabels: [incident] }`,
      ),
      hookUrl('github'),
    ],
  },
  {
    id: 'curl',
    name: 'curl',
    boxes: [
      { goesTo: 'shell', text: incidentByCurl },
      { goesTo: 'shell', text: resolvedByCurl },
    ],
  },
  {
    id: 'andon',
    name: 'andon incident',
    boxes: [
      { goesTo: 'checkout', text: incidentByAndon },
      { goesTo: 'checkout', text: () => `${andon} incident resolve --id "$id"` },
    ],
  },
] as const satisfies readonly Snippet[];
