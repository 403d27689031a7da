import { connect } from 'node:net';
import type { Clock } from '../../clock.ts';
import type { TcpProbeTarget } from '../../config/config.ts';
import { Failure } from '../failure.ts';
import { networkFailure } from '../http/network-failure.ts';
import type { ProbeOnce } from './probe-http.ts';

/** Opens a connection and closes it again: that it opens is what is asked. */
export function createTcpProbe(clock: Clock, { host, port }: TcpProbeTarget): ProbeOnce {
  return (timeoutSeconds, signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port });
      const end = (failure: Failure | null) => {
        cancelTimeout();
        signal.removeEventListener('abort', onAbort);
        socket.destroy();
        if (failure === null) resolve();
        else reject(failure);
      };
      const onAbort = () => end(new Failure('reset', 'the probe was ended'));
      const cancelTimeout = clock.after(timeoutSeconds * 1_000, () =>
        end(new Failure('timeout', `no connection within ${timeoutSeconds} s`)),
      );
      signal.addEventListener('abort', onAbort);
      socket.on('connect', () => end(null));
      socket.on('error', (error) => end(networkFailure(error, false)));
    });
}
