import type { ObjectiveAnswer } from '#shared/api/objectives.ts';

type Rule = ObjectiveAnswer['burn'][number];

/**
 * What a burn rule says of now, for its words. Above is above: exactly at the factor is not. A rule that both windows
 * are above and that yet does not fire has too little behind it. `young` is one that cannot fire yet, whatever it reads.
 */
export const ruleState = ({
  factor,
  reachable,
  firing,
  youngUntil,
  long,
  short,
}: Rule): 'young' | 'firing' | 'rising' | 'easing' | 'quiet' | 'unreachable' | 'unknown' => {
  if (!reachable) return 'unreachable';
  if (firing) return 'firing';
  if (youngUntil !== null) return 'young';
  if (long.rate === null) return 'unknown';
  const [isLongAbove, isShortAbove] = [long.rate > factor, (short.rate ?? 0) > factor];
  if (isLongAbove && isShortAbove) return 'unknown';
  if (isShortAbove) return 'rising';
  return isLongAbove ? 'easing' : 'quiet';
};
