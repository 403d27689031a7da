import type { Clock } from '../../clock.ts';
import type { TlsProbeTarget } from '../../config/config.ts';
import type { Dialer } from '../http/dialer.ts';
import { withinTime } from '../within-time.ts';
import { activityOf, checkAnswer, checkCertificate, type ProbeOnce } from './probe-once.ts';

/** Opens a connection and agrees on TLS: with a certificate that is accepted, and holds long enough. */
export function createTlsProbe(clock: Clock, dialer: Dialer, target: TlsProbeTarget): ProbeOnce {
  const { host, port, tls, certificateSeconds } = target;
  return (timeoutSeconds, signal) =>
    withinTime(clock, { timeoutSeconds, signal, missing: 'no TLS connection' }, async (ended) => {
      const dialled = await dialer.dial({ host, port, tls, signal: ended });
      dialled.socket.on('error', () => undefined).destroy();
      return checkAnswer(
        () => activityOf(dialled),
        () => checkCertificate(dialled.certificate, certificateSeconds, clock.nowMs()),
      );
    });
}
