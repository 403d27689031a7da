import { describe, expect, it } from 'vitest';
import { nextPlanned } from '../../../server/compute/next-release.ts';
import { load } from '../config/load.ts';

const services = (text: string) => load(text).services;
const next = (text: string, at: string) => {
  const found = nextPlanned(services(text), Date.parse(at), 'Asia/Seoul');
  return found === null
    ? null
    : [new Date(found.dueAtMs).toISOString(), ...found.services.map(({ id }) => id)];
};

describe('the next planned release', () => {
  // 2026-01-08 is a Thursday; 22:00 in Seoul is 13:00 UTC.
  const text =
    'releases: weekly on Thursday 22:00\nservices: [{ id: a }, { id: b }, { id: c, releases: weekly on Tuesday }]';

  it('is the earliest of all services, with those that share it', () => {
    expect(next(text, '2026-01-07T00:00Z')).toEqual(['2026-01-08T13:00:00.000Z', 'a', 'b']);
    expect(next(text, '2026-01-08T13:01Z')).toEqual(['2026-01-12T15:00:00.000Z', 'c']);
  });

  it('is none without a plan', () => {
    expect(next('services: [{ id: a }]', '2026-01-07T00:00Z')).toBeNull();
  });
});
