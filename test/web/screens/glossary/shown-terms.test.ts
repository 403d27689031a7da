import { describe, expect, it } from 'vitest';
import { glossaryTerms } from '#shared/glossary.ts';
import { groupTerms, termsWith } from '../../../../web/screens/glossary/shown-terms.ts';

const items = [...glossaryTerms];
const found = (text: string): string[] => termsWith(items, text).map(({ id }) => id);

describe('the terms that are shown', () => {
  it('say what is searched for, in either language, with or without spaces', () => {
    expect(found('burn rate')).toContain('burn-rate');
    expect(found('LeadTime')).toContain('lead-time');
    expect(found('소진속도')).toContain('burn-rate');
    expect(found('복구 시간')).toContain('time-to-restore');
    // Typed on a Mac: the same letters, taken apart.
    expect(found('가용성'.normalize('NFD'))).toContain('availability');
  });

  it('are all for nothing, and none for what nobody says', () => {
    expect(found('  ')).toHaveLength(items.length);
    expect(found('<script>')).toEqual([]);
  });

  it('stand in groups without losing one', () => {
    expect(groupTerms(items).flatMap(({ terms }) => terms)).toEqual(items);
    expect(groupTerms(items).map(({ group }) => group)).toEqual(['promise', 'delivery', 'judgement']);
  });
});
