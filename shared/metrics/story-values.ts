import type { Story } from './trend-story.ts';

/** A story with the figures from events that it names. */
export interface ValuedStory extends Story {
  /** Over the stretch before the shift; null where there is none. */
  readonly fromValue: number | null;
  /** Since the shift; of a steady series over what is shown. */
  readonly toValue: number | null;
}

/**
 * Puts the figures into a story. A usual range can move one way while the events of the same time went the other: the
 * story says then that it changed, and not which way.
 *
 * @example valuedStory({ went: 'down', … }, 0.04, 0.09).went // null
 */
export function valuedStory(story: Story, fromValue: number | null, toValue: number | null): ValuedStory {
  const values = { fromValue, toValue };
  if (story.kind !== 'shift' || story.went === null || fromValue === null || toValue === null)
    return { ...story, ...values };
  const isThatWay = story.went === 'up' ? toValue > fromValue : toValue < fromValue;
  return isThatWay ? { ...story, ...values } : { ...story, ...values, verdict: 'changed', went: null };
}
