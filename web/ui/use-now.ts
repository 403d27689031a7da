import { useEffect, useState } from 'react';
import type { Clock } from '../api/clock.ts';

/** The device's time, read again every `everyMs`. */
export const useNow = (clock: Clock, everyMs: number): number => {
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => clock.every(everyMs, () => setNowMs(clock.nowMs())), [clock, everyMs]);
  return nowMs;
};
