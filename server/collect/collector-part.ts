import type { CollectorActivity } from '../collector-activity.ts';
import type { Config } from '../config/config.ts';

/** One way in which facts are fetched at an interval. */
export interface CollectorPart {
  /** Takes a configuration. What it leaves as it was goes on undisturbed. */
  apply(config: Config): Promise<void>;
  /** The targets it asks, as `targetKey` makes them. */
  targetKeys(): ReadonlySet<string>;
  activity(): CollectorActivity;
  /** Ends what is in flight without booking it; nothing is left running afterwards. */
  stop(): Promise<void>;
}
