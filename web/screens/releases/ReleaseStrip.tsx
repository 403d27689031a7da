import { Link, useSearchParams } from 'react-router';
import type { StripLane } from '#shared/api/releases.ts';
import type { ReleasesAnswer } from '../../api/answers.ts';
import type { LaneMark } from '../../charts/lane-marks.ts';
import { monthTicks } from '../../charts/month-ticks.ts';
import { LaneKey, ReleaseLane } from '../../charts/ReleaseLane.tsx';
import { useDesk } from '../../ui/desk.ts';
import { laneKinds } from './lane-kinds.ts';

const countSlots = ({ slots }: StripLane, state: string): number =>
  slots.filter((slot) => slot.state === state).length;

const useLaneText = (): ((lane: StripLane) => string) => {
  const { words, name } = useDesk();
  const { strip } = words.releases;
  return (lane) => {
    const failed = lane.days.reduce((sum, { failedCount }) => sum + failedCount, 0);
    const text = strip.lane(name(lane.serviceName), lane.count, failed);
    const missed = countSlots(lane, 'missed');
    const out = countSlots(lane, 'out');
    return out + missed === 0 ? text : strip.plan(text, out, missed);
  };
};

const Months = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) => {
  const { words, zone, language } = useDesk();
  return (
    <svg className="lane-axis" aria-hidden="true">
      {monthTicks(fromMs, toMs, zone, language).map(({ at, date }) => (
        <text key={at} x={`${at * 100}%`} y="16" textAnchor="middle">
          {words.events.monthTick(date)}
        </text>
      ))}
    </svg>
  );
};

const Key = ({ kinds }: { readonly kinds: readonly LaneMark['kind'][] }) => {
  const { words } = useDesk();
  const texts: Record<LaneMark['kind'], string> = {
    ...words.releases.strip.key,
    kept: words.releases.strip.key.planned,
  };
  return (
    <ul className="lane-keys">
      {kinds.map((kind) => (
        <li key={kind}>
          <LaneKey kind={kind} /> {texts[kind]}
        </li>
      ))}
    </ul>
  );
};

/** When releases went out, a lane for each service; the list beneath says the same. */
export const ReleaseStrip = ({ answer }: { readonly answer: ReleasesAnswer }) => {
  const { words, zone, language, name } = useDesk();
  const laneText = useLaneText();
  const [search] = useSearchParams();
  const [fromMs, toMs] = [Date.parse(answer.from), Date.parse(answer.to)];
  const monthsAt = monthTicks(fromMs, toMs, zone, language).map(({ at }) => at);
  const only = (service: string): string => {
    const query = new URLSearchParams(search);
    query.set('service', service);
    query.delete('cursor');
    return `?${query}`;
  };
  const hidden = answer.laneCount - answer.lanes.length;
  return (
    <figure className="lanes">
      <figcaption>{words.releases.strip.title}</figcaption>
      <ul className="lane-list">
        {answer.lanes.map((lane) => (
          <li key={lane.service}>
            <span className="lane-name">
              <Link to={only(lane.service)} title={lane.plan ?? undefined}>
                {name(lane.serviceName)}
              </Link>
            </span>
            <ReleaseLane lane={lane} fromMs={fromMs} toMs={toMs} monthsAt={monthsAt} label={laneText(lane)} />
          </li>
        ))}
      </ul>
      <Months fromMs={fromMs} toMs={toMs} />
      <Key kinds={laneKinds(answer.lanes)} />
      {hidden > 0 && <p className="faint">{words.releases.strip.more(hidden)}</p>}
    </figure>
  );
};
