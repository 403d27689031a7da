import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ExpositionError } from '../../../../server/collect/exposition/exposition-error.ts';
import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';
import type { ExpositionFormat, Sample } from '../../../../server/collect/exposition/sample.ts';

const folder = fileURLToPath(new URL('../../../../../shared/fixtures/exposition', import.meta.url));
const present = existsSync(folder);

interface Verdict {
  readonly prometheus_2_42: 'accepts' | 'rejects';
  readonly samples: number;
  readonly openmetrics_says?: 'valid' | 'invalid';
}

/** The one page on which promtool and the scraper of Prometheus differ, and we follow promtool: it may be half a page. */
const CUT_SHORT = 'exposition/expfmt-corpus/from_test_parse_error_0.txt';

const verdicts: [string, Verdict][] = present
  ? Object.entries(JSON.parse(readFileSync(`${folder}/prometheus-verdicts.json`, 'utf8')).verdicts)
  : [];

function bodyOf(name: string): Buffer {
  const path = `${folder}/${name.replace(/^exposition\//, '')}`;
  return readFileSync(name.includes('openmetrics-cases') ? `${path}/metrics` : path);
}

function formatOfFile(name: string): ExpositionFormat {
  return name.includes('openmetrics-cases') || name.endsWith('.om.txt') ? 'openmetrics' : 'text';
}

/** Number of samples, or the error that the parser gave. Any other throw is a failure of the test. */
function parsedCount(name: string): number | ExpositionError {
  try {
    return parseExposition(bodyOf(name), formatOfFile(name), null).length;
  } catch (error) {
    if (error instanceof ExpositionError) return error;
    throw error;
  }
}

describe.skipIf(!present)('the corpora (skipped where ../shared/fixtures is absent)', () => {
  const plain = verdicts.filter(
    ([name, verdict]) => verdict.openmetrics_says === undefined && name !== CUT_SHORT,
  );
  const valid = verdicts.filter(([, verdict]) => verdict.openmetrics_says === 'valid');
  const refusedByBoth = verdicts.filter(
    ([, verdict]) => verdict.openmetrics_says === 'invalid' && verdict.prometheus_2_42 === 'rejects',
  );
  const open = verdicts.filter(
    ([, verdict]) => verdict.openmetrics_says === 'invalid' && verdict.prometheus_2_42 === 'accepts',
  );

  it('hold as many cases as their description says', () => {
    expect([valid.length, refusedByBoth.length, open.length]).toEqual([27, 74, 49]);
  });

  it.each(plain)('%s is taken or refused as Prometheus does, with as many samples', (name, verdict) => {
    const answer = parsedCount(name);
    expect(answer instanceof ExpositionError ? 'rejects' : 'accepts', String(answer)).toBe(
      verdict.prometheus_2_42,
    );
    if (verdict.prometheus_2_42 === 'accepts') expect(answer).toBe(verdict.samples);
  });

  it('a page whose last line has no end is refused, as promtool does and the scraper does not', () => {
    expect(parsedCount(CUT_SHORT)).toBeInstanceOf(ExpositionError);
  });

  it.each(valid)('%s is valid OpenMetrics and is read', (name, verdict) => {
    expect(parsedCount(name)).toBe(verdict.samples);
  });

  it.each(refusedByBoth)('%s is refused, as the standard and Prometheus refuse it', (name) => {
    expect(parsedCount(name)).toBeInstanceOf(ExpositionError);
  });

  it.each(open)(
    '%s is scraped by Prometheus, and so by us, though the standard forbids it',
    (name, verdict) => {
      expect(parsedCount(name)).toBe(verdict.samples);
    },
  );
});

/** Samples in one comparable form and order. */
function comparable(rows: readonly (readonly unknown[])[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

function numberOf(text: string): string {
  return String(Number(text.replace(/^([+-]?)inf$/i, '$1Infinity')));
}

function toRow({ name, labels, value, timestampMs }: Sample): unknown[] {
  return [name, labels, String(value), timestampMs];
}

describe.skipIf(!present)(
  'every sample of the real dumps (skipped where ../shared/fixtures is absent)',
  () => {
    const files = present ? readdirSync(`${folder}/expected-samples`) : [];

    it.each(files)('%s equals what the reference client reads', (file) => {
      const lines = readFileSync(`${folder}/expected-samples/${file}`, 'utf8').trim().split('\n');
      const expected = lines.map((line) => {
        const [name, labels, value, timestampMs] = JSON.parse(line);
        const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
        return [name, sorted, numberOf(value), timestampMs];
      });
      const name = file.replace('~', '/').replace(/\.jsonl$/, '');
      const samples = parseExposition(bodyOf(`exposition/${name}`), 'text', null);
      expect(comparable(samples.map(toRow))).toEqual(comparable(expected));
    });
  },
);
