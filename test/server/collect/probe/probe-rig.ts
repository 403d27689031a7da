import { onTestFinished } from 'vitest';
import { Failure } from '../../../../server/collect/failure.ts';
import {
  type AddressGuardOptions,
  createAddressGuard,
} from '../../../../server/collect/http/address-guard.ts';
import { createDialer } from '../../../../server/collect/http/dialer.ts';
import { createHttpClient } from '../../../../server/collect/http/http-client.ts';
import { createTlsContexts } from '../../../../server/collect/http/tls-contexts.ts';
import { createProbe } from '../../../../server/collect/probe/create-probe.ts';
import type { ProbeOnce } from '../../../../server/collect/probe/probe-once.ts';
import type { ProbeTarget } from '../../../../server/config/config.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';
import { namesOf } from '../http/client-rig.ts';

/** Single probes, with the clock in the test's hand. No name server says anything of `silent.test`. */
export function createProbeRig(startMs = Date.UTC(2026, 0, 5), own: AddressGuardOptions['own'] = null) {
  const clock = createTestClock(startMs);
  const names = namesOf({ 'mes.test': ['127.0.0.1'], 'metadata.test': ['169.254.169.254'] });
  const nothing = new Promise<never>(() => undefined);
  const policy: AddressGuardOptions = {
    own,
    lookup: (host) => (host === 'silent.test' ? nothing : names(host)),
  };
  const guard = createAddressGuard(policy);
  const http = createHttpClient({ clock, userAgent: 'Andon/0.1.0', ...policy });
  onTestFinished(() => http.close());
  const dialer = createDialer({ clock, guard, contexts: createTlsContexts() });

  /** What an attempt found out, or the reason and the words of its failure. */
  async function run(probe: ProbeOnce, timeoutSeconds = 5) {
    try {
      return await probe(timeoutSeconds, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return `${error.reason}: ${error.message}`;
    }
  }
  const ask = (target: ProbeTarget, timeoutSeconds = 5) =>
    run(createProbe({ clock, http, dialer, ownOrigin: null }, target), timeoutSeconds);
  return { clock, guard, run, ask };
}
