import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpositionError } from '../../../../server/collect/exposition/exposition-error.ts';
import { readPage } from '../../../../server/collect/exposition/parse-exposition.ts';
import type { ExpositionFormat, Sample } from '../../../../server/collect/exposition/sample.ts';
import { createWanted, type Wanted } from '../../../../server/collect/exposition/wanted.ts';
import { matchesLabels, parseSelector, type Selector } from '../../../../shared/selector.ts';
import { editKinds, mutate } from './mutate.ts';
import { seedPages } from './pages.ts';

const seeds = seedPages(25_000);
const edit = fc.record({
  kind: fc.constantFrom(...editKinds),
  at: fc.nat(),
  length: fc.nat(),
  piece: fc.nat(),
});
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 4 }))
  .map(([seed, edits]) => ({ ...seed, original: seed.body, body: mutate(seed.body, edits) }));
const runs = { numRuns: 1_500 };

/** What was read, or the words of the refusal. Any other throw fails the test. */
function read(body: Buffer, format: ExpositionFormat, wanted: Wanted | null): readonly Sample[] | string {
  try {
    return readPage(body, format, wanted).samples;
  } catch (error) {
    if (error instanceof ExpositionError) return error.message;
    throw error;
  }
}

/** Selectors for some of the names that a page may hold. */
function selectorsFor(body: Buffer, format: ExpositionFormat): Selector[] {
  const page = read(body, format, null);
  const names = typeof page === 'string' ? ['http_requests_total'] : page.map(({ name }) => name);
  return [...new Set(names)]
    .filter((_, index) => index % 5 === 0)
    .map((name) => parseSelector(`{${JSON.stringify(name)}}`));
}

const asText = (samples: readonly Sample[] | string) => JSON.stringify(samples);

describe('mutated pages (of our own, and of ../shared/fixtures where it is there)', () => {
  it('give what is wanted of them as reading all of them does, or are refused in the same words', () => {
    fc.assert(
      fc.property(mutated, ({ body, original, format }) => {
        const selectors = selectorsFor(original, format);
        const all = read(body, format, null);
        const some = read(body, format, createWanted(selectors));
        const isRefusedTwice = typeof some === 'string' && some.endsWith('this series is given twice');
        if (typeof all === 'string') {
          if (!isRefusedTwice) expect(some).toBe(all);
          return;
        }
        const meant = all.filter((sample) =>
          selectors.some(
            (selector) => selector.name === sample.name && matchesLabels(selector, sample.labels),
          ),
        );
        const times = meant.map(({ key, timestampMs }) => `${key}@${timestampMs}`);
        expect(isRefusedTwice).toBe(new Set(times).size < times.length);
        if (!isRefusedTwice) expect(some).toEqual(meant);
      }),
      runs,
    );
  });

  it('are read after the page that they were made from as they are by themselves', () => {
    fc.assert(
      fc.property(mutated, ({ body, original, format }) => {
        const selectors = selectorsFor(original, format);
        const wanted = createWanted(selectors);
        read(original, format, wanted);
        const after = read(body, format, wanted);
        expect(asText(after)).toBe(asText(read(body, format, createWanted(selectors))));
        expect(read(original, format, wanted)).toEqual(read(original, format, createWanted(selectors)));
      }),
      runs,
    );
  });
});
