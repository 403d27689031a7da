import type { LoopDelay } from '../systems/system.ts';
import type { Fault } from './faults.ts';
import type { Counts } from './page.ts';

export interface FleetOptions {
  readonly port: number;
  readonly targetCount: number;
  readonly seriesCount: number;
  /** Samples of one target more, behind the others; 0 for none. */
  readonly bigSeriesCount: number;
  readonly gzip: boolean;
  /** By target. */
  readonly faults: readonly (Fault | null)[];
}

/** What the fleet is told to do; it answers each with a report. */
export type FleetOrder =
  /** Another system begins: nothing was served yet. */
  | 'forget'
  /** What is served from now on is measured. */
  | 'measure'
  /** Counters stand still from now on, so that nothing is lost on the way to who reads them last. */
  | 'freeze'
  | 'report';

/** Of healthy targets only, since `measure`; what they were served first, since `forget`. */
export interface FleetReport {
  readonly sampleCount: number;
  readonly pageCount: number;
  readonly span: readonly [fromMs: number, toMs: number];
  /** By target; the big one stands last. */
  readonly arrivals: readonly (readonly number[])[];
  /** What counters grew by since they were first served to this system. */
  readonly increases: Counts;
  /** Of the fleet itself: nobody's punctuality is known better than this. */
  readonly ownDelay: LoopDelay;
}

/** The address of a target: one of its own for each, as in a real site. */
export const addressOf = (target: number): string =>
  `127.0.${1 + Math.floor(target / 250)}.${1 + (target % 250)}`;
