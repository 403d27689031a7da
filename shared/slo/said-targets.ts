import { isoInstant } from '../time.ts';
import type { TargetSegment } from './agreed-targets.ts';

/** The targets of a window as a receipt says them: RFC 3339 in UTC, since people read it. */
export const saidTargets = (targets: readonly TargetSegment[]) =>
  targets.map(({ fromMs, toMs, target, version }) => ({
    from: isoInstant(fromMs),
    to: isoInstant(toMs),
    target,
    version,
  }));
