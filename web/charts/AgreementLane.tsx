import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../ui/desk.ts';
import { limitText, type Measured } from '../words/amount-text.ts';
import type { LaneRow } from './lane-rows.ts';
import type { TimeAxis } from './nearest-point.ts';
import { textWidthPx } from './place-labels.ts';
import { xOf } from './plot-box.ts';

type Stretch = TrendsAnswer['lanes']['agreement'][number];

const SEGMENT_PX = 20;
const GAP_PX = 8;
const FONT_PX = 15;

interface AgreementLaneProps {
  /** End to end, oldest first. */
  readonly agreement: readonly Stretch[];
  readonly measured: Measured;
  readonly time: TimeAxis;
  readonly row: LaneRow;
}

interface SegmentProps extends Omit<AgreementLaneProps, 'agreement'> {
  readonly stretch: Stretch;
  readonly isLast: boolean;
}

/** One version with its limit, or alone where there is no room for both. */
const Segment = ({ stretch, isLast, measured, time, row }: SegmentProps) => {
  const { words } = useDesk();
  const { lanes } = words.trends;
  const { start, end, version, limit } = stretch;
  const edge = (at: string): number =>
    Math.min(time.rightPx, Math.max(time.leftPx, xOf(time)(Date.parse(at))));
  const [from, to] = [edge(start) + 1, edge(end) - 1];
  if (to <= from) return null;
  const agreed = limit === null ? lanes.noLimit : limitText(measured, limit, words);
  const texts =
    version === null ? [lanes.noAgreement] : [lanes.version(version, agreed), lanes.version(version, null)];
  const text = texts.find((each) => textWidthPx(each, FONT_PX) + 2 * GAP_PX < to - from);
  return (
    <g className={isLast && version !== null ? 'agreed-now' : undefined}>
      <title>{texts[0]}</title>
      <rect x={from} y={row.middlePx - SEGMENT_PX / 2} width={to - from} height={SEGMENT_PX} rx="3" />
      {text !== undefined && (
        <text x={from + GAP_PX} y={row.middlePx + 5.5}>
          {text}
        </text>
      )}
    </g>
  );
};

/** Which version of the agreement was in force when; the newest is dark. */
export const AgreementLane = ({ agreement, ...place }: AgreementLaneProps) => (
  <g className="lane-agreement">
    {agreement.map((stretch, at) => (
      <Segment key={stretch.start} stretch={stretch} isLast={at === agreement.length - 1} {...place} />
    ))}
  </g>
);
