import { expect, it } from 'vitest';
import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import { deskWordsOf } from '../../../web/words/desk-words.ts';

it('names the incident that another was merged into, and does not pretend to know where it is not said', () => {
  for (const language of ['en', 'ko'] as const) {
    const { duplicateOf } = deskWordsOf(language).incidents;
    expect(duplicateOf('shop/checkout#31')).toContain('shop/checkout#31');
    expect(duplicateOf(UNNAMED_ORIGINAL)).not.toContain(UNNAMED_ORIGINAL);
  }
});
