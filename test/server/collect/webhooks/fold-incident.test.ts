import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IncidentEvent, type IncidentTold, incidentSteps } from '#shared/sender-event.ts';
import { foldIncident } from '../../../../server/collect/webhooks/fold-incident.ts';
import type { Told } from '../../../../server/collect/webhooks/told-events.ts';

const T0 = Date.UTC(2026, 10, 20, 10);
const MINUTE = 60_000;
const at = (minutes: number) => T0 + minutes * MINUTE;

const event = (step: IncidentEvent['step'], minutes: number, told: IncidentTold = {}): IncidentEvent => ({
  kind: 'incident',
  service: 'press',
  id: 'i',
  step,
  atMs: at(minutes),
  told,
});
const sent = (...[step, minutes, told]: Parameters<typeof event>): Told<IncidentEvent> => ({
  event: event(step, minutes, told),
  authority: 0,
  source: 'pager',
});
const said = (...[step, minutes, told]: Parameters<typeof event>): Told<IncidentEvent> => ({
  event: event(step, minutes, told),
  authority: 1,
  source: 'api',
});

/** Spells in minutes after T0. */
function spellsOf(...told: Told<IncidentEvent>[]): (readonly [number, number | null])[] | null {
  const incident = foldIncident(told);
  if (incident === null) return null;
  const minutes = (ms: number) => (ms - T0) / MINUTE;
  const end = (ms: number | null) => (ms === null ? null : minutes(ms));
  return (incident.spells ?? [incident]).map((spell) => [
    minutes(spell.startedAtMs),
    end(spell.resolvedAtMs),
  ]);
}

// What each row must come to follows from the words of shared/sender-event.ts; minutes are counted by hand.
describe('what senders tell of an incident', () => {
  it('is open from its start to its end, whichever is heard of first', () => {
    expect(spellsOf(sent('opened', 0), sent('resolved', 30))).toEqual([[0, 30]]);
    expect(spellsOf(sent('resolved', 30), sent('opened', 0))).toEqual([[0, 30]]);
  });

  it('is open where it never ends, and ends once where its end is told twice', () => {
    expect(spellsOf(sent('opened', 0))).toEqual([[0, null]]);
    expect(
      spellsOf(sent('opened', 0), sent('opened', 5), sent('resolved', 30), sent('resolved', 40)),
    ).toEqual([[0, 30]]);
  });

  it('began when users began to suffer, where the sender says so', () => {
    expect(spellsOf(sent('opened', 10, { startedAtMs: at(-20) }), sent('resolved', 30))).toEqual([[-20, 30]]);
    // Corrected later by the same sender.
    expect(
      spellsOf(sent('opened', 10, { startedAtMs: at(-20) }), sent(null, 12, { startedAtMs: at(-25) })),
    ).toEqual([[-25, null]]);
  });

  it('has a spell for each time it was opened again', () => {
    expect(
      spellsOf(sent('opened', 0), sent('resolved', 30), sent('reopened', 45), sent('resolved', 60)),
    ).toEqual([
      [0, 30],
      [45, 60],
    ]);
    // A start that is told with the second spell is that spell's; of the first one it says nothing.
    expect(
      spellsOf(
        sent('opened', 0, { startedAtMs: at(-5) }),
        sent('resolved', 30),
        sent('opened', 45, { startedAtMs: at(40) }),
      ),
    ).toEqual([
      [-5, 30],
      [40, null],
    ]);
  });

  it('has no length until its beginning is heard of, and is impossible where it ended before that', () => {
    expect(spellsOf(sent('resolved', 30))).toEqual([[30, 30]]);
    expect(spellsOf(sent('resolved', 30, { startedAtMs: at(0) }))).toEqual([[0, 30]]);
    expect(spellsOf(sent('resolved', 30), sent('opened', 40))).toEqual([[40, 30]]);
    expect(spellsOf(sent('resolved', 30), sent('reopened', 40))).toEqual([
      [30, 30],
      [40, null],
    ]);
  });

  it('is gone where it was taken back, and there again where it is opened after that', () => {
    expect(spellsOf(sent('opened', 0), sent('removed', 5))).toBe(null);
    expect(spellsOf(sent('opened', 0), sent('removed', 5), sent('opened', 7))).toEqual([[7, null]]);
    expect(spellsOf(sent(null, 0, { title: 'Stuck' }))).toBe(null);
  });

  it('is known by the last word of each thing; what is absent says nothing, and null takes away', () => {
    const incident = foldIncident([
      sent('opened', 0, { title: 'Stuck', severity: 2, detectedAtMs: at(1), detectedBy: 'monitoring' }),
      sent(null, 5, { severity: 1, detectedBy: null }),
      sent(null, 6, {}),
    ]);
    expect(incident).toMatchObject({
      source: 'pager',
      kind: 'incident',
      title: 'Stuck',
      severity: 1,
      detectedAtMs: at(1),
      detectedBy: null,
    });
  });
});

describe('what people say of it', () => {
  const sender = [sent('opened', 0, { title: 'Stuck', severity: 2 }), sent('resolved', 30)];

  it('wins over senders, whatever their time, for what it names', () => {
    const incident = foldIncident([
      said(null, 10, { severity: 1, url: 'https://wiki.example/1' }),
      ...sender,
      sent(null, 50, { severity: 4, title: 'Stuck again', url: 'https://pager.example/1' }),
    ]);
    expect(incident).toMatchObject({ severity: 1, title: 'Stuck again', url: 'https://wiki.example/1' });
  });

  it('takes away what it says is null', () => {
    expect(
      foldIncident([...sender, sent(null, 1, { url: 'https://a.example' }), said(null, 2, { url: null })])
        ?.url,
    ).toBe(null);
  });

  it('says when it began and when it ended', () => {
    expect(spellsOf(...sender, said(null, 60, { startedAtMs: at(-15) }))).toEqual([[-15, 30]]);
    expect(spellsOf(...sender, said('resolved', 20))).toEqual([[0, 20]]);
    expect(spellsOf(sent('opened', 0), said('resolved', 20), sent('resolved', 90))).toEqual([[0, 20]]);
  });

  it('speaks of the spell that ran then: a later one is the senders’', () => {
    expect(spellsOf(...sender, said('resolved', 20), sent('reopened', 40))).toEqual([
      [0, 20],
      [40, null],
    ]);
  });

  it('says that it still runs, until a sender says that it ended after that', () => {
    expect(spellsOf(...sender, said('reopened', 45))).toEqual([[0, null]]);
    expect(spellsOf(...sender, said('reopened', 45), sent('resolved', 90))).toEqual([[0, 90]]);
  });

  it('counts in the order in which it was said', () => {
    expect(spellsOf(...sender, said('resolved', 25), said('resolved', 20))).toEqual([[0, 20]]);
    expect(
      foldIncident([...sender, said(null, 9, { title: 'A' }), said(null, 8, { title: 'B' })])?.title,
    ).toBe('B');
  });

  it('stands alone where no sender says when it began', () => {
    expect(spellsOf(said('opened', 0, { startedAtMs: at(0) }), said('resolved', 10))).toEqual([[0, 10]]);
  });
});

const anyEvent: fc.Arbitrary<Told<IncidentEvent>> = fc
  .record({
    step: fc.constantFrom(null, ...incidentSteps),
    minutes: fc.integer({ min: 0, max: 8 }),
    source: fc.constantFrom('pager', 'alerts'),
    told: fc.record(
      {
        startedAtMs: fc.integer({ min: 0, max: 8 }).map(at),
        title: fc.constantFrom('a', 'b'),
        severity: fc.constantFrom(1, 2, 3, 4),
        url: fc.constantFrom(null, 'https://a.example'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ step, minutes, told, source }) => ({
    event: event(step, minutes, told as IncidentTold),
    authority: 0,
    source,
  }));

describe('an incident is a function of the set of what senders told', () => {
  it('in whatever order, and however often', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { maxLength: 10 }).chain((told) =>
          fc.tuple(
            fc.constant(told),
            fc.shuffledSubarray([...told, ...told], {
              minLength: told.length * 2,
              maxLength: told.length * 2,
            }),
          ),
        ),
        ([told, again]) => {
          expect(foldIncident(again)).toEqual(foldIncident(told));
        },
      ),
    );
  });

  it('whose spells follow each other: none begins before the one before it ended, save an impossible one alone', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 10 }), (told) => {
        const incident = foldIncident(told.map((each) => ({ ...each, event: { ...each.event, told: {} } })));
        const spells = incident?.spells ?? [];
        spells.forEach(({ startedAtMs, resolvedAtMs }, index) => {
          const before = spells[index - 1];
          if (before !== undefined)
            expect(startedAtMs).toBeGreaterThanOrEqual(before.resolvedAtMs ?? Number.NaN);
          if (index < spells.length - 1) expect(resolvedAtMs).not.toBe(null);
        });
      }),
    );
  });
});
