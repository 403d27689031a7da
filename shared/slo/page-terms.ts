import type { ObjectiveFacts } from '../metrics/define-metric.ts';
import { everyTarget } from './agreed-targets.ts';
import { type BurnTerms, burnTerms, ofSeverity } from './burn-terms.ts';

/**
 * What the pages of an objective are judged by over `[fromMs, toMs)`, oldest first, with gaps where nothing was agreed.
 *
 * @param zone IANA zone that calendar periods are cut in
 */
export const pageTerms = (
  facts: Pick<ObjectiveFacts, 'spec' | 'versions'>,
  zone: string,
  fromMs: number,
  toMs: number,
): BurnTerms[] => ofSeverity(burnTerms(facts.spec, everyTarget(facts, fromMs, toMs), zone), 'page');
