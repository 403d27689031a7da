import type { TrendStory } from '#shared/api/trends.ts';
import { aboutText, type Measured } from './amount-text.ts';
import type { DeskWords } from './desk-words.ts';

interface TitleParts {
  /** As the registry calls it, for metrics that have no shorter name. */
  readonly title: string;
  readonly by: string;
  /** When the shift began, `July` or `July 2025`; null where there is none. */
  readonly month: string | null;
  /** What the running period has reached, `3.1d`; null where nothing. */
  readonly soFar: string | null;
}

/**
 * What a page of trends says above all: never more than its story does.
 *
 * @example trendTitle(leadTime, { kind: 'shift', went: 'down', toValue: 3 days, stays: true, … }, { month: 'July', … }, words)
 * // 'Lead time fell to about 3 days in July and has stayed there'
 */
export const trendTitle = (
  of: Measured,
  story: TrendStory,
  { title, by, month, soFar }: TitleParts,
  words: DeskWords,
): string => {
  const say = words.trends.title;
  if (story.kind === 'no-data')
    return soFar === null ? say.noData(of.metric, title) : say.soFar(of.metric, title, soFar, by);
  if (story.kind === 'too-early') return say.tooEarly(of.metric, title, story.points, story.pointsNeeded, by);
  if (story.kind === 'unsettled') return say.unsettled(of.metric, title, { ...story, by });
  const about = story.toValue === null ? null : aboutText(of, story.toValue, words);
  if (story.kind === 'shift' && month !== null)
    return say.shift(of.metric, title, { ...story, about, month, by });
  if (story.verdict === 'steady') return say.steady(of.metric, title, about, { odd: story.odd, by });
  return say.unusual(of.metric, title, story.went, about);
};
