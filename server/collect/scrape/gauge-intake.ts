import { matchesLabels, parseSelector } from '#shared/selector.ts';
import { createAnswerBook } from '../answer-book.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure } from '../failure.ts';
import type { CountedTarget } from './counter-intake.ts';
import { createSampleHearing } from './heard-samples.ts';
import type { Intake } from './intake.ts';
import { createMissingSeries } from './missing-series.ts';

/**
 * Books each series of a gauge that holds 1 for good and 0 for bad, such as `probe_success`, as one observation a
 * scrape. Where the page cannot be read or lacks the series nobody knows: the prober is away, not its target.
 */
export function createGaugeIntake(
  { store }: Pick<CollectDeps, 'store'>,
  { sliId, intervalSeconds, honorTimestamps }: Omit<CountedTarget, 'target'>,
  gauge: string,
): Intake {
  const selector = parseSelector(gauge);
  const hear = createSampleHearing(honorTimestamps);
  const missing = createMissingSeries(selector.name);
  const book = createAnswerBook(store, sliId, intervalSeconds);

  return {
    take(page, at) {
      const meant = page.samples.filter(
        ({ name, labels }) => name === selector.name && matchesLabels(selector, labels),
      );
      if (meant.length === 0) throw new Failure('no-series', missing.describe(page));
      missing.found();
      const heard = hear(meant, at.atMs);
      const odd = heard.find(({ value }) => value !== 0 && value !== 1);
      if (odd !== undefined)
        throw new Failure('not-binary', `${selector.name} must be 0 or 1, and is ${odd.value}`);
      for (const { value } of heard) book(value === 1, at);
      const observedCount = new Set(meant.map(({ key }) => key)).size;
      const badCount = heard.filter(({ value }) => value === 0).length;
      return { seriesCount: observedCount, badCount, observedCount, warnings: [] };
    },
    miss: () => undefined,
  };
}
