/** Why an attempt on a target failed, as a stable key. The words for it stand in the catalogue of the board. */
export type FailureReason =
  | 'refused'
  | 'timeout'
  | 'dns'
  | 'tls'
  | 'reset'
  | 'truncated'
  | 'status'
  | 'redirect'
  | 'too-large'
  | 'bad-gzip'
  | 'not-metrics'
  | 'malformed'
  | 'over-limit'
  | 'stale'
  | 'no-series'
  | 'no-bucket'
  | 'not-binary'
  | 'unsupported'
  | 'body-mismatch'
  | 'redirect-loop'
  | 'forbidden-address'
  | 'unreadable-file'
  | 'certificate-expiring'
  | 'ping-unavailable'
  | 'bad-query'
  | 'bad-answer'
  | 'bad-list'
  | 'bad-target';

/** What our own side or its configuration is at fault for: such an attempt says nothing of the target. */
const OWN_FAULTS: ReadonlySet<FailureReason> = new Set([
  'forbidden-address',
  'unreadable-file',
  'bad-target',
  'ping-unavailable',
]);

/** An attempt on a target that failed. The message is one line for a reader and holds nothing of a body. */
export class Failure extends Error {
  readonly reason: FailureReason;
  /** Whether the target had answered, and by that led to what failed. */
  readonly ledByTarget: boolean;

  constructor(reason: FailureReason, detail: string, ledByTarget = false) {
    super(detail);
    this.name = 'Failure';
    this.reason = reason;
    this.ledByTarget = ledByTarget;
  }
}

/** Whether an attempt failed before the target could be asked, through no fault of its. */
export function isOwnFault(failure: Failure): boolean {
  return OWN_FAULTS.has(failure.reason) && !failure.ledByTarget;
}

/** What an attempt brought, or the failure that it ended with. Anything else that it throws is a fault of ours. */
export async function orFailure<T>(attempt: Promise<T>): Promise<T | Failure> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
