import { describe, expect, it } from 'vitest';
import { burnsNear } from '../../../server/compute/recent-releases.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/units.ts';

const releasedMs = Date.parse('2025-11-21T04:38:00Z');
const burn = (sinceMs: number, endedAtMs: number | null, objective = 'availability') => ({
  objective,
  sinceMs,
  endedAtMs,
});

describe('the burnings near a release', () => {
  it('are those that began within 24 hours after it', () => {
    // UX.md §2.4: "2025.11.4, 4 min before".
    const near = burnsNear([burn(releasedMs + 4 * MINUTE_MS, null)], releasedMs);
    expect(near).toEqual([
      { objective: 'availability', sinceMs: releasedMs + 4 * MINUTE_MS, afterSeconds: 240 },
    ]);
    expect(burnsNear([burn(releasedMs, null)], releasedMs)[0]?.afterSeconds).toBe(0);
    expect(burnsNear([burn(releasedMs + 24 * HOUR_MS - 1, null)], releasedMs)).toHaveLength(1);
    expect(burnsNear([burn(releasedMs + 24 * HOUR_MS, null)], releasedMs)).toEqual([]);
  });

  it('are also those that ran when it went out, and not those that were over', () => {
    expect(burnsNear([burn(releasedMs - HOUR_MS, null)], releasedMs)[0]?.afterSeconds).toBe(-3_600);
    expect(burnsNear([burn(releasedMs - HOUR_MS, releasedMs + 1)], releasedMs)).toHaveLength(1);
    expect(burnsNear([burn(releasedMs - HOUR_MS, releasedMs)], releasedMs)).toEqual([]);
  });

  it('are told nearest first, three at most', () => {
    const burns = [5, -1, 3, 9].map((hours) => burn(releasedMs + hours * HOUR_MS, null, `${hours}`));
    expect(burnsNear(burns, releasedMs).map(({ objective }) => objective)).toEqual(['-1', '3', '5']);
  });
});
