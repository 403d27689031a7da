import { useMemo } from 'react';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../ui/desk.ts';
import type { Measured } from '../words/amount-text.ts';
import { AgreementLane } from './AgreementLane.tsx';
import { LaneMarks } from './LaneMarks.tsx';
import { incidentMarks, noteMarks, releaseMarks } from './lane-marks-of.tsx';
import { type LaneName, type LaneRow, laneRows, lanesHeightPx, laneTitles } from './lane-rows.ts';
import type { TimeAxis } from './nearest-point.ts';
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

interface HeadProps extends Pick<LaneChartProps, 'layout' | 'time'> {
  readonly row: LaneRow;
  readonly title: string;
}

/** The rule under a lane, what it is called, and what its strongest mark means. */
const LaneHead = ({ row, title, layout, time }: HeadProps) => {
  const { lanes } = useDesk().words.trends;
  const { isSmall, widthPx } = layout;
  const keys: Partial<Record<LaneName, string>> = { rel: lanes.failed, inc: lanes.severe };
  const key = keys[row.name];
  const ruleY = row.topPx + row.heightPx - 1;
  return (
    <>
      <line className="lane-rule" x1={isSmall ? 0 : time.leftPx} x2={time.rightPx} y1={ruleY} y2={ruleY} />
      <g>
        <text className="lane-name" x="0" y={row.namePx}>
          {title}
        </text>
        {key !== undefined && (
          <text
            className="lane-key-text"
            x={isSmall ? widthPx : time.rightPx + 26}
            y={row.namePx}
            textAnchor={isSmall ? 'end' : 'start'}
          >
            {key}
          </text>
        )}
      </g>
    </>
  );
};

/** What happened beneath what was measured, never over it. */
export const LaneChart = (props: LaneChartProps) => {
  const { lanes, names, measured, layout, time, service, shownMs } = props;
  const desk = useDesk();
  const { trends } = desk.words;
  const x = useMemo(() => xOf(time), [time]);
  const titles = laneTitles(trends);
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
      aria-label={trends.lanes.label}
    >
      {shownMs !== null && (
        <line className="lane-cursor" x1={x(shownMs)} x2={x(shownMs)} y1="0" y2={heightPx} />
      )}
      {laneRows(names, layout).map((row) => (
        <g key={row.name}>
          <LaneHead row={row} title={titles[row.name]} layout={layout} time={time} />
          {row.name === 'agr' ? (
            <AgreementLane agreement={lanes.agreement} measured={measured} time={time} row={row} />
          ) : (
            <LaneMarks name={titles[row.name]} marks={marksOf(row.name)} middlePx={row.middlePx} />
          )}
        </g>
      ))}
    </svg>
  );
};
