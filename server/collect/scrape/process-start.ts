import { parseSelector } from '#shared/selector.ts';
import type { Sample } from '../exposition/sample.ts';

const NAME = 'process_start_time_seconds';

/** What to keep of a page besides, so that its process can be told from others. */
export const processStartSelector = parseSelector(NAME);

/** Whether a sample says when a process began. */
export function isProcessStart({ name }: Sample): boolean {
  return name === NAME;
}

/**
 * When the process that wrote a page began, epoch ms, by its own word. Null where the page does not say so, and where
 * it speaks of several processes: then it is about others, as that of a federation.
 *
 * @example process_start_time_seconds 1767614400.5 // 1767614400500
 */
export function processStartMs(samples: readonly Sample[]): number | null {
  const [start, ...others] = samples.filter(isProcessStart);
  if (start === undefined || others.length > 0) return null;
  return Number.isFinite(start.value) ? Math.round(start.value * 1_000) : null;
}
