import type { DeploymentKey } from '../facts.ts';
import type { FailureLink } from './failure-links.ts';

/** A link, and whether it is the one that counts for the deployment that it blames. */
export interface CountedLink {
  readonly link: FailureLink;
  readonly counts: boolean;
}

/** One event behind a figure, or one that was left out of it. */
export interface EvidenceEvent {
  readonly kind: 'deployment' | 'change' | 'incident' | 'week' | 'slot';
  /** Null for weeks over all services. */
  readonly service: string | null;
  /** Of deployments. */
  readonly environment: string | null;
  /** Id of the deployment or incident, sha of the change, day on which the week or the slot begins. */
  readonly id: string;
  /** Null where it is not known here. */
  readonly title: string | null;
  /** When it finished, was deployed or merged, started, or was due. */
  readonly atMs: number;
  /** Null while it is open at the window's end, and for what has no length. */
  readonly untilMs: number | null;
  /** What it puts into the figure where that is a time. */
  readonly seconds: number | null;
  /** What it puts into the figure where that is a count. */
  readonly count: number | null;
  /** Of a share: whether it stands above the line. Null where nobody said, and where the figure is none. */
  readonly part: boolean | null;
  /** Why it is left out; null where it counts. */
  readonly reason: string | null;
  /** The deployment that carried a change or kept a slot. */
  readonly deployment: DeploymentKey | null;
  /** Of changes. */
  readonly repository: string | null;
  readonly links: readonly CountedLink[];
  readonly url: string | null;
}

/**
 * Events of one kind and service in order of their time. They are made one by one where they are looked at: behind one
 * figure there may be millions.
 */
export interface EvidenceLane {
  readonly length: number;
  /** Never falls with the index. */
  atMs(index: number): number;
  /** Null where the event counts; undefined where it is none of this figure. */
  reason(index: number): string | null | undefined;
  event(index: number): EvidenceEvent;
  /** Index of the last event below `index` whose reason is wanted, -1 for none: for lanes too long to ask one by one. */
  lastBelow?(index: number, isWanted: (reason: string | null) => boolean): number;
}

/** Everything behind a figure. What counts makes its value and n again; what is left out, its receipt's counts. */
export type Evidence = readonly EvidenceLane[];

const unsaid: Omit<EvidenceEvent, 'kind' | 'service' | 'id' | 'atMs'> = {
  environment: null,
  title: null,
  untilMs: null,
  seconds: null,
  count: null,
  part: null,
  reason: null,
  deployment: null,
  repository: null,
  links: [],
  url: null,
};

/** An event of which only some things are to be said. */
export const evidenceEvent = (
  given: Partial<EvidenceEvent> & Pick<EvidenceEvent, 'kind' | 'service' | 'id' | 'atMs'>,
): EvidenceEvent => ({ ...unsaid, ...given });

/** A lane of events that are at hand, in any order. */
export function laneOf(events: readonly EvidenceEvent[]): EvidenceLane {
  const ordered = events.toSorted((a, b) => a.atMs - b.atMs);
  const at = (index: number): EvidenceEvent => {
    const event = ordered[index];
    if (event === undefined) throw new RangeError(`there is no event ${index} among ${ordered.length}`);
    return event;
  };
  return {
    length: ordered.length,
    atMs: (index) => at(index).atMs,
    reason: (index) => at(index).reason,
    event: at,
  };
}
