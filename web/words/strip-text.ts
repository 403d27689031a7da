import type { ObjectiveStrip, StripsAnswer } from '#shared/api/strips.ts';
import type { DeskWords } from './desk-words.ts';
import { ceilAt, countText, lossDigits } from './format-ratio.ts';
import { dateParts } from './format-time.ts';
import type { Language } from './language.ts';
import type { Moments } from './moments.ts';
import type { Words } from './words.ts';

type AllWords = Words & DeskWords;

/** What a day cost in its own unit: `17 min`, `1,240 failures`; rounded up, a loss. */
export const costText = (cost: number, unit: ObjectiveStrip['unit'], { services }: DeskWords): string => {
  if (unit === 'minutes') return services.strip.minutes(countText(ceilAt(cost, cost < 10 ? 1 : 0)));
  const count = ceilAt(cost, 0);
  return services.strip.failures(countText(count), count === 1);
};

const leavesText = (
  strips: StripsAnswer,
  window: string,
  day: number,
  words: AllWords,
  moments: Moments,
): string | null => {
  const shown = strips.windows.find((each) => each.window === window);
  if (shown === undefined) return null;
  if (day < shown.firstDay) return words.services.strip.left;
  const leavesAt = shown.leavesAt[day - shown.firstDay];
  return leavesAt === undefined ? null : words.services.strip.leaves(moments.day(Date.parse(leavesAt)));
};

/**
 * What is read out of one day of a strip: "6 Nov: 41% of the budget, 17 min, incident 2025-029, leaves the window on
 * 6 Dec".
 *
 * @param day its place among the days
 */
export const stripDayText = (
  strips: StripsAnswer,
  item: ObjectiveStrip,
  day: number,
  { words, moments }: { readonly words: AllWords; readonly moments: Moments },
): string => {
  const say = words.services.strip;
  const start = strips.days[day];
  if (start === undefined) return '';
  const date = moments.day(Date.parse(start));
  const when = day === strips.days.length - 1 ? say.soFar(date) : date;
  const spent = item.spent[day] ?? null;
  const cost = item.cost[day] ?? null;
  const incident = item.incidents.find((each) => each.day === day);
  const hasCost = spent !== null && spent > 0;
  return words.list(
    [
      spent === null ? say.silent(when) : hasCost ? say.spent(when, lossDigits(spent)) : say.clean(when),
      hasCost && cost !== null ? costText(cost, item.unit, words) : null,
      incident === undefined ? null : say.incident(incident.id, incident.more),
      hasCost ? leavesText(strips, item.window, day, words, moments) : null,
    ].filter((part) => part !== null),
  );
};

/** The days that begin a month, with its name. */
export const stripMonths = (
  days: readonly string[],
  zone: string,
  language: Language,
  { events }: DeskWords,
): { day: number; text: string }[] => {
  const dates = days.map((start) => dateParts(Date.parse(start), zone, language));
  return dates.flatMap((date, day) =>
    day > 0 && date.month !== dates[day - 1]?.month ? [{ day, text: events.monthTick(date) }] : [],
  );
};
