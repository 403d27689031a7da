import type { Clock } from '../../clock.ts';
import type { TcpProbeTarget } from '../../config/config.ts';
import type { Dialer } from '../http/dialer.ts';
import { withinTime } from '../within-time.ts';
import { activityOf, type ProbeOnce } from './probe-once.ts';

/** Opens a connection and closes it again: that it opens is what is asked. */
export function createTcpProbe(clock: Clock, dialer: Dialer, { host, port }: TcpProbeTarget): ProbeOnce {
  return (timeoutSeconds, signal) =>
    withinTime(clock, { timeoutSeconds, signal, missing: 'no connection' }, async (ended) => {
      const dialled = await dialer.dial({ host, port, tls: null, signal: ended });
      dialled.socket.on('error', () => undefined).destroy();
      return activityOf(dialled);
    });
}
