import { SECOND_MS } from '#shared/units.ts';
import { type AskHost, createHostPages, type HostPage, type HostReply } from '../code-host/host-pages.ts';
import { Failure } from '../failure.ts';
import { Interrupted } from './interrupted.ts';

/** Asks a code host until it answers. */
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

const refusalOf = (status: number, said: string, url: string): HostRefusal => {
  const behind = said === '' ? '' : `: ${said.slice(0, 200)}`;
  return new HostRefusal(
    status,
    `${placeOf(url)}: ${words[status] ?? 'the host refuses it'} (${status}${behind})`,
  );
};

/** What the host answered, and would answer again. */
const isForGood = (error: Error): boolean => error instanceof Failure && error.reason === 'bad-answer';

const minutes = (ms: number): string =>
  ms < 90 * SECOND_MS ? `${Math.ceil(ms / SECOND_MS)} s` : `${Math.ceil(ms / (60 * SECOND_MS))} min`;

/** Honours rate limits however long they ask for; trouble of the server or the way is tried again some times. */
export const createHostClient = ({ ask, nowMs, wait, say, isInterrupted }: HostClientDeps): HostClient => {
  const pages = createHostPages(ask, { nowMs, monotonicMs: nowMs });

  const tryOnce = async (url: string): Promise<HostReply | Error> => {
    try {
      return await pages.page(url);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  return {
    async page(url) {
      for (let retries = 0; ; ) {
        if (isInterrupted()) throw new Interrupted();
        const reply = await tryOnce(url);
        if (reply instanceof Error) {
          if (retries >= MOST_RETRIES || isForGood(reply)) throw reply;
        } else if (reply.kind === 'page') return reply;
        else if (reply.kind === 'limited') {
          say(`the host's limit of requests is reached; going on in ${minutes(reply.waitMs)}`);
          await wait(reply.waitMs);
          continue;
        } else if (reply.status < 500 || retries >= MOST_RETRIES)
          throw refusalOf(reply.status, reply.said, url);
        const ms = SECOND_MS * 2 ** retries;
        const why = reply instanceof Error ? reply.message : `it answers ${reply.status}`;
        say(`${placeOf(url)}: ${why}; asked again in ${minutes(ms)}`);
        await wait(ms);
        retries += 1;
      }
    },
  };
};
