import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { SenderKind } from '#shared/sender-kind.ts';
import { parseSent } from '../../../../../server/collect/webhooks/parse-sent.ts';
import type { Reading } from '../../../../../server/collect/webhooks/sender.ts';
import { Unreadable } from '../../../../../server/collect/webhooks/sender.ts';
import { senders } from '../../../../../server/collect/webhooks/senders/senders.ts';
import type { HookConfig } from '../../../../../server/config/hook-config.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { inWords, reading } from './told-by.ts';

const folder = new URL('../../../../../../shared/fixtures/webhooks/', import.meta.url);
const exists = existsSync(folder);
const absent = exists ? '' : ' (skipped: ../shared/fixtures is absent)';

const body = (path: string): unknown => parseSent(readFileSync(new URL(path, folder)), 'application/json');

/** What a hook must say so that the material, which is of tasks and of pipelines, shows all that can be read. */
const said: Partial<Record<SenderKind, Partial<HookConfig>>> = {
  jira: { incidentLabels: ['test-label'] },
  cdevents: { deploymentsFrom: ['deployment', 'pipeline'] },
};

function read(path: string, kind = path.split('/')[0] as SenderKind): Reading {
  return reading(senders[kind], body(path), { said: said[kind] ?? {} });
}

/** Incidents as they stand after this body alone; else its events; else why there are none. */
function became(path: string): string {
  const told = read(path);
  return linesAfter(told).join('; ') || inWords(told);
}

const TASK = 'the issue is no incident, by its type and its labels';
const kept = (type: string): string => `"dev.cdevents.${type}" says nothing that is kept`;
const MACHINE = 'noticed by monitoring';
const ISSUE = 'COMP-1: Unit test summary';
const MADE = '2019-02-16T03:01:52.971Z';
const TESTER = 'noticed by Test User';
const FIRED = `blackbox: Probe http://127.0.0.1:19999/metrics failed, severity 3, 2026-11-22T09:09:30.632Z`;
const AGAIN = `blackbox: Probe http://127.0.0.1:19999/metrics failed, severity 3, 2026-11-22T09:10:20.632Z`;
const LASTS = `blackbox: Probe http://127.0.0.1:19998/ failed, severity 3, 2026-11-22T09:07:39.632Z – …, ${MACHINE}`;

// Times, names and words are those that stand in the files.
const table: readonly (readonly [file: string, became: string])[] = [
  ['alertmanager/captured/0243_am_limited.json', `${FIRED} – …, ${MACHINE}`],
  ['alertmanager/captured/0266_am_limited.json', LASTS],
  ['alertmanager/captured/0273_am_limited.json', `${FIRED} – 2026-11-22T09:09:42.632Z, ${MACHINE}`],
  ['alertmanager/captured/0295_am_limited.json', LASTS],
  ['alertmanager/captured/0323_am_limited.json', LASTS],
  ['alertmanager/captured/0351_am_limited.json', LASTS],
  ['alertmanager/captured/0361_am_limited.json', `${AGAIN} – …, ${MACHINE}`],
  ['alertmanager/captured/0368_am_limited.json', `${AGAIN} – 2026-11-22T09:10:22.632Z, ${MACHINE}`],
  ['alertmanager/captured/0380_am_limited.json', LASTS],
  [
    'alertmanager/prometheus-msteams.prom_post_request.json',
    `docker_nodes: Server High Memory usage, severity 3, 2018-03-07T11:33:21.873Z – …, ${MACHINE}`,
  ],
  [
    'alertmanager/zulip.two-alerts-v4.json',
    Array(2)
      .fill(`nobody: High CPU core temperature, severity 1, 2020-02-06T00:17:58.432Z – …, ${MACHINE}`)
      .join('; '),
  ],
  [
    'grafana/docs.firing-two.json',
    [
      `nobody: This alert was triggered for zone us-1, severity 3, 2021-10-12T07:51:03.157Z – …, ${MACHINE}`,
      `nobody: This alert was triggered for zone eu-1, severity 3, 2021-10-12T07:56:03.157Z – …, ${MACHINE}`,
    ].join('; '),
  ],
  ['pagerduty/go-pagerduty.priority_updated.json', 'incident PGR0VU2 null 2021-04-26T17:36:27.458Z sev 1'],
  [
    'pagerduty/zulip.resolved_v3.json',
    'pig208: Test Incident, severity 2, 2021-06-04T13:16:53.816Z – 2021-06-04T13:16:53.816Z',
  ],
  [
    'pagerduty/zulip.triggered_v3.json',
    'pig208: Test Incident 3, severity 2, 2021-06-04T13:35:29.781Z – …, noticed by PIG 208',
  ],
  [
    'opsgenie/docs.create-052652ac.json',
    'tag1: test alert, severity 3, 2015-01-05T10:03:11.104Z – …, noticed by fili@ifountain.com',
  ],
  [
    'opsgenie/zulip.close-052652ac.json',
    'fili@ifountain.com: test alert, severity 3, 2015-01-05T10:03:11.104Z – 2015-01-05T10:06:14.669Z',
  ],
  [
    'opsgenie/zulip.create.json',
    'Server: another alert, severity 3, 2017-08-14T11:25:56.288Z – …, noticed by test@example.com',
  ],
  [
    'statuspage/zulip.incident_created.json',
    'Management Portal (example): Database query delays, severity 4, 2017-12-26T07:32:00.507Z – …',
  ],
  [
    'statuspage/zulip.incident_update_resolved.json',
    'Management Portal (example): Database query delays, severity 4, 2017-12-26T07:32:00.507Z – 2017-12-26T07:37:20.785Z',
  ],
  ['jira/webhook-cloud-issue-created-many-fields.json', TASK],
  [
    'jira/webhook-issue-created-no-description-nor-relevant-fields.json',
    `${ISSUE}, severity 3, ${MADE} – …, ${TESTER}`,
  ],
  ['jira/webhook-issue-created-no-description.json', `${ISSUE}, severity 2, ${MADE} – …, ${TESTER}`],
  ['jira/webhook-issue-created-no-relevant-fields.json', `${ISSUE}, severity 3, ${MADE} – …, ${TESTER}`],
  [
    'jira/webhook-issue-created-with-security-level.json',
    `COMP-1: TES-41, severity 2, ${MADE} – …, ${TESTER}`,
  ],
  ['jira/webhook-issue-created.json', `${ISSUE}, severity 2, ${MADE} – …, ${TESTER}`],
  ['jira/webhook-issue-deleted.json', TASK],
  ['jira/webhook-issue-updated-fix-version.json', `${ISSUE} 1, severity 2, ${MADE} – …, ${TESTER}`],
  ['jira/webhook-issue-updated-labels.json', `${ISSUE} 1, severity 2, ${MADE} – …, ${TESTER}`],
  ['jira/webhook-issue-updated-raised-priority.json', `${ISSUE} 1, severity 2, ${MADE} – …, ${TESTER}`],
  ['jira/webhook-issue-updated-renamed.json', `${ISSUE} 1, severity 2, ${MADE} – …, ${TESTER}`],
  [
    'jira/webhook-issue-updated-reopened-one-changelog.json',
    `${ISSUE} 1, severity 2, ${MADE} – …, ${TESTER}`,
  ],
  ['jira/webhook-issue-updated-reopened.json', `${ISSUE} 1, severity 2, ${MADE} – …, ${TESTER}`],
  [
    'jira/webhook-issue-updated-resolved-one-changelog.json',
    `${ISSUE} 1, severity 2, ${MADE} – 2019-02-16T03:15:40.470Z, ${TESTER}`,
  ],
  [
    'jira/webhook-issue-updated-resolved.json',
    `${ISSUE} 1, severity 2, ${MADE} – 2019-02-16T03:15:40.470Z, ${TESTER}`,
  ],
  ['cdevents/artifact_published.json', kept('artifact.published.0.3.0')],
  ['cdevents/change_abandoned.json', kept('change.abandoned.0.3.0')],
  ['cdevents/change_created.json', 'pull-request !mySubject123 unmerged 2023-03-20T14:27:05.315Z'],
  ['cdevents/change_merged.json', 'pull-request !mySubject123 merged 2023-03-20T14:27:05.315Z'],
  ['cdevents/change_reviewed.json', kept('change.reviewed.0.3.0')],
  ['cdevents/change_updated.json', kept('change.updated.0.3.0')],
  ['cdevents/environment_created.json', kept('environment.created.0.3.0')],
  ['cdevents/environment_deleted.json', kept('environment.deleted.0.3.0')],
  ['cdevents/environment_modified.json', kept('environment.modified.0.3.0')],
  [
    'cdevents/incident_detected.json',
    `myApp: Response time above threshold of 100ms, severity 3, 2022-11-11T13:52:20.079Z – …, ${MACHINE}`,
  ],
  [
    'cdevents/incident_reported.json',
    'myApp: Response time above threshold of 100ms, severity 3, 2022-11-11T13:52:20.079Z – …',
  ],
  [
    'cdevents/incident_resolved.json',
    'myApp: incident-123, severity 3, 2022-11-11T13:52:20.079Z – 2022-11-11T13:52:20.079Z',
  ],
  [
    'cdevents/pipelinerun_finished.json',
    'deployment production mySubject123 failure 2023-03-20T14:27:05.315Z',
  ],
  ['cdevents/pipelinerun_queued.json', kept('pipelinerun.queued.0.3.0')],
  [
    'cdevents/pipelinerun_started.json',
    'deployment production mySubject123 started 2023-03-20T14:27:05.315Z',
  ],
  ...['deployed', 'rolledback', 'upgraded'].map(
    (name) =>
      [
        `cdevents/service_${name}.json`,
        'deployment test123 271069a8-fc18-44f1-b38f-9d70a1695819 success 2023-03-20T14:27:05.315Z',
      ] as const,
  ),
  ['cdevents/service_published.json', kept('service.published.0.3.0')],
  ['cdevents/service_removed.json', kept('service.removed.0.3.0')],
  ...['closed', 'created', 'updated'].map(
    (name) =>
      [`cdevents/ticket_${name}.json`, 'the ticket is no incident, by its type and its labels'] as const,
  ),
];

const kinds = [...new Set(table.map(([file]) => file.split('/')[0] as SenderKind))];

/** Every body in the folder, whoever sent it; `schemas`, `.headers` and `expected` are no bodies. */
const bodies = exists
  ? globSync('**/*.json', { cwd: folder }).filter(
      (path) => !/schemas\/|\.headers\.|expected\.json$/.test(path),
    )
  : [];

describe.skipIf(!exists)(`what other people's bodies become${absent}`, () => {
  it.each(table)('%s: %s', (file, expected) => {
    expect(became(file)).toBe(expected);
  });

  it('is said above for every one of them', () => {
    const ours = bodies.filter((path) => kinds.some((kind) => path.startsWith(`${kind}/`)));
    expect(ours.sort()).toEqual(table.map(([file]) => file).sort());
  });

  it('is nothing at a receiver of another sender: each is refused, or understood and not kept', () => {
    const strays = [...kinds, 'sentry' as const].flatMap((kind) =>
      bodies
        .filter((path) => !path.startsWith(`${kind}/`))
        .flatMap((path) => {
          try {
            return read(path, kind).events.length > 0 ? [`${path} at ${kind}`] : [];
          } catch (error) {
            return error instanceof Unreadable ? [] : [`${path} at ${kind}: ${error}`];
          }
        }),
    );
    expect(bodies.length).toBeGreaterThan(90);
    expect(strays).toEqual([]);
  });
});

describe.skipIf(!exists)(`deliveries that belong together${absent}`, () => {
  it('of Alertmanager are the incidents that its expected.json lists', () => {
    const captured = new URL('alertmanager/captured/', folder);
    const expected = JSON.parse(readFileSync(new URL('expected.json', captured), 'utf8'));
    const told = table.map(([file]) => file).filter((file) => file.startsWith('alertmanager/captured/'));
    const incidents = incidentsAfter(told.map((file) => read(file)));
    expect(told).toHaveLength(expected.deliveries);
    const time = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString());
    const seen = incidents.map(({ id, startedAtMs, resolvedAtMs }) => ({
      fingerprint: id.split('@')[0],
      startsAt: time(startedAtMs),
      resolvedAt: time(resolvedAtMs),
    }));
    const wanted = expected.incidents.map(({ fingerprint, startsAt, resolvedAt }: (typeof seen)[number]) => ({
      fingerprint,
      startsAt,
      resolvedAt,
    }));
    expect(seen).toEqual(
      wanted.sort((a: { startsAt: string }, b: { startsAt: string }) => (a.startsAt < b.startsAt ? -1 : 1)),
    );
  });

  it('of Statuspage are one incident', () => {
    const told = ['zulip.incident_update_resolved', 'zulip.incident_created'];
    expect(linesAfter(...told.map((name) => read(`statuspage/${name}.json`)))).toEqual([
      became('statuspage/zulip.incident_update_resolved.json'),
    ]);
  });

  it('of Jira are one incident of two spells, the second of which lasts', () => {
    const told = ['updated-reopened', 'created', 'updated-resolved', 'updated-raised-priority'];
    expect(linesAfter(...told.map((name) => read(`jira/webhook-issue-${name}.json`)))).toEqual([
      `${ISSUE} 1, severity 2, ${MADE} – 2019-02-16T03:15:40.470Z and 2019-02-16T03:17:06.531Z – …, ${TESTER}`,
    ]);
  });
});

interface Case {
  readonly ContextAttributes: Readonly<Record<string, unknown>>;
  readonly Data: string;
}

const cases = (name: string): Case[] =>
  parseAllDocuments(readFileSync(new URL(`cloudevents/${name}`, folder), 'utf8')).map((each) => each.toJS());

describe.skipIf(!exists)(`CloudEvents of the conformance cases${absent}`, () => {
  const names = ['yaml__v0.3__v03_minimum', 'yaml__v03', 'yaml__v1.0__v1_minimum', 'yaml__v1'];

  it.each(names)('%s are understood in both modes, and keep nothing', (name) => {
    for (const { ContextAttributes: attributes, Data: data } of cases(`${name}.yaml`)) {
      const { id, source, type, time, specversion } = attributes;
      const version = Number(specversion).toFixed(1);
      const headers = {
        'ce-specversion': version,
        'ce-id': `${id}`,
        'ce-source': `${source}`,
        'ce-type': `${type}`,
        ...(time === undefined ? {} : { 'ce-time': `${time}` }),
      };
      const structured = { specversion: version, id, source, type, time, data };
      const nothing = `"${type}" says nothing that is kept`;
      const sender = senders.cdevents;
      expect(reading(sender, data, { headers }).nothing).toBe(nothing);
      expect(reading(sender, structured).nothing).toBe(nothing);
      expect(sender.deliveryId(headers, data)).toBe(`${source} ${id}`);
      expect(sender.deliveryId({}, structured)).toBe(`${source} ${id}`);
    }
  });
});

describe('bodies of Sentry that are not ours', () => {
  const sent = bodies.filter((path) => path.startsWith('sentry/'));
  it.skipIf(sent.length === 0)(
    `are read${sent.length === 0 ? ' (skipped: ../shared/fixtures/webhooks/sentry is absent)' : ''}`,
    () => {
      for (const path of sent) expect(linesAfter(read(path))).not.toEqual([]);
    },
  );
});
