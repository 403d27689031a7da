import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type State, states } from '#shared/judgement.ts';
import { filterRows, sortRows } from '../../../../web/screens/services/arrange-rows.ts';
import { cutSections, rowKey, rowsOf } from '../../../../web/screens/services/sections.ts';
import { rowObjective, serviceRow } from '../../service-row.ts';

const inState = (id: string, state: State, needsSomeone = false) =>
  serviceRow(id, { objectives: [rowObjective({ state, needsSomeone })] });

describe('the sections of the list', () => {
  // UX.md §2.4; a source that is silent needs someone after half an hour only.
  it('stand in the order of need, with what needs someone first', () => {
    const services = [
      inState('calm', 'met'),
      inState('young', 'nodata'),
      inState('silent', 'nodata', true),
      inState('near', 'near'),
      inState('debt', 'debt'),
      inState('burning', 'burning', true),
      inState('open', 'none'),
      inState('planned', 'paused'),
    ];
    expect(
      cutSections(rowsOf(services)).map(({ name, rows }) => [name, rows.map(({ service }) => service.id)]),
    ).toEqual([
      ['needs', ['silent', 'burning']],
      ['debt', ['debt']],
      ['nodata', ['young']],
      ['near', ['near']],
      ['met', ['calm']],
      ['paused', ['planned']],
      ['none', ['open']],
    ]);
  });

  it('have every objective of every service once, whatever its state', () => {
    const objective = fc.record({ state: fc.constantFrom(...states), needsSomeone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fc.array(objective, { maxLength: 3 }), { maxLength: 8 }), (all) => {
        const services = all.map((objectives, at) =>
          serviceRow(`s${at}`, {
            objectives: objectives.map((each, of) => rowObjective({ ...each, objective: `o${of}` })),
          }),
        );
        const rows = rowsOf(services);
        const cut = cutSections(rows).flatMap((section) => section.rows);
        expect(cut.map(rowKey).sort()).toEqual(rows.map(rowKey).sort());
      }),
    );
  });
});

describe('the rows that are asked for', () => {
  const rows = rowsOf([
    serviceRow('work-orders', { name: { en: 'Work orders', ko: '작업지시' }, group: 'line-1' }),
    serviceRow('erp', { name: { en: 'ERP sync', ko: 'ERP 연동' }, owner: 'Office team', aka: ['sap'] }),
  ]);
  const ids = (q: string, group: string | null = null) =>
    filterRows(rows, { q, group }).map(({ service }) => service.id);

  it('are found by either name, id, other name, group and owner, in any capitals', () => {
    expect(ids('work ORD')).toEqual(['work-orders']);
    expect(ids('작업')).toEqual(['work-orders']);
    // The same syllables as single letters, as some keyboards and files give them.
    expect(ids('작업'.normalize('NFD'))).toEqual(['work-orders']);
    expect(ids(' sap ')).toEqual(['erp']);
    expect(ids('office')).toEqual(['erp']);
    expect(ids('.*')).toEqual([]);
  });

  it('are those of a group; a group that nobody belongs to is no filter', () => {
    expect(ids('', 'line-1')).toEqual(['work-orders']);
    expect(ids('', 'line-9')).toEqual(['work-orders', 'erp']);
  });
});

describe('the order of rows', () => {
  const row = (id: string, state: State, burnRate: number | null, remaining: number | null) =>
    serviceRow(id, {
      objectives: [
        rowObjective({
          state,
          burnRate,
          budget:
            remaining === null
              ? null
              : { allowed: 100, spent: 0, remaining, allowedMinutes: null, estimated: false },
        }),
      ],
    });
  const rows = rowsOf([
    row('b10', 'met', 0, 0.5),
    row('b9', 'fast', 20, 0.9),
    row('a', 'burning', 3, -0.1),
    row('c', 'burning', 300, -0.1),
    row('d', 'none', null, null),
  ]);
  const order = (sort: 'urgency' | 'name' | 'budget') =>
    sortRows(rows, sort, 'en').map(({ service }) => service.id);

  it('is that of the wall by urgency: the state, then how fast the budget goes', () => {
    expect(order('urgency')).toEqual(['c', 'a', 'b9', 'b10', 'd']);
  });

  it('by budget has the least first, and those without one last; ties stay as they came', () => {
    expect(order('budget')).toEqual(['a', 'c', 'b10', 'b9', 'd']);
  });

  it('by name counts numbers as numbers', () => {
    expect(order('name')).toEqual(['a', 'b9', 'b10', 'c', 'd']);
  });
});
