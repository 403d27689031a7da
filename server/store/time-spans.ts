/** A stretch of time `[fromMs, toMs)`. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Spans with one more, in their order; those that overlap or touch become one. The given ones must be so already.
 *
 * @example withSpan([{ fromMs: 0, toMs: 2 }], { fromMs: 2, toMs: 5 }) // [{ fromMs: 0, toMs: 5 }]
 */
export function withSpan(spans: readonly TimeSpan[], added: TimeSpan): TimeSpan[] {
  if (!(added.fromMs < added.toMs)) return [...spans];
  const before = spans.filter(({ toMs }) => toMs < added.fromMs);
  const after = spans.filter(({ fromMs }) => fromMs > added.toMs);
  const joined = spans.slice(before.length, spans.length - after.length);
  const fromMs = Math.min(added.fromMs, joined[0]?.fromMs ?? added.fromMs);
  const toMs = Math.max(added.toMs, joined.at(-1)?.toMs ?? added.toMs);
  return [...before, { fromMs, toMs }, ...after];
}

/**
 * What of `whole` no span holds, in order. The spans must be in order and not overlap.
 *
 * @example spansMissing([{ fromMs: 2, toMs: 3 }], { fromMs: 0, toMs: 5 }) // [{ fromMs: 0, toMs: 2 }, { fromMs: 3, toMs: 5 }]
 */
export function spansMissing(spans: readonly TimeSpan[], whole: TimeSpan): TimeSpan[] {
  const missing: TimeSpan[] = [];
  let fromMs = whole.fromMs;
  for (const span of spans) {
    if (span.toMs <= fromMs) continue;
    if (span.fromMs >= whole.toMs) break;
    if (span.fromMs > fromMs) missing.push({ fromMs, toMs: span.fromMs });
    fromMs = span.toMs;
  }
  if (fromMs < whole.toMs) missing.push({ fromMs, toMs: whole.toMs });
  return missing;
}
