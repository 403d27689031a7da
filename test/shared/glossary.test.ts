import { describe, expect, it } from 'vitest';
import { firstSentence } from '#shared/first-sentence.ts';
import { glossaryTerms } from '#shared/glossary.ts';
import { metrics } from '#shared/metrics/registry.ts';

const texts = glossaryTerms.flatMap(({ title, meaning, formula }) => [title, meaning, formula ?? title]);

describe('the glossary', () => {
  it('says every metric as the registry does, with what it is calculated by', () => {
    for (const { id, title, definition, source } of metrics)
      expect(glossaryTerms.find((term) => term.id === id)).toMatchObject({
        title,
        meaning: definition,
        formula: { en: expect.stringMatching(/./), ko: expect.stringMatching(/./) },
        source,
      });
  });

  it('has each word once, in both languages', () => {
    for (const key of [({ id }) => id, ({ title }) => title.en, ({ title }) => title.ko] satisfies ((
      term: (typeof glossaryTerms)[number],
    ) => string)[]) {
      const keys = glossaryTerms.map(key);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it('has the terms of the design (UX.md 2.16)', () => {
    const ids = glossaryTerms.map(({ id }) => id);
    for (const id of [
      'availability',
      'slo',
      'error-budget',
      'burn-rate',
      'deployment-frequency',
      'lead-time',
    ])
      expect(ids).toContain(id);
    for (const id of ['change-failure-rate', 'time-to-restore', 'usual-range', 'agreement'])
      expect(ids).toContain(id);
  });

  it('is Korean in Korean and English in English', () => {
    expect(texts.filter(({ ko }) => !/[가-힣]/.test(ko))).toEqual([]);
    expect(texts.filter(({ en }) => /[가-힣]/.test(en))).toEqual([]);
  });

  it('begins each meaning with a sentence short enough for a tooltip', () => {
    for (const { id, meaning } of glossaryTerms)
      for (const text of [meaning.en, meaning.ko])
        expect({ id, isShort: firstSentence(text).length <= 300 }).toEqual({ id, isShort: true });
  });
});
