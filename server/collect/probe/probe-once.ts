import type { ProbeActivity } from '../../collector-activity.ts';
import { Failure } from '../failure.ts';
import type { Dialled } from '../http/dialer.ts';

/** One attempt. @throws Failure where the target does not answer as expected, `FailedCheck` where it answers otherwise */
export type ProbeOnce = (timeoutSeconds: number, signal: AbortSignal) => Promise<ProbeActivity>;

/** An answer that is not what is expected, with what was found out all the same. */
export class FailedCheck extends Failure {
  readonly found: ProbeActivity;

  constructor({ reason, message, ledByTarget }: Failure, found: ProbeActivity) {
    super(reason, message, ledByTarget);
    this.found = found;
  }
}

/**
 * Holds an answer to what is asked of it.
 *
 * @param find what the answer says, good or not
 * @throws FailedCheck for a failure of the check
 */
export async function checkAnswer(
  find: () => ProbeActivity,
  check: () => void | Promise<void>,
): Promise<ProbeActivity> {
  try {
    await check();
  } catch (error) {
    throw error instanceof Failure ? new FailedCheck(error, find()) : error;
  }
  return find();
}

/** A probe that found out nothing but that it went well. */
export const plainSuccess: ProbeActivity = { phases: null, certificateValidToMs: null };

/** What opening a connection says, where that is all that is asked. */
export function activityOf({ dnsSeconds, connectSeconds, tlsSeconds, certificate }: Dialled): ProbeActivity {
  const total = dnsSeconds + connectSeconds + (tlsSeconds ?? 0);
  return {
    phases: {
      dns: dnsSeconds,
      connect: connectSeconds,
      ...(tlsSeconds === null ? {} : { tls: tlsSeconds }),
      total,
    },
    certificateValidToMs: certificate?.validToMs ?? null,
  };
}

/**
 * Holds a certificate to what is asked of it.
 *
 * @param certificateSeconds how much longer it must hold; null where only its validity counts
 * @throws Failure `certificate-expiring`; `tls` where there is none
 */
export function checkCertificate(
  certificate: { readonly validToMs: number } | null,
  certificateSeconds: number | null,
  nowMs: number,
): void {
  if (certificateSeconds === null) return;
  if (certificate === null) throw new Failure('tls', 'the answer came without a certificate');
  if (certificate.validToMs - nowMs >= certificateSeconds * 1_000) return;
  const day = new Date(certificate.validToMs).toISOString().slice(0, 10);
  throw new Failure('certificate-expiring', `the certificate ends on ${day}`);
}
