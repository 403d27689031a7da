import { seenOutage } from '#shared/metrics/outages.ts';
import type { Span } from '#shared/time.ts';
import type { FigureDeps } from './figure-deps.ts';

/** One incident that users had to wait for. */
export interface RestoreDot {
  readonly service: string;
  readonly id: string;
  readonly title: string;
  /** When it was restored; the span's end for one that is open then. */
  readonly atMs: number;
  readonly seconds: number;
  readonly isOpen: boolean;
}

/** The incidents that a time to restore over the span rests on, by when they ended. */
export function restoreDots({ facts }: Pick<FigureDeps, 'facts'>, scope: string, span: Span): RestoreDot[] {
  const dots = facts
    .history(scope)
    .outages()
    .flatMap((outage): RestoreDot[] => {
      const seen = seenOutage(outage, span);
      if (seen === null || seen.leftOut !== null) return [];
      const { service, id, title } = outage.incident;
      const atMs = seen.ended && outage.resolvedAtMs !== null ? outage.resolvedAtMs : span.endMs;
      return [{ service, id, title, atMs, seconds: seen.seconds, isOpen: !seen.ended }];
    });
  return dots.sort((a, b) => a.atMs - b.atMs);
}
