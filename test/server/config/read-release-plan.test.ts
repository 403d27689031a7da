import { describe, expect, it } from 'vitest';
import { parseReleasePlan } from '../../../server/config/read-release-plan.ts';
import { load, problemsOf } from './load.ts';

describe('parseReleasePlan', () => {
  it('reads a day of every week with its time', () => {
    expect(parseReleasePlan('weekly on Thursday 22:00')).toEqual({
      text: 'weekly on Thursday 22:00',
      everyWeeks: 1,
      weekdays: [4],
      minuteOfDay: 1_320,
      anchorDay: null,
    });
  });

  it('reads several days in the order of the week, without a time as the beginning of the day', () => {
    expect(parseReleasePlan('weekly on thu, Tuesday')).toMatchObject({ weekdays: [2, 4], minuteOfDay: 0 });
    expect(parseReleasePlan('weekly on Monday and Friday 9:30')).toMatchObject({
      weekdays: [1, 5],
      minuteOfDay: 570,
    });
  });

  it('reads every so many weeks from a day on', () => {
    expect(parseReleasePlan('every 2 weeks on Thursday 22:00 from 2026-01-08')).toMatchObject({
      everyWeeks: 2,
      anchorDay: '2026-01-08',
    });
  });

  it.each([
    ['monthly', 'is no plan'],
    ['weekly on Thirstday', '"thirstday" is no day of the week'],
    ['weekly on Thursday, thu', 'names a day twice'],
    ['weekly on Thursday 24:00', '24:00 is no time of day'],
    ['every 2 weeks on Thursday', 'every 2 weeks from when?'],
    ['every 2 weeks on Thursday from 2026-01-09', '2026-01-09 is a friday'],
    ['every 2 weeks on Thursday from January', '"january" is not a date'],
    ['every 60 weeks on Thursday from 2026-01-08', 'every 1 to 52 weeks'],
    ['', 'is no plan'],
  ])('refuses %j with a sentence', (text, message) => {
    expect(() => parseReleasePlan(text)).toThrow(message);
  });
});

describe('releases in the file', () => {
  it('are those of every service that has none of its own', () => {
    const { services } = load(
      'releases: weekly on Thursday 22:00\nservices: [{ id: a }, { id: b, releases: weekly on Monday }]',
    );
    expect(services.map(({ releases }) => releases?.weekdays)).toEqual([[4], [1]]);
    expect(load('services: [{ id: a }]').services[0]?.releases).toBeNull();
  });

  it('that are no plan are a problem with its place', () => {
    expect(problemsOf('releases: monthly\nservices: [{ id: a }]')).toEqual([
      expect.stringContaining('"releases": "monthly" is no plan; write it like "weekly on Thursday 22:00"'),
    ]);
  });
});
