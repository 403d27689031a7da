import { useEffect, useState } from 'react';
import { SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../../api/clock.ts';

/** The device's time, once a second. */
export const useNow = (clock: Clock): number => {
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => clock.every(SECOND_MS, () => setNowMs(clock.nowMs())), [clock]);
  return nowMs;
};
