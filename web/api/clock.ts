/** The only reader of time in the browser. Everything else is given one, so that a test can move it. */
export interface Clock {
  /** The device's own time, epoch ms. It may be wrong; only differences of it are trusted. */
  nowMs(): number;
  /** Calls back once after a wait; the answer cancels it. */
  after(waitMs: number, call: () => void): () => void;
  /** Calls back again and again; the answer ends it. */
  every(waitMs: number, call: () => void): () => void;
}

export const createClock = (): Clock => ({
  nowMs: () => Date.now(),
  after: (waitMs, call) => {
    const timer = setTimeout(call, waitMs);
    return () => clearTimeout(timer);
  },
  every: (waitMs, call) => {
    const timer = setInterval(call, waitMs);
    return () => clearInterval(timer);
  },
});
