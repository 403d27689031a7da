import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { RE2JS } from 're2js';
import type { Clock } from '../../clock.ts';
import type { DnsProbeTarget } from '../../config/config.ts';
import { formatAddress, parseHostPort } from '../../config/listen-address.ts';
import { Failure } from '../failure.ts';
import type { AddressGuard } from '../http/address-guard.ts';
import { unlessEnded, withinTime } from '../within-time.ts';
import { answerTexts } from './dns-answers.ts';
import { type ProbeOnce, plainSuccess } from './probe-once.ts';

/** A question that gets lost on the way is asked once more. */
const TRIES = 2;

/** What a name server says instead of an answer. */
function dnsFailure(error: unknown, { type }: DnsProbeTarget): Failure {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND':
      return new Failure('dns', 'the name is not known');
    case 'ENODATA':
      return new Failure('dns', `the name has no record of type ${type}`);
    case 'ETIMEOUT':
      return new Failure('timeout', 'the name server did not answer');
    case 'ECONNREFUSED':
      return new Failure('refused', 'the name server refused the connection');
    case 'EREFUSED':
      return new Failure('dns', 'the name server refuses to answer');
    case 'ESERVFAIL':
      return new Failure('dns', 'the name server failed');
    default:
      return new Failure('dns', `the name server gave no answer that can be read (${code})`);
  }
}

/** The address of the name server that is to be asked. */
async function serverAddress(guard: AddressGuard, server: string): Promise<string> {
  const { host, port } = parseHostPort(server);
  const [first] = await guard.resolve({ host, port: null });
  return formatAddress({ host: first?.address ?? host, port });
}

/** Asks a name server for the records of a name: there must be one, and one must match where that is asked. */
export function createDnsProbe(clock: Clock, guard: AddressGuard, target: DnsProbeTarget): ProbeOnce {
  const pattern = target.answerMatches === null ? null : RE2JS.compile(target.answerMatches);

  async function ask(resolver: Resolver, ended: AbortSignal): Promise<void> {
    if (target.server !== null) {
      const address = serverAddress(guard, target.server);
      resolver.setServers([await unlessEnded(address, ended)]);
    }
    const isReverse = target.type === 'PTR' && isIP(target.name) !== 0;
    const answers = isReverse
      ? await resolver.reverse(target.name)
      : await resolver.resolve(target.name, target.type);
    const texts = answerTexts(target.type, answers);
    if (texts.length === 0) throw new Failure('dns', `the name has no record of type ${target.type}`);
    if (pattern !== null && !texts.some((text) => pattern.test(text)))
      throw new Failure('body-mismatch', 'no answer is what is expected');
  }

  return (timeoutSeconds, signal) =>
    withinTime(clock, { timeoutSeconds, signal, missing: 'no answer' }, async (ended) => {
      const resolver = new Resolver({ timeout: Math.ceil((timeoutSeconds * 1_000) / TRIES), tries: TRIES });
      const cancel = () => resolver.cancel();
      ended.addEventListener('abort', cancel);
      const startMs = clock.monotonicMs();
      try {
        await ask(resolver, ended);
        return { ...plainSuccess, phases: { total: (clock.monotonicMs() - startMs) / 1_000 } };
      } catch (error) {
        throw dnsFailure(error, target);
      } finally {
        ended.removeEventListener('abort', cancel);
      }
    });
}
