import type { DeskWords } from '../words/desk-words.ts';
import type { TrendLayout } from './plot-box.ts';

/** As the address names them, from top to bottom. */
export const laneNames = ['rel', 'inc', 'chg', 'agr'] as const;
export type LaneName = (typeof laneNames)[number];

/** What the lanes are called. */
export const laneTitles = ({ lanes }: DeskWords['trends']): Record<LaneName, string> => ({
  rel: lanes.releases,
  inc: lanes.incidents,
  chg: lanes.notes,
  agr: lanes.agreement,
});

/** A lane's place beneath a chart, CSS px from the top of the lanes. */
export interface LaneRow {
  readonly name: LaneName;
  readonly topPx: number;
  readonly heightPx: number;
  /** Where its marks are centred. */
  readonly middlePx: number;
  /** Base line of its name. */
  readonly namePx: number;
}

const BESIDE_PX = 31;
const OVER_PX = 48;

/** Lanes one under the other. Where there is no room beside them, names stand over them. */
export const laneRows = (
  names: readonly LaneName[],
  { isSmall }: Pick<TrendLayout, 'isSmall'>,
): LaneRow[] => {
  const heightPx = isSmall ? OVER_PX : BESIDE_PX;
  return laneNames
    .filter((name) => names.includes(name))
    .map((name, at) => {
      const topPx = at * heightPx;
      const middlePx = topPx + heightPx - (isSmall ? 16 : 15.5);
      return { name, topPx, heightPx, middlePx, namePx: isSmall ? topPx + 15 : middlePx + 5 };
    });
};

export const lanesHeightPx = (names: readonly LaneName[], layout: Pick<TrendLayout, 'isSmall'>): number =>
  laneRows(names, layout).reduce((sum, { heightPx }) => sum + heightPx, 0);
