import { describe, expect, it } from 'vitest';
import { type LabelPair, parseSelector } from '#shared/selector.ts';
import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';
import { seriesKey } from '../../../../server/collect/exposition/sample.ts';
import { createTargetReading } from '../../../../server/collect/scrape/wanted-of-target.ts';
import { defaultRelabelRule, type RelabelRule } from '../../../../server/config/relabel-rule.ts';
import { defaultScrapeLimits, type ScrapeLimits } from '../../../../server/config/scrape-limits.ts';
import { defaultScrapeSettings } from '../../../../server/config/scrape-settings.ts';

const TARGET: readonly LabelPair[] = [
  ['instance', 'a:1'],
  ['job', 'node'],
];

interface Given {
  readonly labels?: readonly LabelPair[];
  readonly rules?: readonly Partial<RelabelRule>[];
  readonly honorLabels?: boolean;
  readonly limits?: Partial<ScrapeLimits>;
}

function readingOf(selectors: readonly string[], given: Given) {
  return createTargetReading(selectors.map(parseSelector), given.labels ?? [], {
    ...defaultScrapeSettings,
    honorLabels: given.honorLabels ?? false,
    metricRelabel: (given.rules ?? []).map((rule) => ({ ...defaultRelabelRule, ...rule })),
    limits: { ...defaultScrapeLimits, ...given.limits },
  });
}

/** Names and labels of the series that are wanted of a page, read twice: the second time from memory. */
function keysOf(page: string, selectors: readonly string[], given: Given): string[] {
  const reading = readingOf(selectors, given);
  const read = () => parseExposition(Buffer.from(page), 'text', reading.begin(), reading.limits);
  const first = read();
  expect(read()).toEqual(first);
  return first.map(({ name, labels }) => seriesKey(name, labels));
}

describe('series of a target', () => {
  it('are as the page has them where the target has no labels and no rules', () => {
    const reading = readingOf(['a'], {});
    expect(reading.limits).toEqual(defaultScrapeLimits);
    expect(keysOf('a{job="x"} 1\nb 2\n', ['a'], {})).toEqual(['a{"job":"x"}']);
  });

  it('have the labels of the target before selectors look at them', () => {
    const page = 'a{job="x"} 1\na{job="y",instance="z"} 2\n';
    expect(keysOf(page, ['a{job="node",exported_job="y"}'], { labels: TARGET })).toEqual([
      'a{"exported_instance":"z","exported_job":"y","instance":"a:1","job":"node"}',
    ]);
    expect(keysOf(page, ['a{job="y"}'], { labels: TARGET, honorLabels: true })).toEqual([
      'a{"instance":"z","job":"y"}',
    ]);
  });

  it('are kept under keys of their own that hold none of the labels of the target', () => {
    const reading = readingOf(['a'], { labels: [['token', 'hunter2']] });
    const page = Buffer.from('a{b="1"} 1\na{b="2"} 2\n');
    const keys = parseExposition(page, 'text', reading.begin(), reading.limits).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(keys.join()).not.toContain('hunter2');
  });

  it('go through the rules after that, also under another name', () => {
    const page = 'http_a{code="200",pod="p1"} 1\nhttp_b{code="500"} 2\ngo_c 3\n';
    const rules: Partial<RelabelRule>[] = [
      { action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' },
      {
        sourceLabels: ['__name__', 'job'],
        regex: 'http_(.);node',
        targetLabel: '__name__',
        replacement: 'requests',
      },
      { action: 'labeldrop', regex: 'pod|instance' },
    ];
    expect(keysOf(page, ['requests', 'go_c'], { labels: TARGET, rules })).toEqual([
      'requests{"code":"200","job":"node"}',
      'requests{"code":"500","job":"node"}',
    ]);
  });

  it('are refused where rules make two of them one', () => {
    const rules = [{ action: 'labeldrop', regex: 'pod' }] as const;
    expect(() => keysOf('a{pod="1"} 1\na{pod="2"} 2\n', ['a'], { rules })).toThrow('given twice');
  });

  it('are refused where rules leave one without a name', () => {
    const rules = [{ targetLabel: '__name__', replacement: '' }];
    expect(() => keysOf('a{b="c"} 1\n', ['a'], { rules })).toThrow('without a name');
  });
});

// RELIABILITY.md §2.1: limits hold after relabelling, and breaking one fails the whole scrape.
describe('limits', () => {
  const page = 'a{x="1"} 1\nb{x="1"} 2\nc{x="1",y="2",z="3"} 3\n';
  const dropC = [{ action: 'drop', sourceLabels: ['__name__'], regex: 'c' }] as const;

  it('count the samples that rules leave, wanted or not', () => {
    expect(keysOf(page, ['a'], { rules: dropC, limits: { samples: 2 } })).toHaveLength(1);
    expect(() => keysOf(page, ['a'], { rules: dropC, limits: { samples: 1 } })).toThrow(
      expect.objectContaining({ reason: 'over-limit', message: 'more than 1 samples after relabelling' }),
    );
    expect(() => keysOf(page, ['a'], { limits: { samples: 2 } })).toThrow('more than 2 samples');
  });

  it('count the labels that rules leave, with those of the target', () => {
    expect(keysOf(page, ['a'], { rules: dropC, labels: TARGET, limits: { labels: 3 } })).toHaveLength(1);
    expect(() => keysOf(page, ['a'], { rules: dropC, labels: TARGET, limits: { labels: 2 } })).toThrow(
      expect.objectContaining({
        reason: 'over-limit',
        message: 'more than 2 labels, with those of the target',
      }),
    );
    expect(keysOf(page, ['a'], { labels: TARGET, limits: { labels: 5 } })).toHaveLength(1);
    expect(() => keysOf(page, ['a'], { labels: TARGET, limits: { labels: 4 } })).toThrow('labels');
  });

  // Prometheus 2.42: `up` is 0 for a page of `a 1` where the target's own labels are too many or too long.
  it('are broken by labels of the target alone, whatever is looked for', () => {
    const long = [['instance', 'x'.repeat(30)]] as const;
    for (const given of [
      { labels: TARGET, limits: { labels: TARGET.length - 1 } },
      { labels: long, limits: { labelValueBytes: 29 } },
      { labels: long, limits: { labelNameBytes: 7 } },
    ])
      expect(() => keysOf('a 1\n', [], given)).toThrow(expect.objectContaining({ reason: 'over-limit' }));
    expect(keysOf('a 1\n', [], { labels: TARGET, limits: { labels: TARGET.length } })).toEqual([]);
  });

  it('measure names and values that rules leave in bytes', () => {
    const limits = { labelNameBytes: 12, labelValueBytes: 6 };
    const long = 'a{x="1234567"} 1\n';
    expect(() => keysOf(long, ['a'], { limits })).toThrow();
    expect(keysOf(long, ['a'], { rules: [{ action: 'labeldrop', regex: 'x' }], limits })).toEqual(['a{}']);
    const korean = [{ targetLabel: 'x', replacement: '설비3' }];
    expect(() => keysOf('a 1\n', ['a'], { rules: korean, limits })).toThrow('longer than the limit');
    // `exported_job` is twelve bytes, `exported_line` thirteen.
    expect(keysOf('a{job="x"} 1\n', ['a'], { labels: [['job', 'y']], limits })).toHaveLength(1);
    expect(() => keysOf('a{line="x"} 1\n', ['a'], { labels: [['line', 'y']], limits })).toThrow('longer');
  });
});
