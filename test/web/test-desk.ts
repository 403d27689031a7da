import { createApi } from '../../web/api/api.ts';
import type { Clock } from '../../web/api/clock.ts';
import { createQueries } from '../../web/api/queries.ts';
import { createDesk, type Desk } from '../../web/ui/desk.ts';
import type { Language } from '../../web/words/language.ts';

const still: Clock = { nowMs: () => 0, after: () => () => {}, every: () => () => {} };

/** What a screen is given, for what it makes of an answer; it may ask nothing. */
export const testDesk = (language: Language, zone: string): Desk => {
  const api = createApi(() => Promise.reject(new TypeError('nothing is asked here')));
  return createDesk({
    api,
    queries: createQueries(api, still),
    language,
    zone,
    readerZone: zone,
    nowMs: 0,
    liveNowMs: 0,
    deviceNowMs: 0,
    clock: still,
    aheadMs: 0,
    asked: { kind: 'now' },
    at: null,
    memory: { read: () => null, write: () => {} },
    kept: '',
  });
};
