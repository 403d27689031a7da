import type { TargetSegment } from './agreed-targets.ts';

const instant = (atMs: number): string => new Date(atMs).toISOString();

/** The targets of a window as a receipt says them: RFC 3339 in UTC, since people read it. */
export const saidTargets = (targets: readonly TargetSegment[]) =>
  targets.map(({ fromMs, toMs, target, version }) => ({
    from: instant(fromMs),
    to: instant(toMs),
    target,
    version,
  }));
