import { describe, expect, it } from 'vitest';
import { readDeliveryNote, sayDeliveryNote } from '#shared/delivery-note.ts';

describe('a note of a delivery', () => {
  it.each([
    ['future', {}],
    ['left-out', { count: '3', program: 'Alertmanager' }],
    ['no-service', { names: 'orders (new), stock' }],
    ['no-time-line', { line: 'Started: "soon"' }],
    ['no-group', { program: 'Grafana', version: '1' }],
    ['other-type', { place: 'body.alerts[0].status', found: '"a, not b"', wanted: 'a list' }],
  ] as const)('%s is known again by its line', (key, values) => {
    const read = readDeliveryNote(sayDeliveryNote(key, values));
    expect(read?.key).toBe(key);
    if (key !== 'other-type') expect(read?.values).toEqual(values);
  });

  it('is none where a line says something else', () => {
    expect(readDeliveryNote('a release that is a draft')).toBeNull();
    expect(readDeliveryNote('')).toBeNull();
  });

  it('lacks no value', () => {
    expect(() => sayDeliveryNote('no-service')).toThrow(RangeError);
  });
});
