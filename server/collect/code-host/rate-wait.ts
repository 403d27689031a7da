import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';

/** What an answer says of itself. */
export interface AnswerHead {
  readonly status: number;
  /** By a name in lower case. */
  header(name: string): string | null;
}

const LONGEST_WAIT_MS = 2 * 60 * MINUTE_MS;
/** Where a host says that it is too much and not for how long. */
const USUAL_WAIT_MS = MINUTE_MS;

/** `Retry-After` in seconds or as a date. */
const retryAfterMs = (text: string | null, nowMs: number): number | null => {
  if (text === null) return null;
  if (/^\d+$/.test(text.trim())) return Number(text) * SECOND_MS;
  const atMs = Date.parse(text);
  return Number.isFinite(atMs) ? atMs - nowMs : null;
};

const isSpent = ({ header }: AnswerHead): boolean =>
  [header('x-ratelimit-remaining'), header('ratelimit-remaining')].some((left) => left?.trim() === '0');

/** When the count of requests begins anew, as GitHub and GitLab say it: epoch seconds. */
const resetMs = ({ header }: AnswerHead, nowMs: number): number | null => {
  const text = header('x-ratelimit-reset') ?? header('ratelimit-reset');
  if (text === null || !/^\d+$/.test(text.trim())) return null;
  // A second more: the host's clock is not ours.
  return Number(text) * SECOND_MS + SECOND_MS - nowMs;
};

const bounded = (ms: number): number => Math.min(Math.max(ms, SECOND_MS), LONGEST_WAIT_MS);

/**
 * How long a host wants to be left alone after this answer; null where it does not. An answer that is good and the
 * last one of its hour asks for it too.
 *
 * @param saysLimit whether its body speaks of a limit: GitHub refuses with 403 for that as for other things
 */
export const rateWaitMs = (answer: AnswerHead, nowMs: number, saysLimit: boolean): number | null => {
  const { status, header } = answer;
  const asked = retryAfterMs(header('retry-after'), nowMs);
  const isRefused = status === 429 || (status === 403 && (saysLimit || asked !== null || isSpent(answer)));
  if (isRefused) return bounded(asked ?? (isSpent(answer) ? resetMs(answer, nowMs) : null) ?? USUAL_WAIT_MS);
  if (!isSpent(answer)) return null;
  const ms = resetMs(answer, nowMs);
  return ms === null || ms <= 0 ? null : bounded(ms);
};
