import type { Box } from './place-labels.ts';
import type { ChartScene } from './TrendChart.tsx';
import { oldCentreLines } from './usual-lines.ts';

type Scale = (value: number) => number;

const DOT_PX = 8;
const PIN_PX = 12;
const EVERY_PX = 9;

const around = (x: number, y: number, halfPx: number): Box => ({
  x: x - halfPx,
  y: y - halfPx,
  width: 2 * halfPx,
  height: 2 * halfPx,
});

const dotBoxes = ({ dots, series }: ChartScene, x: Scale, y: Scale): Box[] =>
  series.dots.length > 0
    ? series.dots.map(({ at, seconds }) => around(x(Date.parse(at)), y(seconds), DOT_PX))
    : dots.flatMap(({ atMs, value, note }) =>
        value === null ? [] : [around(x(atMs), y(value), note === null ? DOT_PX : PIN_PX)],
      );

/** Along the line between neighbours. */
const lineBoxes = ({ dots, series }: ChartScene, x: Scale, y: Scale): Box[] => {
  if (series.dots.length > 0) return [];
  return dots.flatMap((dot, at) => {
    const next = dots[at + 1];
    if (dot.value === null || next === undefined || next.value === null || next.kind === 'running') return [];
    const [fromX, fromY, toX, toY] = [x(dot.atMs), y(dot.value), x(next.atMs), y(next.value)];
    const count = Math.ceil(Math.hypot(toX - fromX, toY - fromY) / EVERY_PX);
    return Array.from({ length: count }, (_, step) =>
      around(fromX + ((toX - fromX) * step) / count, fromY + ((toY - fromY) * step) / count, 2),
    );
  });
};

const STROKES_PX = 11;

/** The limit with its strokes, and where it steps. */
const limitBoxes = ({ steps }: ChartScene, x: Scale, y: Scale): Box[] =>
  steps.flatMap(({ fromMs, toMs, value, outside }, at) => {
    const line = {
      x: x(fromMs),
      y: y(value) - (outside === 'above' ? STROKES_PX : 2),
      width: x(toMs) - x(fromMs),
      height: STROKES_PX + 2,
    };
    const next = steps[at + 1];
    if (next === undefined || next.fromMs !== toMs) return [line];
    const [top, bottom] = [y(value), y(next.value)].sort((one, other) => one - other);
    return [line, { x: x(toMs) - 2, y: top ?? 0, width: 4, height: (bottom ?? 0) - (top ?? 0) }];
  });

const centreBoxes = ({ series }: ChartScene, x: Scale, y: Scale): Box[] =>
  series.behaviour.baselines.map(({ start, end, centre }) => ({
    x: x(Date.parse(start)),
    y: y(centre) - 3,
    width: x(Date.parse(end)) - x(Date.parse(start)),
    height: 6,
  }));

/** Old averages, as far as they are drawn on. */
const oldCentreBoxes = ({ series, time }: ChartScene, x: Scale, y: Scale): Box[] =>
  oldCentreLines(series, time.toMs).flatMap(({ data: [first, last] }) =>
    first === undefined || last === undefined
      ? []
      : [{ x: x(first.atMs), y: y(first.centre) - 3, width: x(last.atMs) - x(first.atMs), height: 6 }],
  );

/** What no text may be written over. */
export const takenBoxes = (scene: ChartScene, x: Scale, y: Scale): Box[] => [
  ...dotBoxes(scene, x, y),
  ...lineBoxes(scene, x, y),
  ...limitBoxes(scene, x, y),
  ...centreBoxes(scene, x, y),
  ...oldCentreBoxes(scene, x, y),
];
