import { describe, expect, it } from 'vitest';
import { statuspage } from '../../../../../server/collect/webhooks/senders/statuspage.ts';
import { expectAnyOrder } from './any-order.ts';
import { incidentsAfter, linesAfter } from './folded.ts';
import { reading } from './told-by.ts';

const at = (time: string): string => `2026-03-01T${time}:00.000Z`;

const update = (status: string, time: string, said: object = {}) => ({
  id: `${status} ${time}`,
  status,
  body: '<b>we look</b>',
  created_at: at(time),
  display_at: at(time),
  ...said,
});

const component = (name: string, id: string) => ({ name, id, status: 'major_outage' });

/** An incident as the page has it after these updates, the newest first as the sender has them. */
const body = (updates: ReturnType<typeof update>[], said: object = {}) => ({
  meta: { generated_at: at('23:59') },
  page: { id: 'jb7j80lkgqvb', status_indicator: 'major' },
  incident: {
    id: 'z3lct0r596n4',
    name: 'Orders fail',
    status: updates.at(-1)?.status,
    impact: 'major',
    created_at: updates[0]?.created_at,
    updated_at: updates.at(-1)?.created_at,
    resolved_at: null,
    backfilled: false,
    scheduled_for: null,
    scheduled_until: null,
    shortlink: 'https://stspg.io/1',
    incident_updates: [...updates].reverse(),
    components: [component('Orders', 'c1')],
    ...said,
  },
});
const read = (...told: Parameters<typeof body>) => reading(statuspage, body(...told));

const found = update('investigating', '10:00');
const watched = update('monitoring', '10:20');
const over = update('resolved', '10:40');
const resolved = { resolved_at: at('10:40') };

describe('an incident of Statuspage', () => {
  it('ends when it is resolved, not when it is monitored', () => {
    expect(linesAfter(read([found, watched]))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – …',
    ]);
    expect(linesAfter(read([found, watched, over], resolved))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:40:00Z',
    ]);
  });

  it('ends at its own time of resolution, not at that of the update that says so', () => {
    expect(linesAfter(read([found, over], { resolved_at: at('10:45') }))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:45:00Z',
    ]);
  });

  it('began when the page says that it began, and was reported when it was declared', () => {
    expect(incidentsAfter([read([found], { started_at: at('09:30') })])).toMatchObject([
      {
        startedAtMs: Date.parse(at('09:30')),
        reportedAtMs: Date.parse(at('10:00')),
        detectedAtMs: null,
        detectedBy: null,
      },
    ]);
  });

  it('does not end later because a post-mortem follows', () => {
    const all = [found, over, update('postmortem', '15:00')];
    expect(linesAfter(read(all, resolved))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:40:00Z',
    ]);
  });

  it('that comes back has another spell, in whatever order it is told', () => {
    const back = update('investigating', '11:00');
    const all = [
      read([found]),
      read([found, over], resolved),
      read([found, over, back]),
      read([found, over, back, update('resolved', '11:30')], {
        resolved_at: at('11:30'),
        impact: 'critical',
      }),
    ];
    expect(linesAfter(...all)).toEqual([
      'Orders: Orders fail, severity 1, 2026-03-01T10:00:00Z – 2026-03-01T10:40:00Z and 2026-03-01T11:00:00Z – 2026-03-01T11:30:00Z',
    ]);
    expect(linesAfter(...all.slice(-1))).toEqual(linesAfter(...all));
    expectAnyOrder(all);
  });

  it('is one of each component that it names, and else of the page', () => {
    const two = { components: [component('Orders', 'c1'), component('Mail', 'c2')] };
    expect(read([found], two).events[0]).toMatchObject({
      of: [
        ['Orders', 'c1'],
        ['Mail', 'c2'],
      ],
    });
    expect(read([found], { components: [] }).events[0]).toMatchObject({ of: [['jb7j80lkgqvb']] });
    const said = { service: 'shop' };
    expect(reading(statuspage, body([found], two), { said }).events[0]).toMatchObject({ of: [['shop']] });
  });

  it('is taken back from a component that is taken off it, and comes back with it', () => {
    const [orders, mail] = [component('Orders', 'c1'), component('Mail', 'c2')];
    const both = read([found], { components: [orders, mail] });
    const one = read([found, watched], { components: [mail] });
    const again = read([found, watched, over], { ...resolved, components: [orders, mail] });
    expect(linesAfter(both, one)).toEqual(['Mail: Orders fail, severity 2, 2026-03-01T10:00:00Z – …']);
    expect(linesAfter(both, one, again)).toHaveLength(2);
    expectAnyOrder([both, one]);
    expectAnyOrder([both, one, again]);
  });

  it.each([
    ['critical', 1],
    ['major', 2],
    ['minor', 3],
    ['none', 4],
  ])('of impact "%s" has severity %i', (impact, severity) => {
    expect(incidentsAfter([read([found], { impact })])[0]?.severity).toBe(severity);
  });

  it('that was entered afterwards has the times its author gave it, and was not reported then', () => {
    const entered = { created_at: at('20:00') };
    const updates = [
      update('resolved', '20:00', { display_at: at('08:00') }),
      update('investigating', '20:00', { display_at: at('07:15') }),
    ];
    const said = { backfilled: true, status: 'resolved', ...entered };
    expect(incidentsAfter([read(updates, said)])).toMatchObject([
      {
        startedAtMs: Date.parse(at('07:15')),
        resolvedAtMs: Date.parse(at('08:00')),
        reportedAtMs: null,
      },
    ]);
  });

  it('that ends as it begins, or before, stays as it was told', () => {
    expect(linesAfter(read([update('resolved', '10:00')], { resolved_at: at('10:00') }))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T10:00:00Z – 2026-03-01T10:00:00Z',
    ]);
    const said = { started_at: at('12:00'), resolved_at: at('10:40') };
    expect(linesAfter(read([found, over], said))).toEqual([
      'Orders: Orders fail, severity 2, 2026-03-01T12:00:00Z – 2026-03-01T10:40:00Z',
    ]);
  });
});

describe('maintenance of Statuspage', () => {
  const plan = {
    impact: 'maintenance',
    scheduled_for: '2026-03-08T02:00:00.000Z',
    scheduled_until: '2026-03-08T04:00:00.000Z',
  };
  const announced = update('scheduled', '10:00');
  const done = update('completed', '10:30', { created_at: '2026-03-08T04:20:00.000Z' });

  it('is the plan, not the days from its announcement on', () => {
    expect(linesAfter(read([announced], plan))).toEqual([
      'Orders: Orders fail, maintenance, 2026-03-08T02:00:00Z – …',
    ]);
    expect(linesAfter(read([announced, done], { ...plan, resolved_at: done.created_at }))).toEqual([
      'Orders: Orders fail, maintenance, 2026-03-08T02:00:00Z – 2026-03-08T04:00:00Z',
    ]);
  });

  it('that was done before its plan ends then, and one that was put off follows the new plan', () => {
    const early = { ...plan, resolved_at: '2026-03-08T03:00:00.000Z' };
    expect(linesAfter(read([announced, done], early))).toEqual([
      'Orders: Orders fail, maintenance, 2026-03-08T02:00:00Z – 2026-03-08T03:00:00Z',
    ]);
    const later = { ...plan, scheduled_for: '2026-03-09T02:00:00.000Z', updated_at: at('12:00') };
    expectAnyOrder([read([announced], plan), read([announced], later)]);
    expect(linesAfter(read([announced], plan), read([announced], later))).toEqual([
      'Orders: Orders fail, maintenance, 2026-03-09T02:00:00Z – …',
    ]);
  });
});

describe('what Statuspage tells beside', () => {
  it('is a component’s state, of which nothing is kept', () => {
    const changed = {
      meta: {},
      page: { id: 'p' },
      component_update: {
        id: 'u',
        old_status: 'operational',
        new_status: 'major_outage',
        component_id: 'c1',
      },
      component: component('Orders', 'c1'),
    };
    expect(reading(statuspage, changed)).toMatchObject({ events: [], nothing: expect.any(String) });
    expect(statuspage.deliveryId({}, changed)).toBe('u');
  });

  it('is told apart by the newest update', () => {
    expect(statuspage.deliveryId({}, body([found, watched]))).toBe('monitoring 10:20');
    expect(statuspage.deliveryId({}, null)).toBeNull();
  });

  it.each([
    ['no page', { incident: {} }, /page/],
    ['no incident', { page: { id: 'p' } }, /incident/],
    ['no time', body([], { status: 'resolved' }), /no time/],
  ])('with %s is unreadable', (_, sent, words) => {
    expect(() => reading(statuspage, sent)).toThrow(words);
  });
});
