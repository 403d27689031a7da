import type { RunningConfig } from '../config/running-config.ts';
import type { Facts } from './facts.ts';

/** What every figure is computed from. */
export interface FigureDeps {
  readonly config: RunningConfig;
  readonly facts: Facts;
  /** Wall clock, epoch ms. */
  readonly nowMs: () => number;
}
