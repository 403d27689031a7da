import { useDesk } from '../ui/desk.ts';
import { placeLabels } from './place-labels.ts';
import { takenBoxes } from './plot-taken.ts';
import { LINE_PX, plotWishes } from './plot-wishes.ts';
import type { ChartScene } from './TrendChart.tsx';

interface PlotLabelsProps {
  readonly scene: ChartScene;
  readonly x: (atMs: number) => number;
  readonly y: (value: number) => number;
}

/** Words inside the plot, where nothing else stands. */
export const PlotLabels = ({ scene, x, y }: PlotLabelsProps) => {
  const { words, moments } = useDesk();
  const { plot } = scene.layout;
  const room = {
    x: plot.leftPx,
    y: plot.topPx - 2,
    width: plot.rightPx - plot.leftPx,
    height: plot.bottomPx - plot.topPx,
  };
  const placed = placeLabels(plotWishes({ scene, x, y, words, moments }), room, takenBoxes(scene, x, y));
  return (
    <g className="plot-labels">
      {placed.map(({ label, box }) => (
        <text key={label.key} className={label.className}>
          {label.lines.map((line, at) => (
            <tspan key={line} x={box.x} y={box.y + 15 + at * LINE_PX}>
              {line}
            </tspan>
          ))}
          {label.aside !== undefined && <tspan className="plot-aside"> {label.aside}</tspan>}
        </text>
      ))}
    </g>
  );
};
