import type { Incident } from '../facts.ts';
import type { Span } from '../time.ts';
import { waitingMsOf } from './change-columns.ts';
import type { DeliveryHistory, PlacedLink, ServiceHistory } from './delivery-history.ts';
import { incidentKey } from './incident-history.ts';
import { spellsOf } from './outages.ts';

const FOR_EVER = Number.POSITIVE_INFINITY;

/** An instant, as the shortest span that holds it. */
const at = (atMs: number): Span => ({ startMs: atMs, endMs: atMs + 1 });

/** From its first start to its last end. */
function reachOf(incident: Incident): Span {
  const times = [incident, ...spellsOf(incident)].flatMap(({ startedAtMs, resolvedAtMs }) => [
    startedAtMs,
    resolvedAtMs ?? FOR_EVER,
  ]);
  const noticed = [incident.detectedAtMs, incident.reportedAtMs].filter((known) => known !== null);
  return { startMs: Math.min(...times, ...noticed), endMs: Math.max(...times, ...noticed) + 1 };
}

/** Whether two deployments stand for the same in every figure, with what they carried. */
function isSamePlace(a: ServiceHistory, placeA: number, b: ServiceHistory, placeB: number): boolean {
  if (a.deployments.finishedAtMs[placeA] !== b.deployments.finishedAtMs[placeB]) return false;
  if (a.deployments.marks[placeA] !== b.deployments.marks[placeB]) return false;
  const from = a.changes.offsets[placeA] ?? 0;
  const shift = (b.changes.offsets[placeB] ?? 0) - from;
  const to = a.changes.offsets[placeA + 1] ?? 0;
  if (to + shift !== (b.changes.offsets[placeB + 1] ?? 0)) return false;
  const [waitingA, waitingB] = [waitingMsOf(a.changes), waitingMsOf(b.changes)];
  for (let index = from; index < to; index += 1) {
    if (!Object.is(waitingA?.[index] ?? Number.NaN, waitingB?.[index + shift] ?? Number.NaN)) return false;
    if (a.changes.ownFates[index] !== b.changes.ownFates[index + shift]) return false;
    if (a.changes.fates[index] !== b.changes.fates[index + shift]) return false;
    if (a.changes.leadMs[index] !== b.changes.leadMs[index + shift]) return false;
    const [shipping, other] = [
      a.changes.parts?.shippingMs[index],
      b.changes.parts?.shippingMs[index + shift],
    ];
    if (!Object.is(shipping ?? Number.NaN, other ?? Number.NaN)) return false;
  }
  return true;
}

/** When the deployments `[from, to)` went out, and before it what they carried had come to the branch. */
function spanOfPlaces({ deployments, changes }: ServiceHistory, from: number, to: number): Span[] {
  const { finishedAtMs } = deployments;
  const [first, last] = [finishedAtMs[from], finishedAtMs[to - 1]];
  if (from >= to || first === undefined || last === undefined) return [];
  const waitingMs = waitingMsOf(changes);
  let startMs = first;
  for (let place = from; place < to; place += 1) {
    const end = changes.offsets[place + 1] ?? 0;
    for (let index = changes.offsets[place] ?? 0; index < end; index += 1) {
      const waitedMs = waitingMs?.[index] ?? Number.NaN;
      if (waitedMs > 0) startMs = Math.min(startMs, (finishedAtMs[place] ?? 0) - waitedMs);
    }
  }
  return [{ startMs, endMs: last + 1 }];
}

/** Where deployments and what they carried differ: what is the same at both ends is left out. */
function changedPlaces(a: ServiceHistory, b: ServiceHistory): Span[] {
  if (a.deployments === b.deployments && a.changes === b.changes) return [];
  const [countA, countB] = [a.deployments.finishedAtMs.length, b.deployments.finishedAtMs.length];
  const shorter = Math.min(countA, countB);
  let head = 0;
  while (head < shorter && isSamePlace(a, head, b, head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSamePlace(a, countA - 1 - tail, b, countB - 1 - tail)) tail += 1;
  return [...spanOfPlaces(a, head, countA - tail), ...spanOfPlaces(b, head, countB - tail)];
}

/** What stands in one of two lists only, by all that is known of it. */
function unlike<Item>(a: readonly Item[], b: readonly Item[], textOf: (item: Item) => string): Item[] {
  if (a === b) return [];
  const textsA = new Map(a.map((item) => [textOf(item), item]));
  const textsB = new Map(b.map((item) => [textOf(item), item]));
  return [
    ...[...textsA].flatMap(([text, item]) => (textsB.has(text) ? [] : [item])),
    ...[...textsB].flatMap(([text, item]) => (textsA.has(text) ? [] : [item])),
  ];
}

const linkText = ({ link }: PlacedLink): string =>
  JSON.stringify([
    link.deployment.finishedAtMs,
    link.deployment.environment,
    link.deployment.id,
    link.kind,
    link.afterSeconds,
    link.incident === null ? null : incidentKey(link.incident),
    link.by?.id,
    link.correction?.number,
  ]);

const changedLinks = (a: ServiceHistory, b: ServiceHistory): Span[] =>
  unlike(a.links, b.links, linkText).flatMap(({ link }) => [
    at(link.deployment.finishedAtMs),
    ...(link.incident === null ? [] : [reachOf(link.incident)]),
  ]);

const changedIncidents = (a: readonly Incident[], b: readonly Incident[]): Span[] =>
  unlike(a, b, (incident) => JSON.stringify(incident)).map(reachOf);

function changedWaiting(a: ServiceHistory, b: ServiceHistory): Span[] {
  const those = unlike(a.unshipped, b.unshipped, (change) => JSON.stringify(change));
  if (those.length === 0) return [];
  return [{ startMs: Math.min(...those.map(({ mergedAtMs }) => mergedAtMs)), endMs: FOR_EVER }];
}

/** Null where something holds for all times: since when there is a service, what is planned. */
function changedOf(a: ServiceHistory, b: ServiceHistory): Span[] | null {
  const isAlike =
    a.deployments.finishedAtMs[0] === b.deployments.finishedAtMs[0] &&
    a.isUnshippedKnown === b.isUnshippedKnown &&
    JSON.stringify(a.plan) === JSON.stringify(b.plan);
  if (!isAlike) return null;
  return [
    ...changedPlaces(a, b),
    ...changedLinks(a, b),
    ...changedIncidents(a.incidents, b.incidents),
    ...changedIncidents(a.incidentsElsewhere, b.incidentsElsewhere),
    ...changedWaiting(a, b),
  ];
}

/**
 * The times about which two histories say something else: a period of a series that touches none of them has the same
 * value, n and reason in both. Null where they may differ at any time.
 *
 * @example changedSpans(before, after) // [{ startMs: 1_795_305_600_000, endMs: 1_795_305_600_001 }]
 */
export function changedSpans(before: DeliveryHistory, after: DeliveryHistory): Span[] | null {
  if (before === after) return [];
  const isAlike =
    before.firstMs === after.firstMs &&
    before.incidents[0]?.startedAtMs === after.incidents[0]?.startedAtMs &&
    before.services.length === after.services.length;
  if (!isAlike) return null;
  const spans: Span[] = [];
  for (const [index, a] of before.services.entries()) {
    const b = after.services[index];
    if (a === b) continue;
    const changed = a.service === b?.service ? changedOf(a, b) : null;
    if (changed === null) return null;
    spans.push(...changed);
  }
  return spans;
}
