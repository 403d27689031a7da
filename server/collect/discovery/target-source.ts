import type { Failure } from '../failure.ts';
import type { FoundGroup } from './discovered-target.ts';

/** What is in force after a reading. */
export interface SourceReading {
  /** Where the reading failed, the groups of the last good one. */
  readonly groups: readonly FoundGroup[];
  readonly failure: Failure | null;
}

/** Where targets are read from, again and again. */
export interface TargetSource {
  /** Hands each reading to whom it was made for, the first one soon. */
  start(): void;
  /** Nothing of it is left running afterwards, and nothing more is handed over. */
  stop(): Promise<void>;
}
