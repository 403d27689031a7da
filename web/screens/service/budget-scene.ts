import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import type { BudgetScene } from '../../charts/BudgetLineChart.tsx';
import { type BudgetPoint, budgetAxis, budgetLayout, budgetTime } from '../../charts/budget-plot.ts';
import { dayTicks } from '../../charts/day-ticks.ts';
import type { DeskWords } from '../../words/desk-words.ts';
import { budgetText } from '../../words/format-ratio.ts';
import type { Moments } from '../../words/moments.ts';

interface Told {
  readonly words: DeskWords;
  readonly moments: Moments;
  readonly nowMs: number;
}

/** A name of a day takes about so much of the axis, CSS px. */
const DAY_PX = 92;

const toPoint = ({
  at,
  remaining,
}: {
  readonly at: string;
  readonly remaining: number | null;
}): BudgetPoint => ({
  atMs: Date.parse(at),
  remaining,
});

/** Where the budget goes; null while it does not burn. */
export const projectedOf = ({ projection }: Pick<BudgetLineAnswer, 'projection'>): BudgetPoint | null =>
  projection === null ? null : toPoint(projection);

const labelsOf = (
  line: BudgetLineAnswer,
  isSmall: boolean,
  { words, moments, nowMs }: Told,
): BudgetScene['labels'] => {
  const told = words.service.line;
  const last = line.points.at(-1)?.remaining ?? null;
  const goneAt = line.projection?.exhaustedAt ?? null;
  return {
    zero: told.zero,
    near: told.near(budgetText(line.warningRatio ?? 0)),
    now: last === null ? '' : isSmall ? budgetText(last) : told.nowLabel(budgetText(last)),
    gone: goneAt === null ? null : told.gone(moments.recent(Date.parse(goneAt), nowMs)),
  };
};

/** A budget line as it is drawn at a width. @param zone of the team, which cuts the days */
export const budgetScene = (
  line: BudgetLineAnswer,
  widthPx: number,
  zone: string,
  told: Told,
): BudgetScene => {
  const layout = budgetLayout(widthPx);
  const points = line.points.map(toPoint);
  const projected = projectedOf(line);
  const time = budgetTime(points, projected, layout);
  const shares = [...points, ...(projected === null ? [] : [projected])].flatMap(({ remaining }) =>
    remaining === null ? [] : [remaining],
  );
  const most = Math.max(2, Math.floor((time.rightPx - time.leftPx) / DAY_PX));
  return {
    layout,
    time,
    shares: budgetAxis(shares),
    points,
    projected,
    nearShare: line.warningRatio,
    burnings: line.episodes.map(({ since, endedAt }) => ({
      fromMs: Date.parse(since),
      toMs: endedAt === null ? null : Date.parse(endedAt),
    })),
    ticks: dayTicks(time.fromMs, time.toMs, zone, most),
    labels: labelsOf(line, layout.isSmall, told),
  };
};
