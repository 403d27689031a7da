import type { MetricReadiness } from '#shared/api/readiness.ts';
import type { DeskWords } from './desk-words.ts';
import { figureText } from './figure-text.ts';
import type { Words } from './words.ts';

/** Where a metric stands: what is missing, or its value, how near the usual range is, and whether it is judged. */
export const readinessSentences = (item: MetricReadiness, words: Words & DeskWords): string[] => {
  const { readiness } = words;
  const { missing, value, reason, metric, unit, n, wants } = item;
  if (missing !== null) {
    const count = wants.find(({ fact }) => fact === missing)?.count ?? 0;
    return [readiness.missing(missing, count)];
  }
  const said =
    value === null
      ? readiness.noValue(reason ?? 'no-data')
      : readiness.value(figureText({ metric, unit, value, limit: null }, words), n);
  const range = readiness.range(item.weeks, item.weeksNeeded);
  return item.isAgreed ? [said, range] : [said, range, readiness.notAgreed];
};
