import type { Clock } from '../../clock.ts';
import { nextPage } from './next-page.ts';
import { type AnswerHead, rateWaitMs } from './rate-wait.ts';

export interface HostAnswer extends AnswerHead {
  /** What its JSON says; null where it is none. */
  readonly body: unknown;
}

/** Asks a code host once. Throws where no answer comes. */
export type AskHost = (url: string) => Promise<HostAnswer>;

export interface HostPage {
  readonly kind: 'page';
  readonly body: unknown;
  /** Where it goes on; null on the last page. */
  readonly next: string | null;
}

/** What asking came to. `limited`: the host wants to be left alone for so long, and was not asked or did not say. */
export type HostReply =
  | HostPage
  | { readonly kind: 'limited'; readonly waitMs: number }
  | { readonly kind: 'refused'; readonly status: number; readonly said: string };

/** A code host, page by page. */
export interface HostPages {
  /** Throws what asking threw, and a `Failure` where the next page lies on another host. */
  page(url: string): Promise<HostReply>;
  /** How long it still wants to be left alone; 0 where it does not. */
  limitMs(): number;
}

const messageOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
    ? body.message
    : '';

/** Keeps to the limits that a host asks for: while it wants to be left alone nothing is asked. It waits for nobody. */
export function createHostPages(ask: AskHost, { nowMs, monotonicMs }: Omit<Clock, 'after'>): HostPages {
  let notBeforeMs = Number.NEGATIVE_INFINITY;
  const limitMs = (): number => Math.max(notBeforeMs - monotonicMs(), 0);

  return {
    limitMs,
    async page(url) {
      if (limitMs() > 0) return { kind: 'limited', waitMs: limitMs() };
      const answer = await ask(url);
      const said = messageOf(answer.body);
      const waitMs = rateWaitMs(answer, nowMs(), /rate limit|abuse/i.test(said));
      if (waitMs !== null) notBeforeMs = monotonicMs() + waitMs;
      if (answer.status === 200)
        return { kind: 'page', body: answer.body, next: nextPage(answer.header('link'), url) };
      return waitMs === null ? { kind: 'refused', status: answer.status, said } : { kind: 'limited', waitMs };
    },
  };
}
