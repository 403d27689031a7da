import type { IncidentFlag } from '#shared/api/incident-log.ts';
import type { Incident, LinkCorrection } from '#shared/facts.ts';
import type { FailureLink } from '#shared/metrics/failure-links.ts';
import { incidentKey } from '#shared/metrics/incident-history.ts';
import { type Outage, outagesOf } from '#shared/metrics/outages.ts';
import { unionLength } from '#shared/stats/union-length.ts';
import type { Span } from '#shared/time.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { ServiceConfig } from '../config/config.ts';
import type { Page } from '../store/store.ts';
import { cutPage } from './cut-page.ts';
import type { ReleaseDeps } from './release-list.ts';
import { type ReleaseBefore, releaseBefore } from './releases.ts';

/** An incident with its spells, what is odd about it, and what is taken for its cause. */
export interface JudgedIncident {
  readonly incident: Incident;
  readonly spells: readonly Outage[];
  /** Of the spells that are possible, together; null while one lasts, and where none is possible. */
  readonly seconds: number | null;
  readonly flags: readonly IncidentFlag[];
  /** Ids of the other services that the same outage is told of. */
  readonly others: readonly string[];
  /** The strongest link; null where nothing says what caused it. */
  readonly cause: FailureLink | null;
  /** What people said of its cause last; null where nobody did. */
  readonly correction: LinkCorrection | null;
  readonly before: ReleaseBefore | null;
}

export interface IncidentTotals {
  readonly incidents: number;
  readonly open: number;
  readonly downSeconds: number;
}

export interface IncidentQuestion {
  /** Null for all. */
  readonly service: string | null;
  readonly span: Span;
  readonly onlyOpen: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

export interface IncidentLog {
  readonly totals: IncidentTotals;
  readonly services: readonly (IncidentTotals & { readonly service: ServiceConfig })[];
  readonly page: Page<JudgedIncident>;
  readonly maintenance: readonly JudgedIncident[];
}

const MAX_MAINTENANCE = 50;

const isCounted = ({ leftOut }: Outage): boolean => leftOut === null || leftOut === 'same-outage';

function secondsOf(spells: readonly Outage[]): number | null {
  const possible = spells.filter(({ leftOut }) => leftOut !== 'negative' && leftOut !== 'zero-length');
  if (possible.length === 0) return null;
  let sumMs = 0;
  for (const { startedAtMs, resolvedAtMs } of possible) {
    if (resolvedAtMs === null) return null;
    sumMs += resolvedAtMs - startedAtMs;
  }
  return sumMs / SECOND_MS;
}

/** Reads what is shared by all incidents once, and judges one after the other. */
function createJudge({ store, config, releaseFacts, nowMs }: ReleaseDeps) {
  const { incidents: all } = releaseFacts.history();
  const { production } = config.current();
  const outages = Map.groupBy(outagesOf(all), ({ incident }) => incidentKey(incident));
  const byId = Map.groupBy(all, ({ id }) => id);
  const unknownCauses = releaseFacts.unknownCauses();
  const atMs = nowMs();
  return (incident: Incident): JudgedIncident => {
    const key = incidentKey(incident);
    const spells = outages.get(key) ?? [];
    const left = spells.flatMap(({ leftOut, startedAtMs }) =>
      leftOut === null && startedAtMs > atMs ? ['future' as const] : (leftOut ?? []),
    );
    const unknown = unknownCauses.has(key) ? ['cause-unknown' as const] : [];
    return {
      incident,
      spells,
      seconds: secondsOf(spells),
      flags: [...new Set([...left, ...unknown])],
      others: (byId.get(incident.id) ?? [])
        .filter(
          ({ service, startedAtMs }) => service !== incident.service && startedAtMs === incident.startedAtMs,
        )
        .map(({ service }) => service),
      cause: releaseFacts.causeOf(incident),
      correction: releaseFacts.verdicts().ofIncident(incident),
      before: releaseBefore(
        store.releases.latest(incident.service, production, incident.startedAtMs, 1),
        incident.startedAtMs,
      ),
    };
  };
}

/** Whether any spell touches the span. One without length is where it is. */
function touches({ startMs, endMs }: Span, outages: readonly Outage[]): boolean {
  return outages.some(
    ({ startedAtMs, resolvedAtMs }) =>
      startedAtMs < endMs && Math.max(resolvedAtMs ?? Number.POSITIVE_INFINITY, startedAtMs) >= startMs,
  );
}

function totalsOf(outages: readonly Outage[], { startMs, endMs }: Span, atMs: number): IncidentTotals {
  const counted = outages.filter(isCounted);
  // What is told of several services is one; what only has the same id is not.
  const ids = (those: readonly Outage[]) =>
    new Set(those.map(({ incident }) => `${incident.startedAtMs} ${incident.id}`)).size;
  const lastMs = Math.min(endMs, atMs);
  const stretches = counted.map(({ startedAtMs, resolvedAtMs }) => ({
    startMs: Math.max(startedAtMs, startMs),
    endMs: Math.min(resolvedAtMs ?? lastMs, lastMs),
  }));
  return {
    incidents: ids(counted),
    open: ids(counted.filter(({ resolvedAtMs }) => resolvedAtMs === null)),
    downSeconds: unionLength(stretches) / SECOND_MS,
  };
}

/** Incidents that touch a span, latest start first, with each service's downtime in it. */
export function answerIncidentLog(deps: ReleaseDeps, question: IncidentQuestion): IncidentLog {
  const { service, span, onlyOpen, limit, cursor } = question;
  const judge = createJudge(deps);
  const incidents = deps.releaseFacts
    .history()
    .incidents.filter((each) => service === null || each.service === service);
  const outages = Map.groupBy(outagesOf(incidents), ({ incident }) => incidentKey(incident));
  const touching = [...outages.values()]
    .filter((those) => touches(span, those))
    .sort(([a], [b]) => (b?.incident.startedAtMs ?? 0) - (a?.incident.startedAtMs ?? 0));
  const incidentsOf = (kind: Incident['kind']) =>
    touching.flatMap(([first]) => (first?.incident.kind === kind ? [first.incident] : []));
  const listed = incidentsOf('incident').filter(({ resolvedAtMs }) => !onlyOpen || resolvedAtMs === null);
  const page = cutPage(listed, limit, cursor);
  const ofService = Map.groupBy(touching.flat(), ({ incident }) => incident.service);
  const services = deps.config.current().services.flatMap((each) => {
    const those = ofService.get(each.id);
    return those === undefined ? [] : [{ service: each, ...totalsOf(those, span, deps.nowMs()) }];
  });
  return {
    totals: totalsOf(touching.flat(), span, deps.nowMs()),
    services: services
      .filter(({ incidents: count }) => count > 0)
      .sort((a, b) => b.downSeconds - a.downSeconds),
    page: { items: page.items.map(judge), next: page.next },
    maintenance: onlyOpen ? [] : incidentsOf('maintenance').slice(0, MAX_MAINTENANCE).map(judge),
  };
}

/** One incident as the list shows it. */
export const judgeIncident = (deps: ReleaseDeps, incident: Incident): JudgedIncident =>
  createJudge(deps)(incident);
