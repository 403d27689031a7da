import type { TrendsAnswer } from '#shared/api/trends.ts';
import { DAY_MS } from '#shared/units.ts';
import type { Desk } from '../ui/desk.ts';
import { incidentLink, pageLink, releaseLink } from '../ui/event-links.ts';
import { dayText } from '../words/day-text.ts';
import type { LaneMark } from './LaneMarks.tsx';
import { type Cluster, laneClusters } from './lane-clusters.ts';
import { spreadPins } from './spread-pins.ts';
import type { TrendNote } from './trend-shapes.ts';

type Lanes = TrendsAnswer['lanes'];
type Release = Lanes['releases'][number];
type Incident = Lanes['incidents'][number];
type Scale = (atMs: number) => number;
type Speaks = Pick<Desk, 'words' | 'moments' | 'zone' | 'kept'>;

/** From the first moment of what stands together to the last one. */
const spanOf = (items: readonly { readonly at: string; readonly end: string | null }[]) => {
  const times = items.flatMap(({ at, end }) => [Date.parse(at), Date.parse(end ?? at)]);
  return { fromMs: Math.min(...times), toMs: Math.max(...times) };
};

const sumOf = (items: readonly { readonly count: number }[]): number =>
  items.reduce((sum, { count }) => sum + count, 0);

/** The list of a page, cut to the days that a mark stands for. */
const listLink = (
  page: string,
  service: string | null,
  from: number,
  to: number,
  { zone, kept }: Speaks,
): string =>
  pageLink(page, { service, from: dayText(from, zone), to: dayText(Math.max(from, to - 1), zone) }, kept);

const between = (from: number, to: number, { words, moments }: Speaks): string =>
  words.trends.lanes.between(moments.day(from), moments.day(to));

const tick = (count: number, failedCount: number) => {
  const tall = count > 1 ? 11 : 8;
  if (failedCount > 0) return <path className="lane-failed" d="M-5 -5l10 10M-5 5l10 -10" />;
  return (
    <path
      className="lane-went"
      d={count > 1 ? `M-2.2 -${tall}v${2 * tall}M2.2 -${tall}v${2 * tall}` : 'M0 -8v16'}
    />
  );
};

const releaseMark = (
  { atPx, items }: Cluster<Release>,
  scopeService: string | null,
  speaks: Speaks,
): LaneMark => {
  const { lanes } = speaks.words.trends;
  const [count, failed] = [sumOf(items), items.reduce((sum, { failedCount }) => sum + failedCount, 0)];
  const { fromMs, toMs } = spanOf(items);
  const [first] = items;
  const only = items.length === 1 && count === 1 ? first : undefined;
  const key = `${first?.at} ${first?.id}`;
  if (only?.service != null && only.environment !== null && only.id !== null)
    return {
      key,
      atPx,
      shape: tick(1, failed),
      to: releaseLink({ service: only.service, environment: only.environment, id: only.id }, speaks.kept),
      label: lanes.release(speaks.moments.day(fromMs), only.label, failed > 0),
    };
  return {
    key,
    atPx,
    shape: tick(count, failed),
    to: listLink('/releases', scopeService, fromMs, toMs, speaks),
    label: lanes.releasesMany(between(fromMs, toMs, speaks), count, failed),
  };
};

export const releaseMarks = (
  releases: readonly Release[],
  x: Scale,
  scopeService: string | null,
  speaks: Speaks,
): LaneMark[] =>
  laneClusters(releases.map((item) => ({ item, atPx: x(Date.parse(item.at)) }))).map((cluster) =>
    releaseMark(cluster, scopeService, speaks),
  );

/** 1 is the worst, 4 the least. */
const halfOf = (severity: number): number => 13 - 2 * severity;
const SEVERE = 1;
const BAR_OVER_PX = 4;

const diamond = (severity: number, widthPx: number) => {
  const half = halfOf(severity);
  return (
    <>
      {widthPx > BAR_OVER_PX && (
        <rect className="lane-bar" x="0" y="-2.5" width={widthPx.toFixed(1)} height="5" />
      )}
      <path
        className={severity <= SEVERE ? 'lane-severe' : 'lane-incident'}
        d={`M0 -${half}l${half} ${half}l-${half} ${half}l-${half} -${half}z`}
      />
    </>
  );
};

const incidentMark = (
  { atPx, items }: Cluster<Incident>,
  x: Scale,
  scopeService: string | null,
  speaks: Speaks,
): LaneMark => {
  const { lanes } = speaks.words.trends;
  const { fromMs, toMs } = spanOf(items);
  const severity = Math.min(...items.map((item) => item.severity));
  const count = sumOf(items);
  const [first] = items;
  const only = items.length === 1 && count === 1 ? first : undefined;
  const key = `${first?.at} ${first?.id}`;
  const widthPx = only === undefined ? 0 : x(Date.parse(only.end ?? only.at)) - x(Date.parse(only.at));
  const shape = diamond(severity, widthPx);
  if (only?.service != null && only.id !== null)
    return {
      key,
      atPx,
      shape,
      to: incidentLink({ service: only.service, id: only.id }, speaks.kept),
      label: lanes.incident(speaks.moments.day(fromMs), only.title, severity),
    };
  return {
    key,
    atPx,
    shape,
    count: { text: String(count), awayPx: halfOf(severity) + 2 },
    to: listLink('/incidents', scopeService, fromMs, toMs + DAY_MS / 2, speaks),
    label: lanes.incidentsMany(between(fromMs, toMs, speaks), count, severity),
  };
};

/** The largest diamond and the number beside it. */
const INCIDENT_NEAR_PX = 30;

export const incidentMarks = (
  incidents: readonly Incident[],
  x: Scale,
  scopeService: string | null,
  speaks: Speaks,
): LaneMark[] => {
  const placed = incidents
    .filter(({ kind }) => kind === 'incident')
    .map((item) => ({ item, atPx: x(Date.parse(item.at)) }));
  return laneClusters(placed, INCIDENT_NEAR_PX).map((cluster) =>
    incidentMark(cluster, x, scopeService, speaks),
  );
};

const DIGIT_PX = 9;

interface NumberedNote {
  readonly note: TrendNote;
  readonly number: number;
}

const pinText = (items: readonly NumberedNote[]): string => {
  const [first, last] = [items[0], items.at(-1)];
  return items.length > 1 ? `${first?.number}–${last?.number}` : String(first?.number);
};

const pinHalf = (text: string): number => Math.max(11.5, 5 + (text.length * DIGIT_PX) / 2);

const pin = (text: string) => {
  const half = pinHalf(text);
  return <rect className="note-pin" x={-half} y="-11.5" width={2 * half} height="23" rx="11.5" />;
};

/** Notes by their number; the list beside the chart says what they are. */
export const noteMarks = (notes: readonly TrendNote[], x: Scale, { words, moments }: Speaks): LaneMark[] => {
  const placed = notes.map((note, at) => ({
    item: { note, number: at + 1 },
    atPx: x(Date.parse(note.at)),
  }));
  return spreadPins<NumberedNote>(placed, (items) => pinHalf(pinText(items))).map(({ atPx, items }) => {
    const [first] = items;
    const text = pinText(items);
    const say = items.map(({ note, number }) =>
      words.trends.lanes.note(number, moments.day(Date.parse(note.at)), note.text),
    );
    return {
      key: String(first?.note.id),
      atPx,
      shape: pin(text),
      count: { text, awayPx: 0, isInside: true },
      to: `#note-${first?.note.id}`,
      label: items.length > 1 ? words.trends.lanes.notesMany(text, words.list(say)) : words.list(say),
    };
  });
};
