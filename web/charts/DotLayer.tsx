import type { TrendDot } from './dot-kinds.ts';
import type { ChartScene } from './TrendChart.tsx';

interface DotLayerProps {
  readonly scene: ChartScene;
  readonly x: (atMs: number) => number;
  readonly y: (value: number) => number;
  readonly shown: number | null;
}

/** More dots than these are a smear: the line alone says it. */
const MOST_DOTS = 120;

/** A note's number on black, as it stands in the lane and in the list. */
const NotePin = ({ cx, cy, text }: { readonly cx: number; readonly cy: number; readonly text: string }) => (
  <g className="note-pin">
    <circle cx={cx} cy={cy} r="11.5" />
    <text x={cx} y={cy + 5} textAnchor="middle">
      {text}
    </text>
  </g>
);

interface DotProps {
  readonly dot: TrendDot;
  readonly cx: number;
  readonly cy: number;
  readonly scale: number;
}

/** Shape says whether it is unusual, colour repeats it. */
const Dot = ({ dot: { kind, note }, cx, cy, scale }: DotProps) => {
  if (kind === 'known' && note !== null) return <NotePin cx={cx} cy={cy} text={String(note)} />;
  if (kind === 'known') return <circle className="dot-known" cx={cx} cy={cy} r={7 * scale} />;
  if (kind === 'unusual') {
    const half = 8 * scale;
    return (
      <path
        className="dot-unusual"
        d={`M${cx} ${cy - half}l${half} ${half}l-${half} ${half}l-${half} -${half}z`}
      />
    );
  }
  if (kind === 'better') return <circle className="dot-better" cx={cx} cy={cy} r={6 * scale} />;
  if (kind === 'running') return <circle className="dot-running" cx={cx} cy={cy} r={4.6 * scale} />;
  return <circle className="dot-ordinary" cx={cx} cy={cy} r={3.6 * scale} />;
};

const SMALL = 0.8;

const PeriodDots = ({ scene: { dots, layout }, x, y }: DotLayerProps) => {
  const isCrowded = dots.length > MOST_DOTS;
  return dots.map((dot) => {
    if (dot.value === null || (isCrowded && dot.kind !== 'unusual' && dot.kind !== 'known')) return null;
    return (
      <Dot
        key={dot.startMs}
        dot={dot}
        cx={x(dot.atMs)}
        cy={y(dot.value)}
        scale={layout.isSmall ? SMALL : 1}
      />
    );
  });
};

/** One for each incident; an open one is hollow and points up, since it goes on growing. */
const IncidentDots = ({ scene: { series }, x, y }: DotLayerProps) =>
  series.dots.map(({ service, id, at, seconds, open }) => {
    const [cx, cy] = [x(Date.parse(at)), y(seconds)];
    const key = `${service} ${id}`;
    if (!open) return <circle key={key} className="dot-incident" cx={cx} cy={cy} r="5" />;
    return (
      <g key={key} className="dot-open">
        <circle cx={cx} cy={cy} r="5.4" />
        <path d={`M${cx} ${cy - 8}v-10m-4 4l4 -4l4 4`} />
      </g>
    );
  });

/** What the read-out speaks of. */
const Shown = ({ scene, x, y, shown }: DotLayerProps) => {
  if (shown === null) return null;
  const { series, dots, layout } = scene;
  const incident = series.dots[shown];
  const dot = dots[shown];
  const place =
    series.dots.length > 0
      ? incident && { atMs: Date.parse(incident.at), value: incident.seconds }
      : dot && { atMs: dot.atMs, value: dot.value };
  if (place === undefined) return null;
  const cx = x(place.atMs);
  return (
    <g className="chart-cursor">
      <line x1={cx} x2={cx} y1={layout.plot.topPx - 4} y2={layout.heightPx} />
      {place.value !== null && <circle cx={cx} cy={y(place.value)} r="15" />}
    </g>
  );
};

/** The data as dots, over the line. */
export const DotLayer = (props: DotLayerProps) => (
  <g>
    <Shown {...props} />
    {props.scene.series.dots.length > 0 ? <IncidentDots {...props} /> : <PeriodDots {...props} />}
  </g>
);
