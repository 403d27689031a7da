import { rangeUnits, type TrendPeriod } from '#shared/trend-period.ts';

/** A part of the past that is chosen by its length. */
export interface RangeChoice {
  /** As the address and the API say it. */
  readonly name: string;
  readonly count: number;
  readonly unit: TrendPeriod;
}

/** `40w` in parts; null for what is no length. */
export const readRange = (name: string): RangeChoice | null => {
  const [, digits, letter = ''] = /^([1-9]\d{0,3})([wsm])$/.exec(name) ?? [];
  const unit = rangeUnits.get(letter);
  return unit === undefined ? null : { name, count: Number(digits), unit };
};

const common = ['13w', '26w', '40w', '52w', '104w', '6m', '12m', '24m'];
const ofSprints = ['6s', '12s', '20s'];

/** The lengths that are offered, with the one that is shown. */
export const rangeChoices = (by: string, shown: string | null): RangeChoice[] => {
  const names = by === 'sprint' ? [...ofSprints, ...common] : common;
  const all = shown === null || names.includes(shown) ? names : [shown, ...names];
  return all.flatMap((name) => readRange(name) ?? []);
};
