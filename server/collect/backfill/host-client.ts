import { SECOND_MS } from '#shared/units.ts';
import { Interrupted } from './interrupted.ts';
import { nextPage } from './next-page.ts';
import { isRecord } from './pick.ts';
import { type AnswerHead, rateWaitMs } from './rate-wait.ts';

export interface HostAnswer extends AnswerHead {
  /** What its JSON says; null where it is none. */
  readonly body: unknown;
}

/** Asks a code host once. Throws where no answer comes. */
export type AskHost = (url: string) => Promise<HostAnswer>;

export interface HostPage {
  readonly body: unknown;
  /** Where it goes on; null on the last page. */
  readonly next: string | null;
}

/** Asks a code host as it wants to be asked. */
export interface HostClient {
  /** @throws HostRefusal, and what the last try failed with */
  page(url: string): Promise<HostPage>;
}

/** The host says no, with a sentence for a reader. */
export class HostRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HostRefusal';
    this.status = status;
  }
}

export interface HostClientDeps {
  readonly ask: AskHost;
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Told before each wait. */
  readonly say: (line: string) => void;
  readonly isInterrupted: () => boolean;
}

const MOST_RETRIES = 6;

const words: Readonly<Record<number, string>> = {
  401: 'the host does not take the token: it is wrong, or no longer valid',
  403: 'the token may not read this',
  404: 'the host knows nothing there, or the token may not see it',
};

/** What stands behind the host: a query may hold what proves who asks. */
const placeOf = (url: string): string => new URL(url).pathname;

const messageOf = (body: unknown): string =>
  isRecord(body) && typeof body.message === 'string' ? body.message : '';

const refusalOf = ({ status, body }: HostAnswer, url: string): HostRefusal => {
  const said = messageOf(body).slice(0, 200);
  const behind = said === '' ? '' : `: ${said}`;
  return new HostRefusal(
    status,
    `${placeOf(url)}: ${words[status] ?? 'the host refuses it'} (${status}${behind})`,
  );
};

const minutes = (ms: number): string =>
  ms < 90 * SECOND_MS ? `${Math.ceil(ms / SECOND_MS)} s` : `${Math.ceil(ms / (60 * SECOND_MS))} min`;

/** Honours rate limits however long they ask for; trouble of the server or the way is tried again some times. */
export const createHostClient = ({ ask, nowMs, wait, say, isInterrupted }: HostClientDeps): HostClient => {
  let notBeforeMs = 0;

  const waitForTurn = async (): Promise<void> => {
    const ms = notBeforeMs - nowMs();
    if (ms <= 0) return;
    say(`the host's limit of requests is reached; going on in ${minutes(ms)}`);
    await wait(ms);
  };

  const askOnce = async (url: string): Promise<HostAnswer | Error> => {
    try {
      return await ask(url);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  /** The answer, be it a refusal; null where it is to be asked again because of a limit. */
  const tryOnce = async (url: string): Promise<HostAnswer | Error | null> => {
    await waitForTurn();
    const answer = await askOnce(url);
    if (answer instanceof Error) return answer;
    const saysLimit = /rate limit|abuse/i.test(messageOf(answer.body));
    const ms = rateWaitMs(answer, nowMs(), saysLimit);
    if (ms !== null) notBeforeMs = nowMs() + ms;
    return ms !== null && answer.status >= 400 ? null : answer;
  };

  return {
    async page(url) {
      for (let retries = 0; ; ) {
        if (isInterrupted()) throw new Interrupted();
        const answer = await tryOnce(url);
        if (answer === null) continue;
        const isTrouble = answer instanceof Error || answer.status >= 500;
        if (!isTrouble) {
          if (answer.status !== 200) throw refusalOf(answer, url);
          return { body: answer.body, next: nextPage(answer.header('link'), url) };
        }
        if (retries >= MOST_RETRIES) throw answer instanceof Error ? answer : refusalOf(answer, url);
        const ms = SECOND_MS * 2 ** retries;
        const why = answer instanceof Error ? answer.message : `it answers ${answer.status}`;
        say(`${placeOf(url)}: ${why}; asked again in ${minutes(ms)}`);
        await wait(ms);
        retries += 1;
      }
    },
  };
};
