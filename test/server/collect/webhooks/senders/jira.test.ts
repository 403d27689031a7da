import { describe, expect, it } from 'vitest';
import { jira } from '../../../../../server/collect/webhooks/senders/jira.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const CREATED = '2026-03-01T19:00:00.000+0900';
const TODO = { name: 'To Do', statusCategory: { key: 'new' } };
const DONE = { name: 'Shipped', statusCategory: { key: 'done' } };

const item = (field: string, from: string | null, to: string | null) => ({
  field,
  fromString: from,
  toString: to,
});

const body = (
  type: string,
  minutes: number,
  { fields = {}, items = [], issue = {} }: { fields?: object; items?: object[]; issue?: object } = {},
) => ({
  webhookEvent: type,
  timestamp: Date.parse('2026-03-01T10:00:00Z') + minutes * 60_000,
  user: { displayName: 'Somebody' },
  changelog: { id: '1', items },
  issue: {
    id: '10040',
    key: 'OPS-41',
    self: 'https://jira.example/tools/rest/api/2/issue/10040',
    ...issue,
    fields: {
      summary: 'Orders fail',
      created: CREATED,
      issuetype: { name: '[System] Incident' },
      status: TODO,
      resolution: null,
      resolutiondate: null,
      priority: { name: 'High' },
      labels: [],
      project: { key: 'OPS', name: 'Operations' },
      components: [{ name: 'Orders' }],
      reporter: { displayName: 'Mina', accountType: 'atlassian' },
      ...fields,
    },
  },
});
const read = (...told: Parameters<typeof body>) => reading(jira, body(...told));

const done = {
  status: DONE,
  resolution: { name: 'Done' },
  resolutiondate: '2026-03-01T19:30:00.000+0900',
};
const created = read('jira:issue_created', 0);
const resolved = read('jira:issue_updated', 30, {
  fields: done,
  items: [item('resolution', null, 'Done'), item('status', 'To Do', 'Shipped')],
});
const reopened = read('jira:issue_updated', 60, { items: [item('resolution', 'Done', null)] });
const ended = 'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z, noticed by Mina';

describe('an incident of Jira', () => {
  it('begins when the issue was made and ends at its resolution date', () => {
    expect(linesAfter(created, resolved)).toEqual([ended]);
  });

  it('is known whole from any update', () => {
    expect(linesAfter(resolved)).toEqual([ended]);
  });

  it('ends when its state becomes one of the category "done", where nobody resolves issues', () => {
    const closed = read('jira:issue_updated', 20, {
      fields: { status: DONE },
      items: [item('status', 'To Do', 'Shipped')],
    });
    expect(linesAfter(created, closed)).toEqual([ended.replace('10:30', '10:20')]);
  });

  it('that is opened again has another spell, in whatever order it is told', () => {
    const started = read('jira:issue_updated', 5, { items: [item('status', 'To Do', 'In Progress')] });
    const all = [created, started, resolved, reopened];
    expect(linesAfter(...all)).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:30:00Z and 2026-03-01T11:00:00Z – …, noticed by Mina',
    ]);
    expectAnyOrder(all);
  });

  it('keeps its one spell where work on it goes from one state to the next', () => {
    const started = read('jira:issue_updated', 5, { items: [item('status', 'To Do', 'In Progress')] });
    expect(incidentsAfter([created, started])).toMatchObject([{ spells: null, resolvedAtMs: null }]);
  });

  it('is reported when it was made; when it was noticed is not said', () => {
    expect(incidentsAfter([created])).toMatchObject([
      { detectedBy: 'Mina', detectedAtMs: null, reportedAtMs: Date.parse('2026-03-01T10:00:00Z') },
    ]);
    const reporter = { displayName: 'Automation for Jira', accountType: 'app' };
    expect(incidentsAfter([read('jira:issue_created', 0, { fields: { reporter } })])).toMatchObject([
      { detectedBy: 'monitoring' },
    ]);
  });

  it('begins when a line of its description says so, and not when it was made', () => {
    const description = 'Carts were empty.\n*Started:* 2026-03-01T09:40:00Z\n*Caused by:* 1.2.3';
    const said = read('jira:issue_updated', 9, { fields: { description } });
    expect(incidentsAfter([created, said])).toMatchObject([
      {
        startedAtMs: Date.parse('2026-03-01T09:40:00Z'),
        reportedAtMs: Date.parse('2026-03-01T10:00:00Z'),
        causedByDeployment: '1.2.3',
      },
    ]);
    const vague = read('jira:issue_updated', 9, { fields: { description: 'Started: this morning' } });
    expect(vague.warnings).toEqual([expect.stringContaining('this morning')]);
    const document = { type: 'doc', content: [] };
    expect(read('jira:issue_updated', 9, { fields: { description: document } }).warnings).toEqual([]);
  });

  it('that is deleted, or is moved away, is none', () => {
    expect(incidentsAfter([created, read('jira:issue_deleted', 9)])).toEqual([]);
    const moved = read('jira:issue_updated', 9, {
      issue: { key: 'SHOP-7' },
      items: [item('Key', 'OPS-41', 'SHOP-7')],
    });
    expect(incidentsAfter([created, moved]).map(({ id }) => id)).toEqual(['SHOP-7']);
  });

  it.each([
    ['Blocker', 1],
    ['Highest', 1],
    ['Critical', 2],
    ['High', 2],
    ['Medium', 3],
    ['Low', 4],
    ['Lowest', 4],
  ])('of priority %s has severity %i', (name, severity) => {
    expect(incidentsAfter([read('jira:issue_created', 0, { fields: { priority: { name } } })])).toMatchObject(
      [{ severity }],
    );
  });

  it('that repeats another is a duplicate of that, or of one that it does not name', () => {
    const resolution = { resolution: { name: 'Duplicate' } };
    const link = { type: { name: 'Duplicate' }, outwardIssue: { key: 'OPS-40' } };
    const duplicateOf = (fields: object) =>
      incidentsAfter([read('jira:issue_updated', 1, { fields })])[0]?.duplicateOf;
    expect(duplicateOf({ ...resolution, issuelinks: [link] })).toBe('OPS-40');
    expect(duplicateOf(resolution)).toBe('unknown');
    expect(duplicateOf({ issuelinks: [link] })).toBeNull();
  });

  it('with a security level is called by its key', () => {
    const secret = read('jira:issue_created', 0, { fields: { security: { name: 'Board only' } } });
    expect(incidentsAfter([secret])[0]?.title).toBe('OPS-41');
  });

  it('links to its page, also on a server below a path', () => {
    expect(incidentsAfter([created])[0]?.url).toBe('https://jira.example/tools/browse/OPS-41');
  });

  it('is taken back from a component that the issue loses', () => {
    const all = [
      created,
      read('jira:issue_updated', 10, {
        fields: { components: [{ name: 'Mail' }] },
        items: [item('Component', 'Orders', 'Mail')],
      }),
    ];
    expect(incidentsAfter(all).map(({ service }) => service)).toEqual(['Mail']);
    expectAnyOrder(all);
  });

  it('is of each component, or of the project', () => {
    const components = [{ name: 'Orders' }, { name: 'Mail' }];
    expect(read('jira:issue_created', 0, { fields: { components } }).events[0]).toMatchObject({
      of: [
        ['Orders', 'OPS', 'Operations'],
        ['Mail', 'OPS', 'Operations'],
      ],
    });
    expect(read('jira:issue_created', 0, { fields: { components: [] } }).events[0]).toMatchObject({
      of: [['OPS', 'Operations']],
    });
  });
});

describe('an issue of Jira', () => {
  it.each([
    ['Task', [], false],
    ['Incident', [], true],
    ['incident', [], true],
    ['[System] Post-incident review', [], false],
    ['Task', ['Outage'], true],
    ['Task', ['outages'], false],
  ])('of type %s with labels %j is an incident: %s', (name, labels, isIncident) => {
    const sent = body('jira:issue_created', 0, { fields: { issuetype: { name }, labels } });
    const said = { incidentLabels: ['outage'] };
    expect(reading(jira, sent, { said }).events.length > 0).toBe(isIncident);
  });

  it('becomes an incident with its label, from when it was made, and none without it', () => {
    const task = { issuetype: { name: 'Task' } };
    const marked = read('jira:issue_updated', 5, {
      fields: { ...task, labels: ['eu', 'incident'] },
      items: [item('labels', 'eu', 'eu incident')],
    });
    expect(linesAfter(marked)).toEqual([ended.replace('2026-03-01T10:30:00Z', '…')]);
    const unmarked = read('jira:issue_updated', 9, {
      fields: { ...task, labels: ['eu'] },
      items: [item('labels', 'eu incident', 'eu')],
    });
    expect(linesAfter(marked, unmarked)).toEqual([]);
    const again = read('jira:issue_updated', 12, {
      fields: { ...task, labels: ['incident'] },
      items: [item('labels', 'eu', 'incident')],
    });
    expect(linesAfter(unmarked, again, marked)).toEqual([ended.replace('2026-03-01T10:30:00Z', '…')]);
  });

  it.each(['comment_created', 'jira:worklog_updated', 'sprint_started'])(
    'of which "%s" is told keeps nothing',
    (type) => {
      expect(reading(jira, { webhookEvent: type, timestamp: 1 })).toMatchObject({ events: [] });
    },
  );

  it('is told apart by the header of Jira Cloud', () => {
    expect(jira.deliveryId({ 'x-atlassian-webhook-identifier': 'a' }, {})).toBe('a');
    expect(jira.deliveryId({}, {})).toBeNull();
  });
});
