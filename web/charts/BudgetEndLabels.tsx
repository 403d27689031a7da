import type { BudgetScene } from './BudgetLineChart.tsx';
import { type EndLabel, spreadLabels } from './place-labels.ts';

interface Words {
  readonly className: string;
  readonly lines: readonly string[];
}

const LINE_PX = 20;

/** Words at the end of the lines, in place of a legend. The newest point is named first where there is little room. */
export const BudgetEndLabels = ({
  scene,
  y,
}: {
  readonly scene: BudgetScene;
  readonly y: (share: number) => number;
}) => {
  const { layout, nearShare, points, labels, projected } = scene;
  const { plot, isSmall } = layout;
  const last = points.at(-1)?.remaining ?? null;
  const wanted: EndLabel<Words>[] = [];
  const add = (share: number, className: string, lines: readonly string[]): void => {
    const heightPx = lines.length * LINE_PX;
    wanted.push({ label: { className, lines }, atPx: y(share) - heightPx / 2, heightPx });
  };
  if (last !== null) add(last, 'budget-label-now', [labels.now]);
  if (projected !== null && projected.remaining !== null && labels.gone !== null)
    add(projected.remaining, 'budget-label-gone', labels.gone.split('\n'));
  else if (!isSmall) add(0, 'budget-label', labels.zero.split('\n'));
  if (nearShare !== null && !isSmall) add(nearShare, 'budget-label', [labels.near]);
  return (
    <g fontSize={isSmall ? 14 : 16}>
      {spreadLabels(wanted, plot.topPx, plot.bottomPx + 8).map(({ label, atPx }) => (
        <text key={label.lines.join(' ')} className={label.className}>
          {label.lines.map((line, index) => (
            <tspan key={line} x={plot.rightPx + 10} y={atPx + 15 + index * LINE_PX}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
};
