import { describe, expect, it } from 'vitest';
import { readSeverity } from '../../../../../server/collect/webhooks/senders/severity.ts';

describe('the severity that words say', () => {
  it.each([
    ['sev-1', 1],
    ['SEV1', 1],
    ['severity:critical', 1],
    ['severity::2', 2],
    ['Severity: High', 2],
    ['S3', 3],
    ['P1', 1],
    ['priority/low', 4],
    ['sev0', 1],
    ['P5', 4],
    ['critical', 1],
    ['4', 4],
    ['spam', null],
    ['pending', null],
    ['severity', null],
    ['constructor', null],
    ['', null],
  ])('%j is %j', (word, severity) => {
    expect(readSeverity([word], {})).toBe(severity);
  });

  it('is the worst of several', () => {
    expect(readSeverity(['sev-3', 'sev-2'], {})).toBe(2);
  });

  it('goes by what names itself a severity before a priority and a word alone', () => {
    expect(readSeverity(['critical', 'P1', 'sev-3'], {})).toBe(3);
    expect(readSeverity(['critical', 'P2'], {})).toBe(2);
  });

  it('goes by the hook’s table, then by the sender’s, then by what is common', () => {
    expect(readSeverity(['High', 'sev-1'], { high: 4 }, { high: 3 })).toBe(4);
    expect(readSeverity(['High', 'sev-1'], {}, { high: 3 })).toBe(3);
    expect(readSeverity([null], { high: 4 })).toBeNull();
  });
});
