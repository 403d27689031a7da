import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '#shared/api/evidence.ts';
import { evidenceCsv } from '../../../../web/screens/evidence/evidence-csv.ts';
import { readCsv } from '../../../harness/read-csv.ts';

const item: EvidenceItem = {
  kind: 'incident',
  service: 'shop',
  environment: null,
  id: '31',
  title: '=HYPERLINK("http://evil.example")',
  at: '2025-11-18T03:00:00.000Z',
  until: null,
  seconds: -60,
  count: null,
  part: true,
  counted: false,
  reason: 'negative',
  deployment: { service: 'shop', environment: 'production', id: 'd1' },
  links: [],
  correction: null,
  url: null,
};

describe('evidenceCsv', () => {
  it('has a line of names and one for each event', () => {
    const [names, values] = readCsv(evidenceCsv([item]));
    const cell = (name: string) => values?.[names?.indexOf(name) ?? -1];
    expect(names?.[0]).toBe('kind');
    expect(cell('title')).toBe(`'=HYPERLINK("http://evil.example")`);
    expect([cell('seconds'), cell('deployment'), cell('counted'), cell('reason')]).toEqual([
      '-60',
      'd1',
      'false',
      'negative',
    ]);
  });
});
