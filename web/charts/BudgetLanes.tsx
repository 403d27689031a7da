import { useMemo } from 'react';
import type { BudgetLineAnswer } from '#shared/api/budget-line.ts';
import { useDesk } from '../ui/desk.ts';
import { type BudgetEvent, laneNumbers } from './budget-events.ts';
import { type LaneMark, LaneMarks } from './LaneMarks.tsx';
import { incidentMarks, releaseMarks } from './lane-marks-of.tsx';
import type { TimeAxis } from './nearest-point.ts';
import { type TrendLayout, xOf } from './plot-box.ts';

interface BudgetLanesProps {
  readonly line: Pick<BudgetLineAnswer, 'service' | 'releases' | 'incidents'>;
  readonly events: readonly BudgetEvent[];
  readonly layout: TrendLayout;
  readonly time: TimeAxis;
}

interface Lane {
  readonly name: string;
  readonly marks: readonly LaneMark[];
}

const ROW_PX = 32;
/** Right of the widest shape. */
const NUMBER_AT_PX = 13;

const numbered = (
  marks: readonly LaneMark[],
  events: readonly BudgetEvent[],
  say: (number: string, label: string) => string,
): LaneMark[] => {
  const texts = laneNumbers(
    marks.map(({ key, atPx }) => ({ atPx, number: events.find((each) => each.key === key)?.number ?? null })),
  );
  return marks.map((mark, at) => {
    const text = texts[at] ?? null;
    if (text === null) return mark;
    const shape = (
      <>
        {mark.shape}
        <text className="lane-number" x={NUMBER_AT_PX} y="5">
          {text}
        </text>
      </>
    );
    // What is seen of a mark is in its name too (WCAG 2.5.3).
    return { ...mark, shape, label: say(text, mark.label) };
  });
};

const Row = ({
  lane,
  at,
  layout,
  time,
}: { lane: Lane; at: number } & Pick<BudgetLanesProps, 'layout' | 'time'>) => (
  <g>
    <line
      className="lane-rule"
      x1="0"
      x2={time.rightPx}
      y1={(at + 1) * ROW_PX - 1}
      y2={(at + 1) * ROW_PX - 1}
    />
    {!layout.isSmall && (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a drawing takes the focus but its links
      <g aria-hidden="true">
        <text className="budget-lane-name" x="0" y={at * ROW_PX + 21}>
          {lane.name}
        </text>
      </g>
    )}
    <LaneMarks name={lane.name} marks={lane.marks} middlePx={at * ROW_PX + ROW_PX / 2} />
  </g>
);

/** Releases and incidents beneath the line, on the same axis of time; where there is little room in one lane. */
export const BudgetLanes = ({ line, events, layout, time }: BudgetLanesProps) => {
  const desk = useDesk();
  const { lanes } = desk.words.trends;
  const rows = useMemo((): Lane[] => {
    const x = xOf(time);
    const releases = releaseMarks(line.releases, x, line.service, desk);
    const incidents = incidentMarks(line.incidents, x, line.service, desk);
    if (!layout.isSmall)
      return [
        { name: lanes.releases, marks: numbered(releases, events, desk.words.charts.numbered) },
        { name: lanes.incidents, marks: numbered(incidents, events, desk.words.charts.numbered) },
      ];
    const marks = [...releases, ...incidents].sort((one, other) => one.atPx - other.atPx);
    return [{ name: lanes.label, marks: numbered(marks, events, desk.words.charts.numbered) }];
  }, [line, events, layout, time, desk, lanes]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in a drawing
    <svg
      className="lane-chart budget-lanes"
      width={layout.widthPx}
      height={rows.length * ROW_PX}
      role="group"
      aria-label={lanes.label}
    >
      {rows.map((lane, at) => (
        <Row key={lane.name} lane={lane} at={at} layout={layout} time={time} />
      ))}
    </svg>
  );
};
