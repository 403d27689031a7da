import { useMemo } from 'react';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../ui/desk.ts';
import { limitText, type Measured } from '../words/amount-text.ts';
import { LaneMarks } from './LaneMarks.tsx';
import { incidentMarks, noteMarks, releaseMarks } from './lane-marks-of.tsx';
import { type LaneName, type LaneRow, laneRows, lanesHeightPx, laneTitles } from './lane-rows.ts';
import type { TimeAxis } from './nearest-point.ts';
import { textWidthPx } from './place-labels.ts';
import { type TrendLayout, xOf } from './plot-box.ts';

interface LaneChartProps {
  readonly lanes: TrendsAnswer['lanes'];
  readonly names: readonly LaneName[];
  readonly measured: Measured;
  readonly layout: TrendLayout;
  readonly time: TimeAxis;
  /** Whose releases and incidents a cluster opens; null for all. */
  readonly service: string | null;
  /** Where the read-out stands; null for nowhere. */
  readonly shownMs: number | null;
}

const SEGMENT_PX = 20;
const GAP_PX = 8;

interface AgreementProps extends Pick<LaneChartProps, 'lanes' | 'measured' | 'time'> {
  readonly row: LaneRow;
}

/** Which version of the agreement was in force when; the newest is dark. */
const AgreementLane = ({ lanes, measured, time, row }: AgreementProps) => {
  const { words } = useDesk();
  const x = xOf(time);
  const clamp = (px: number): number => Math.min(time.rightPx, Math.max(time.leftPx, px));
  return (
    <g className="lane-agreement">
      {lanes.agreement.map(({ start, end, version, limit }, at) => {
        const from = clamp(x(Date.parse(start))) + 1;
        const width = clamp(x(Date.parse(end))) - 1 - from;
        const isLast = at === lanes.agreement.length - 1;
        const agreed = limit === null ? words.trends.lanes.noLimit : limitText(measured, limit, words);
        const texts =
          version === null
            ? [words.trends.lanes.noAgreement]
            : [words.trends.lanes.version(version, agreed), words.trends.lanes.version(version, null)];
        const text = texts.find((each) => textWidthPx(each, 15) + 2 * GAP_PX < width);
        if (width <= 0) return null;
        return (
          <g key={start} className={isLast && version !== null ? 'agreed-now' : undefined}>
            <title>{texts[0]}</title>
            <rect x={from} y={row.middlePx - SEGMENT_PX / 2} width={width} height={SEGMENT_PX} rx="3" />
            {text !== undefined && (
              <text x={from + GAP_PX} y={row.middlePx + 5.5}>
                {text}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};

/** What happened beneath what was measured, never over it. */
export const LaneChart = (props: LaneChartProps) => {
  const { lanes, names, layout, time, service, shownMs } = props;
  const desk = useDesk();
  const { words } = desk;
  const x = useMemo(() => xOf(time), [time]);
  const titles = laneTitles(words.trends);
  const keys: Partial<Record<LaneName, string>> = {
    rel: words.trends.lanes.failed,
    inc: words.trends.lanes.severe,
  };
  const marksOf = (name: LaneName) => {
    if (name === 'rel') return releaseMarks(lanes.releases, x, service, desk);
    return name === 'inc'
      ? incidentMarks(lanes.incidents, x, service, desk)
      : noteMarks(lanes.notes, x, desk);
  };
  const heightPx = lanesHeightPx(names, layout);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in a drawing
    <svg
      className="lane-chart"
      width={layout.widthPx}
      height={heightPx}
      role="group"
      aria-label={words.trends.lanes.label}
    >
      {shownMs !== null && (
        <line className="lane-cursor" x1={x(shownMs)} x2={x(shownMs)} y1="0" y2={heightPx} />
      )}
      {laneRows(names, layout).map((row) => (
        <g key={row.name}>
          <line
            className="lane-rule"
            x1={layout.isSmall ? 0 : time.leftPx}
            x2={time.rightPx}
            y1={row.topPx + row.heightPx - 1}
            y2={row.topPx + row.heightPx - 1}
          />
          <g>
            <text className="lane-name" x="0" y={row.namePx}>
              {titles[row.name]}
            </text>
            {keys[row.name] !== undefined && (
              <text
                className="lane-key-text"
                x={layout.isSmall ? layout.widthPx : time.rightPx + 26}
                y={row.namePx}
                textAnchor={layout.isSmall ? 'end' : 'start'}
              >
                {keys[row.name]}
              </text>
            )}
          </g>
          {row.name === 'agr' ? (
            <AgreementLane {...props} row={row} />
          ) : (
            <LaneMarks name={titles[row.name]} marks={marksOf(row.name)} middlePx={row.middlePx} />
          )}
        </g>
      ))}
    </svg>
  );
};
