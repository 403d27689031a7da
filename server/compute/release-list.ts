import { linksWithin, placesWithin, type ServiceHistory } from '#shared/metrics/delivery-history.ts';
import { firstIndexAt } from '#shared/metrics/deployment-history.ts';
import type { FailureLink } from '#shared/metrics/failure-links.ts';
import type { Span } from '#shared/time.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { ServiceConfig } from '../config/config.ts';
import type { Release } from '../store/releases.ts';
import type { Page, Store } from '../store/store.ts';
import { SETTLE_SECONDS } from './compute-figure.ts';
import { cutPage } from './cut-page.ts';
import type { FigureDeps } from './figure-deps.ts';
import { type JudgedRelease, judgeRelease } from './judge-release.ts';
import { keyOf, type ReleaseFacts } from './release-facts.ts';
import { releaseStrip, type Strip, type StripMark } from './release-strip.ts';

export interface ReleaseQuestion {
  /** Null for all. */
  readonly service: string | null;
  readonly span: Span;
  readonly onlyFailed: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

export interface Lane extends Strip {
  readonly service: ServiceConfig;
  readonly count: number;
}

export interface ReleaseList {
  readonly counts: { readonly releases: number; readonly failed: number; readonly open: number };
  readonly lanes: readonly Lane[];
  /** Services that released or were to, also those whose lane is not shown. */
  readonly laneCount: number;
  readonly waiting: readonly {
    readonly service: ServiceConfig;
    readonly count: number;
    readonly oldestAtMs: number;
  }[];
  readonly page: Page<JudgedRelease>;
}

export interface ReleaseDeps extends FigureDeps {
  readonly store: Pick<Store, 'releases' | 'linkCorrections'>;
  readonly releaseFacts: ReleaseFacts;
}

const MAX_LANES = 12;

/** The releases of a service in a span, and the links of those that failed. */
interface InSpan {
  readonly service: ServiceConfig;
  readonly finishedAtMs: Float64Array;
  /** By the place among them. */
  readonly failed: ReadonlyMap<number, FailureLink>;
  /** When its first release of all went out; null before it. Nothing was planned before that. */
  readonly firstMs: number | null;
}

function inSpan({ releaseFacts }: ReleaseDeps, history: ServiceHistory, span: Span): Omit<InSpan, 'service'> {
  const links = releaseFacts.links();
  const places = placesWithin(history, span);
  const failed = new Map(
    linksWithin(history, places).flatMap(({ place, link }) => {
      const strongest = links.get(keyOf(link.deployment))?.[0];
      return strongest === undefined ? [] : [[place - places.from, strongest]];
    }),
  );
  const { finishedAtMs } = history.deployments;
  return {
    finishedAtMs: finishedAtMs.subarray(places.from, places.to),
    failed,
    firstMs: finishedAtMs[0] ?? null,
  };
}

const nothing: Omit<InSpan, 'service'> = {
  finishedAtMs: new Float64Array(),
  failed: new Map(),
  firstMs: null,
};

/** An object for each: for lanes that are shown alone, since there may be a million releases. */
const marksOf = ({ finishedAtMs, failed }: InSpan): StripMark[] =>
  Array.from(finishedAtMs, (atMs, at) => ({ atMs, hasFailed: failed.has(at) }));

/** How many went out after an instant and have not failed so far. */
function countOpen({ finishedAtMs, failed }: InSpan, settledMs: number): number {
  const from = firstIndexAt(finishedAtMs, settledMs + 1);
  return finishedAtMs.length - from - [...failed.keys()].filter((at) => at >= from).length;
}

/** Services of the question that released in its span or were to, those that released most first. */
function servicesInSpan(deps: ReleaseDeps, { service: asked, span }: ReleaseQuestion): InSpan[] {
  const histories = new Map(deps.releaseFacts.history().services.map((each) => [each.service, each]));
  return deps.config
    .current()
    .services.filter(({ id }) => asked === null || id === asked)
    .map((service): InSpan => {
      const history = histories.get(service.id);
      return { service, ...(history === undefined ? nothing : inSpan(deps, history, span)) };
    })
    .filter(({ service, finishedAtMs }) => finishedAtMs.length > 0 || service.releases !== null)
    .sort((a, b) => b.finishedAtMs.length - a.finishedAtMs.length);
}

const laneOf = ({ config, nowMs }: ReleaseDeps, { span }: ReleaseQuestion, own: InSpan): Lane => ({
  service: own.service,
  count: own.finishedAtMs.length,
  ...releaseStrip({
    marks: marksOf(own),
    plan: own.service.releases,
    firstMs: own.firstMs,
    span,
    zone: config.current().team.timeZone,
    nowMs: nowMs(),
  }),
});

function waitingOf(deps: ReleaseDeps, { service: asked }: ReleaseQuestion): ReleaseList['waiting'] {
  const changes = deps.releaseFacts.history().unshipped.filter(({ parentCount }) => parentCount <= 1);
  const ofService = Map.groupBy(changes, (change) => change.service);
  return deps.config.current().services.flatMap((service) => {
    const those = asked === null || asked === service.id ? ofService.get(service.id) : undefined;
    if (those === undefined) return [];
    const oldestAtMs = those.reduce(
      (oldestMs, { mergedAtMs }) => Math.min(oldestMs, mergedAtMs),
      Number.POSITIVE_INFINITY,
    );
    return [{ service, count: those.length, oldestAtMs }];
  });
}

/** A page of those that failed, latest first. */
function failedPage(deps: ReleaseDeps, { limit, cursor }: ReleaseQuestion, services: readonly InSpan[]) {
  const failed = services
    .flatMap(({ failed: links }) => [...links.values()].map(({ deployment }) => deployment))
    .sort((a, b) => b.finishedAtMs - a.finishedAtMs || (keyOf(a) < keyOf(b) ? -1 : 1));
  const page = cutPage(failed, limit, cursor);
  return { items: page.items.flatMap((each) => deps.store.releases.get(each) ?? []), next: page.next };
}

function pageOf(deps: ReleaseDeps, question: ReleaseQuestion, services: readonly InSpan[]): Page<Release> {
  if (question.onlyFailed) return failedPage(deps, question, services);
  const { service, span, limit, cursor } = question;
  const query = { service, fromMs: span.startMs, toMs: span.endMs, limit, cursor };
  return deps.store.releases.list(query, deps.config.current().production);
}

/** Releases of a span with how each went, and when they went out. */
export function answerReleases(deps: ReleaseDeps, question: ReleaseQuestion): ReleaseList {
  const nowMs = deps.nowMs();
  const { production } = deps.config.current();
  const services = servicesInSpan(deps, question);
  const settledMs = nowMs - SETTLE_SECONDS * SECOND_MS;
  const sumOf = (countIn: (each: InSpan) => number): number =>
    services.reduce((sum, each) => sum + countIn(each), 0);
  const page = pageOf(deps, question, services);
  return {
    counts: {
      releases: sumOf(({ finishedAtMs }) => finishedAtMs.length),
      failed: sumOf(({ failed }) => failed.size),
      open: sumOf((each) => countOpen(each, settledMs)),
    },
    lanes: services.slice(0, MAX_LANES).map((each) => laneOf(deps, question, each)),
    laneCount: services.length,
    waiting: waitingOf(deps, question),
    page: {
      items: page.items.map((release) => judgeRelease(release, deps.releaseFacts, { production, nowMs })),
      next: page.next,
    },
  };
}
