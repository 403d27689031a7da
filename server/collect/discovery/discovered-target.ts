import type { LabelPair } from '#shared/selector.ts';
import type { Reach } from '../http/reach.ts';

/** A target as discovery and relabelling leave it. */
export interface DiscoveredTarget {
  /** What is asked; where `fault` says why it cannot be, as near to that as can be written. */
  readonly url: string;
  readonly address: string;
  /** Sorted by name; none that begins with `__`. */
  readonly labels: readonly LabelPair[];
  /** Null: as the objective says. */
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number | null;
  /** Why it cannot be asked; null where it can. */
  readonly fault: string | null;
  /** As far inside as whoever named it may send us. */
  readonly reach: Reach;
}

/** Targets together with what their source says of them. */
export interface FoundGroup {
  readonly targets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** `__meta_…`. */
  readonly meta: Readonly<Record<string, string>>;
  readonly reach: Reach;
}
