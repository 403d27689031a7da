const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits, of the UTF-8 bytes of a text. Source: RFC 9923; `a` gives 0xaf63dc4c8601ec8c. */
export function fnv1a64(text: string): bigint {
  let hash = FNV_OFFSET;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return hash;
}

/**
 * Where in its interval a target is asked, in ms from the interval's beginning: always the same for the same
 * target and seed, and spread evenly over many targets.
 */
export function phaseMs(target: string, seed: string, intervalMs: number): number {
  return Number((fnv1a64(target) ^ fnv1a64(seed)) % BigInt(intervalMs));
}

/** How long from `nowMs` until the next instant that lies `phase` ms into an interval: over 0, at most one interval. */
export function untilPhaseMs(nowMs: number, phase: number, intervalMs: number): number {
  const intoInterval = (((nowMs - phase) % intervalMs) + intervalMs) % intervalMs;
  return intervalMs - intoInterval;
}
