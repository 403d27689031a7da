import { useDesk } from '../ui/desk.ts';
import { agreedName, amountText, limitText, rangeText } from '../words/amount-text.ts';
import { type EndLabel, spreadLabels, textWidthPx } from './place-labels.ts';
import type { ChartScene } from './TrendChart.tsx';

interface Words {
  readonly key: string;
  readonly className: string;
  readonly lines: readonly string[];
}

const LINE_PX = 20;
/** Clear of a dot that stands at the very end. */
const AWAY_PX = 14;

/** A text in two lines, the number on the first: `≤ 60 min` is `≤ 60` and `min`. */
const afterNumber = (text: string): readonly string[] => {
  const [, head, tail] = /^(.*?\d\S*)\s(.+)$/.exec(text) ?? [];
  return head === undefined || tail === undefined ? [text] : [head, tail];
};

/** Words at the end of lines, in place of a legend. */
export const EndLabels = ({
  scene,
  y,
}: {
  readonly scene: ChartScene;
  readonly y: (value: number) => number;
}) => {
  const { words } = useDesk();
  const { chart } = words.trends;
  const { series, steps, layout, time } = scene;
  const { plot, isSmall } = layout;
  const size = isSmall ? 14 : 16;
  const roomPx = layout.widthPx - plot.rightPx - AWAY_PX;
  const limit = steps.at(-1);
  const isInForce = limit !== undefined && limit.toMs >= time.toMs;
  const last = series.behaviour.baselines.at(-1);
  const lines = (text: string, parts: readonly string[]): readonly string[] =>
    textWidthPx(text, size) > roomPx ? parts : [text];

  const labels: EndLabel<Words>[] = [];
  const add = (value: number, label: Words): void => {
    const heightPx = label.lines.length * LINE_PX;
    labels.push({ label, atPx: y(value) - heightPx / 2, heightPx });
  };
  if (isInForce) {
    const kind = limit.outside === 'above' ? 'atMost' : 'atLeast';
    const text = limitText(series, { kind, value: limit.value }, words);
    const name = agreedName(series, words);
    add(limit.value, {
      key: 'limit',
      className: 'end-limit',
      lines: isSmall ? lines(text, afterNumber(text)) : lines(chart.named(name, text), [name, text]),
    });
  }
  if (last !== undefined) {
    const centre = amountText(series, last.centre, words);
    add(last.centre, {
      key: 'centre',
      className: 'end-centre',
      lines: isSmall
        ? lines(centre, afterNumber(centre))
        : lines(chart.named(chart.average(series.by), centre), [chart.average(series.by), centre]),
    });
    const range = rangeText(series, last, words);
    const name = last.status === 'proposed' ? chart.proposed : last.trial ? chart.trial : chart.usual;
    if (range !== null && !isSmall) {
      const edge = last.lower ?? last.upper ?? last.centre;
      add(edge, { key: 'range', className: 'end-range', lines: [...name.split(/(?<=,) |(?= \()/), range] });
    }
  }
  return (
    <g fontSize={size}>
      {spreadLabels(labels, plot.topPx, plot.bottomPx + 6).map(({ label, atPx }) => (
        <text key={label.key} className={label.className}>
          {label.lines.map((line, at) => (
            <tspan key={line} x={plot.rightPx + AWAY_PX} y={atPx + 15 + at * LINE_PX}>
              {line.trim()}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
};
