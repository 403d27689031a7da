/** The only source of time in the server. `main.ts` and `cli.ts` make the real one; tests move their own. */
export interface Clock {
  /** Wall clock, epoch ms. It may jump. */
  nowMs(): number;
  /** Never goes back; for measuring and scheduling. Milliseconds from an arbitrary start. */
  monotonicMs(): number;
  /** Runs `task` once after `delayMs` of monotonic time. Returns what cancels it. */
  after(delayMs: number, task: () => void): () => void;
}
