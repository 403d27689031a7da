import { describe, expect, it } from 'vitest';
import { metricById } from '#shared/metrics/find-metric.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { Problem } from '#shared/problems.ts';

describe('metricById', () => {
  it('finds every metric of the registry', () => {
    expect(metrics.map((metric) => metricById(metric.id))).toEqual(metrics);
  });

  it('names all of them where none is near', () => {
    expect(() => metricById('happiness')).toThrow(/Known are .*lead-time/);
  });

  it('names the nearest one for a name that is none', () => {
    expect(() => metricById('lead-tme')).toThrow(
      new Problem('unknown-metric', 'No metric is called "lead-tme". Did you mean "lead-time"?'),
    );
  });
});

describe('registry', () => {
  it('has each id once, in kebab-case, with words in both languages', () => {
    const ids = metrics.map((metric) => metric.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title, definition } of metrics) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([title.en, title.ko, definition.en, definition.ko].every((words) => words.length > 2)).toBe(
        true,
      );
    }
  });
});
