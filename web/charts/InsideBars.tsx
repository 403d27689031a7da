import type { Static } from 'typebox';
import type { LimitRecord } from '#shared/api/trends.ts';

const WIDTH = 176;
const HEIGHT = 20;
const MOST_PITCH = 7;
const SHORT = 10;

interface InsideBarsProps {
  readonly periods: Static<typeof LimitRecord>['periods'];
}

/** Periods in the order of time: short where they kept the limit of their time, tall where they did not. */
export const InsideBars = ({ periods }: InsideBarsProps) => {
  const pitch = Math.min(MOST_PITCH, WIDTH / Math.max(1, periods.length));
  const bar = (isTall: boolean): string =>
    periods
      .flatMap(({ inside }, at) => {
        if (inside === isTall) return [];
        const height = isTall ? HEIGHT - 2 : SHORT;
        const width = Math.max(1, pitch - 2);
        return [
          `M${(at * pitch).toFixed(1)} ${HEIGHT - 2 - height + (isTall ? 2 : -2)}h${width}v${height}h-${width}z`,
        ];
      })
      .join('');
  return (
    <svg className="inside-bars" width={WIDTH} height={HEIGHT + 2} aria-hidden="true">
      <path className="bar-inside" d={bar(false)} />
      <path className="bar-outside" d={bar(true)} />
    </svg>
  );
};
