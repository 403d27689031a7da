import { describe, expect, it } from 'vitest';
import { incidentsAfter } from './folded.ts';
import { issue, told } from './github-payloads.ts';
import { inWords } from './told-by.ts';

// What each must become: a report is not a start, a reopening is another spell, and what loses its label is no incident.
const CLOSED = { state: 'closed', closed_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T10:00:00Z' };
const LATER = { updated_at: '2026-03-02T12:00:00Z' };
const of = (action: string, more: object = {}, body: object = {}) =>
  told('issues', { action, issue: issue(more), ...body });
const steps = (...args: Parameters<typeof of>) =>
  inWords(of(...args)).replaceAll(/incident acme\/orders#12 | sev \w+|:00\.000Z|2026-03-02T/g, '');

describe('an issue with a label that makes it an incident', () => {
  it('begins when it was made, by which it was reported', () => {
    const startedAtMs = Date.parse('2026-03-02T09:00:00Z');
    expect(of('opened').events).toEqual([
      {
        kind: 'incident',
        of: [['https://github.com/acme/orders', 'acme/orders', 'orders']],
        id: 'acme/orders#12',
        step: 'opened',
        atMs: startedAtMs,
        told: {
          title: 'Checkout fails',
          severity: 1,
          startedAtMs,
          reportedAtMs: startedAtMs,
          url: 'https://github.com/acme/orders/issues/12',
        },
      },
    ]);
  });

  it.each([
    ['opened', {}, {}, 'opened 09:00'],
    ['closed', CLOSED, {}, 'opened 09:00; resolved 10:00'],
    ['edited', LATER, {}, 'opened 09:00; null 12:00'],
    ['edited', { ...LATER, closed_at: CLOSED.closed_at }, {}, 'opened 09:00; null 12:00'],
    ['reopened', { ...LATER, closed_at: null }, {}, 'opened 09:00; reopened 12:00'],
    [
      'reopened',
      { ...LATER, closed_at: CLOSED.closed_at },
      {},
      'opened 09:00; resolved 10:00; reopened 12:00',
    ],
    ['labeled', LATER, { label: { name: 'incident' } }, 'opened 09:00; opened 12:00'],
    ['labeled', LATER, { label: { name: 'sev-2' } }, 'opened 09:00; null 12:00'],
    ['unlabeled', { ...LATER, labels: [] }, { label: { name: 'Incident' } }, 'removed 12:00'],
    ['unlabeled', LATER, { label: { name: 'sev-2' } }, 'opened 09:00; null 12:00'],
    ['deleted', LATER, {}, 'removed 12:00'],
    ['transferred', LATER, {}, 'removed 12:00'],
  ])('that is %s, with %j and %j: %s', (action, more, body, words) => {
    expect(steps(action, more, body)).toBe(words);
  });

  it('is nothing without that label', () => {
    const unlabelled = { labels: [{ name: 'bug' }] };
    const why = 'an issue without a label that makes it an incident (incident)';
    expect(of('opened', unlabelled).nothing).toBe(why);
    expect(of('unlabeled', unlabelled, { label: { name: 'docs' } }).nothing).toBe(why);
    expect(of('deleted', unlabelled).nothing).toBe(why);
  });

  it('says on lines of its text when it began, when it was noticed and what caused it', () => {
    const body =
      '## Checkout\n- **Started:** 2026-03-02T08:40:00Z\nDetected: 2026-03-02 08:45:00 UTC\r\ncaused by: 1a2b3c4d\n';
    expect(of('opened', { body }).events[0]).toMatchObject({
      atMs: Date.parse('2026-03-02T09:00:00Z'),
      told: {
        startedAtMs: Date.parse('2026-03-02T08:40:00Z'),
        detectedAtMs: Date.parse('2026-03-02T08:45:00Z'),
        reportedAtMs: Date.parse('2026-03-02T09:00:00Z'),
        causedBySha: '1a2b3c4d',
      },
    });
    expect(of('opened', { body: 'Caused by: release 1.4' }).events[0]).toMatchObject({
      told: { causedByDeployment: 'release 1.4' },
    });
  });

  it('warns of a line that is no time', () => {
    const { warnings, events } = of('opened', { body: 'Started: this morning' });
    expect(warnings).toEqual([
      'the line "Started: this morning" is no time with its time zone, and is not read',
    ]);
    expect(events[0]).toMatchObject({ told: { startedAtMs: Date.parse('2026-03-02T09:00:00Z') } });
  });

  it('was noticed by monitoring where a bot made it', () => {
    expect(of('opened', { user: { type: 'Bot' } }).events[0]).toMatchObject({
      told: { detectedBy: 'monitoring' },
    });
  });

  it('repeats the incident that its text names, where it was closed as a duplicate', () => {
    const duplicate = (body: string) =>
      of('closed', { ...CLOSED, state_reason: 'duplicate', body }).events[1];
    expect(duplicate('Duplicate of #7')).toMatchObject({
      step: 'resolved',
      told: { duplicateOf: 'acme/orders#7' },
    });
    expect(duplicate('Again!')).toMatchObject({ told: { duplicateOf: 'unknown' } });
  });

  it('repeats nothing any more once it is opened again', () => {
    const state_reason = 'duplicate';
    const closed = of('closed', { ...CLOSED, state_reason });
    const again = { ...LATER, closed_at: CLOSED.closed_at, state_reason: 'reopened' };
    const reopened = of('reopened', again);
    expect(incidentsAfter([closed])[0]?.duplicateOf).toBe('unknown');
    expect(incidentsAfter([reopened, closed])[0]?.duplicateOf).toBeNull();
  });

  it('is as severe as the hook says that its labels are', () => {
    const events = told('issues', { action: 'opened', issue: issue() }, { severity: { 'sev-1': 2 } }).events;
    expect(events[0]).toMatchObject({ told: { severity: 2 } });
  });
});
