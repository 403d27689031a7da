import { spawn } from 'node:child_process';
import type { Clock } from '../../clock.ts';
import type { PingProbeTarget } from '../../config/config.ts';
import { Failure } from '../failure.ts';
import type { AddressGuard } from '../http/address-guard.ts';
import { unlessEnded, withinTime } from '../within-time.ts';
import { type ProbeOnce, plainSuccess } from './probe-once.ts';

const MAX_SAID_CHARS = 2_000;

interface PingEnd {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly said: string;
}

/** The program gets an address that was checked, never a name, and no shell sees it. */
function runPing(
  command: string,
  address: string,
  limitSeconds: number,
  signal: AbortSignal,
): Promise<PingEnd> {
  return new Promise((resolve, reject) => {
    const args = ['-n', '-c', '1', '-W', String(limitSeconds), '--', address];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      signal,
      killSignal: 'SIGKILL',
    });
    let said = '';
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(0, MAX_SAID_CHARS);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

function checkEnd({ code, said }: PingEnd): void {
  if (code === 0) return;
  if (/permitted|permission|privilege|cap_net_raw/i.test(said))
    throw new Failure('ping-unavailable', 'the program "ping" is not permitted to send here');
  if (/unreachable/i.test(said)) throw new Failure('refused', 'no route to the host');
  if (code === 1) throw new Failure('timeout', 'no reply');
  throw new Failure('ping-unavailable', 'the program "ping" does not work as expected here');
}

function startFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if (error.name === 'AbortError') return new Failure('reset', 'the attempt was ended');
  return new Failure('ping-unavailable', 'the program "ping" cannot be started; is it installed?');
}

export interface PingDeps {
  readonly clock: Clock;
  readonly guard: AddressGuard;
  /** The program; `ping` unless it is given. */
  readonly command?: string;
}

/**
 * Asks for one echo through the system's `ping`, which may send what we may not. Where it is missing or not
 * permitted, that is `ping-unavailable`: it says nothing of the target.
 */
export function createPingProbe(
  { clock, guard, command = 'ping' }: PingDeps,
  { host }: PingProbeTarget,
): ProbeOnce {
  return (timeoutSeconds, signal) =>
    withinTime(clock, { timeoutSeconds, signal, missing: 'no reply' }, async (ended) => {
      const [first] = await unlessEnded(guard.resolve({ host, port: null }), ended);
      const startMs = clock.monotonicMs();
      try {
        checkEnd(await runPing(command, first?.address ?? '', Math.ceil(timeoutSeconds), ended));
      } catch (error) {
        throw startFailure(error);
      }
      return { ...plainSuccess, phases: { total: (clock.monotonicMs() - startMs) / 1_000 } };
    });
}
