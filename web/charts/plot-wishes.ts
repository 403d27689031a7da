import { agreedName, limitText, rangeText } from '../words/amount-text.ts';
import type { DeskWords } from '../words/desk-words.ts';
import type { Moments } from '../words/moments.ts';
import type { Words } from '../words/words.ts';
import { type Box, type LabelWish, textWidthPx } from './place-labels.ts';
import type { ChartScene } from './TrendChart.tsx';

type Scale = (value: number) => number;

/** A text inside the plot. */
export interface PlotText {
  readonly key: string;
  readonly className: string;
  readonly lines: readonly string[];
  /** A fainter word at the end of the last line. */
  readonly aside?: string;
}

export interface WishParts {
  readonly scene: ChartScene;
  readonly x: Scale;
  readonly y: Scale;
  readonly words: Words & DeskWords;
  readonly moments: Moments;
}

export const LINE_PX = 20;
const SIZE_PX = 16;

const sizeOf = ({ lines, aside = '' }: PlotText): Pick<Box, 'width' | 'height'> => ({
  width: Math.max(
    ...lines.map((line, at) => textWidthPx(at === lines.length - 1 ? `${line} ${aside}` : line, SIZE_PX)),
  ),
  height: lines.length * LINE_PX,
});

/** Places over and under a height, moving right from where it begins. */
const along = (
  fromX: number,
  toX: number,
  tops: readonly number[],
  size: Pick<Box, 'width' | 'height'>,
): Box[] => {
  const places: Box[] = [];
  for (let x = fromX; x === fromX || x + size.width <= toX; x += 16)
    for (const y of tops) places.push({ x, y, ...size });
  return places;
};

/** "agreed ≤ 5d v6" at each limit that no longer holds: the last one stands at the end. */
const limitWishes = ({ scene, x, y, words }: WishParts): LabelWish<PlotText>[] =>
  scene.steps.slice(0, -1).map(({ fromMs, toMs, value, outside, version }) => {
    const kind = outside === 'above' ? ('atMost' as const) : ('atLeast' as const);
    const label: PlotText = {
      key: `limit ${fromMs}`,
      className: 'plot-limit',
      lines: [
        words.trends.chart.named(
          agreedName(scene.series, words),
          limitText(scene.series, { kind, value }, words),
        ),
      ],
      ...(version === null ? {} : { aside: words.trends.chart.version(version) }),
    };
    const size = sizeOf(label);
    const [over, under] = [
      y(value) - (outside === 'above' ? 12 : 3) - size.height,
      y(value) + (outside === 'above' ? 3 : 12),
    ];
    return { label, places: along(x(fromMs) + 8, x(toMs), [over, under], size) };
  });

/** "8 weeks below the old average, so a new usual range starts 14 Jul" */
const proofWishes = ({ scene, x, y, words, moments }: WishParts): LabelWish<PlotText>[] => {
  const { baselines } = scene.series.behaviour;
  return baselines.flatMap((baseline, at) => {
    const before = baselines[at - 1];
    if (before === undefined) return [];
    const startMs = Date.parse(baseline.start);
    const { chart } = words.trends;
    const side = baseline.proposedBy;
    const isBetter = (side === 'above') === (scene.series.better === 'higher');
    const day = moments.day(startMs);
    const lines =
      baseline.startedBy === 'run' && side !== null
        ? [chart.proof(scene.series.by, side), chart.proofThen(day, baseline.status === 'proposed')]
        : [baseline.startedBy === 'definition' ? chart.redefined(day) : chart.marked(day)];
    const className = side === null ? 'plot-range' : isBetter ? 'plot-better' : 'plot-worse';
    const label = { key: `proof ${startMs}`, className, lines };
    const size = sizeOf(label);
    const old = y(before.centre);
    const edges = [baseline.upper, before.upper].flatMap((edge) =>
      edge === null ? [] : [y(edge) - size.height - 4],
    );
    const tops = [old - size.height - 6, ...edges, old + 6, scene.layout.plot.topPx + 2];
    const places = along(x(startMs) + 8, scene.layout.plot.rightPx, tops, size);
    const toLeft = places.map((place) => ({ ...place, x: x(startMs) - 8 - size.width }));
    return [{ label, places: [...places, ...toLeft.slice(0, tops.length)] }];
  });
};

/** What caused an unusual period, over its dot. */
const knownWishes = ({ scene, x, y, words }: WishParts): LabelWish<PlotText>[] =>
  scene.dots.flatMap(({ atMs, value, note }) => {
    const text = note === null ? undefined : scene.noteTexts[note - 1];
    if (value === null || note === null || text === undefined) return [];
    const cut = text.length > 34 ? `${text.slice(0, 33)}…` : text;
    const label = { key: `known ${atMs}`, className: 'plot-known', lines: [words.trends.chart.known(cut)] };
    const size = sizeOf(label);
    const { leftPx, rightPx } = scene.layout.plot;
    // Over the dot, and inside the plot.
    const centred = Math.max(leftPx, Math.min(rightPx - size.width, x(atMs) - size.width / 2));
    const places = [-34, 16].map((away) => ({ x: centred, y: y(value) + away, ...size }));
    const beside = [16, -16 - size.width].map((away) => ({ x: x(atMs) + away, y: y(value) - 10, ...size }));
    return [{ label, places: [...places, ...beside] }];
  });

/** The usual range of each baseline but the last, whose words stand at the end. */
const rangeWishes = ({ scene, x, y, words }: WishParts): LabelWish<PlotText>[] =>
  scene.series.behaviour.baselines.slice(0, -1).flatMap((baseline) => {
    const range = rangeText(scene.series, baseline, words);
    if (range === null) return [];
    const label = {
      key: `range ${baseline.start}`,
      className: 'plot-range',
      lines: [words.trends.chart.usualRange(range)],
    };
    const size = sizeOf(label);
    const lower = y(Math.max(scene.values.min, baseline.lower ?? scene.values.min));
    const upper = y(Math.min(scene.values.max, baseline.upper ?? scene.values.max));
    const tops = [lower + 4, lower - size.height - 2, upper - size.height - 4, upper + 2];
    return [
      { label, places: along(x(Date.parse(baseline.start)) + 8, x(Date.parse(baseline.end)), tops, size) },
    ];
  });

/** What would be written into the plot where there is room, the most telling first. */
export const plotWishes = (parts: WishParts): LabelWish<PlotText>[] => [
  ...proofWishes(parts),
  ...knownWishes(parts),
  ...limitWishes(parts),
  ...rangeWishes(parts),
];
