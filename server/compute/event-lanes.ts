import type { DeploymentKey, Incident } from '#shared/facts.ts';
import { linksWithin, placesWithin, type ServiceHistory } from '#shared/metrics/delivery-history.ts';
import type { Span } from '#shared/time.ts';
import type { Store } from '../store/store.ts';
import { nearEvents, nearMsOf } from './near-events.ts';
import { keyOf, type ReleaseFacts } from './release-facts.ts';

/** A mark of a lane: one event, or several that lie too close to be told apart. */
export interface LaneMark {
  /** From the first of them to the last end of them; null where there is but one instant, or one still runs. */
  readonly atMs: number;
  readonly endMs: number | null;
  readonly count: number;
}

export interface ReleaseMark extends LaneMark {
  readonly failedCount: number;
  /** Of the one release; null where there are several. */
  readonly release: DeploymentKey | null;
  /** Of the last of them: its version, else its id. */
  readonly label: string;
}

export interface IncidentMark extends LaneMark {
  readonly severity: number;
  readonly kind: Incident['kind'];
  readonly isOpen: boolean;
  /** The one incident; null where there are several. */
  readonly incident: Incident | null;
  /** Of the worst of them. */
  readonly title: string;
}

export interface LaneDeps {
  readonly store: { readonly releases: Pick<Store['releases'], 'get'> };
  readonly releaseFacts: Pick<ReleaseFacts, 'links'>;
}

/** More marks than this nobody tells apart on a screen. */
const MOST_MARKS = 120;

interface ReleaseEvent {
  readonly atMs: number;
  readonly history: ServiceHistory;
  readonly place: number;
  readonly hasFailed: boolean;
}

function releasesOf({ releaseFacts }: LaneDeps, history: ServiceHistory, span: Span): ReleaseEvent[] {
  const { from, to } = placesWithin(history, span);
  const counting = releaseFacts.links();
  const failed = new Set(
    linksWithin(history, { from, to }).flatMap(({ place, link }) =>
      counting.has(keyOf(link.deployment)) ? [place] : [],
    ),
  );
  const { finishedAtMs } = history.deployments;
  return Array.from({ length: to - from }, (_, nth) => ({
    atMs: finishedAtMs[from + nth] ?? 0,
    history,
    place: from + nth,
    hasFailed: failed.has(from + nth),
  }));
}

/** Those of one service are in order; of several the order is theirs together. */
const inOrder = <Event extends { readonly atMs: number }>(ofEach: readonly Event[][]): readonly Event[] =>
  ofEach.length === 1 ? (ofEach[0] ?? []) : ofEach.flat().sort((a, b) => a.atMs - b.atMs);

/** The releases of services in a span, oldest first, as at most 120 marks. */
export function releaseLane(deps: LaneDeps, histories: readonly ServiceHistory[], span: Span): ReleaseMark[] {
  const events = inOrder(histories.map((history) => releasesOf(deps, history, span)));
  return nearEvents(events, nearMsOf(span.endMs - span.startMs, MOST_MARKS)).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const key = last.history.deployments.keyAt(last.place);
    return {
      atMs: first.atMs,
      endMs: group.length === 1 ? null : last.atMs,
      count: group.length,
      failedCount: group.filter(({ hasFailed }) => hasFailed).length,
      release: group.length === 1 ? key : null,
      label: deps.store.releases.get(key)?.version ?? key.id,
    };
  });
}

/** Whether users suffered within a span: what ends before it starts is no time at all, and what was merged counts once. */
const isWithin = ({ startedAtMs, resolvedAtMs, duplicateOf }: Incident, { startMs, endMs }: Span): boolean =>
  duplicateOf === null &&
  startedAtMs < endMs &&
  (resolvedAtMs === null || (resolvedAtMs >= startedAtMs && resolvedAtMs > startMs));

function incidentMark(group: readonly Incident[]): Omit<IncidentMark, 'atMs' | 'count'> | null {
  const [first] = group;
  if (first === undefined) return null;
  // One after the other: a group may hold a million.
  const worst = group.reduce((found, each) => (each.severity < found.severity ? each : found), first);
  const lastEndMs = group.reduce((last, { resolvedAtMs }) => Math.max(last, resolvedAtMs ?? 0), 0);
  const isOpen = group.some(({ resolvedAtMs }) => resolvedAtMs === null);
  return {
    endMs: isOpen ? null : lastEndMs,
    severity: worst.severity,
    kind: group.some(({ kind }) => kind === 'incident') ? 'incident' : worst.kind,
    isOpen,
    incident: group.length === 1 ? worst : null,
    title: worst.title,
  };
}

/** The incidents of services that lie in a span at least in part, oldest first, as at most 120 marks. */
export function incidentLane(histories: readonly ServiceHistory[], span: Span): IncidentMark[] {
  const events = inOrder(
    histories.map(({ incidents }) =>
      incidents
        .filter((incident) => isWithin(incident, span))
        .map((incident) => ({ atMs: Math.max(span.startMs, incident.startedAtMs), incident })),
    ),
  );
  return nearEvents(events, nearMsOf(span.endMs - span.startMs, MOST_MARKS)).flatMap((group) => {
    const mark = incidentMark(group.map(({ incident }) => incident));
    return mark === null ? [] : { atMs: group[0]?.atMs ?? 0, count: group.length, ...mark };
  });
}
