import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentEpisode } from '#shared/slo/current-episode.ts';
import { pageTerms } from '#shared/slo/page-terms.ts';
import { floorMinute, MINUTE_MS } from '#shared/units.ts';
import { specOf } from '../../../server/compute/spec.ts';
import { createWatchedEpisodes } from '../../../server/compute/watched-episodes.ts';
import { createRunningConfig } from '../../../server/config/running-config.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { createRound, type Round } from '../../../server/watch/round.ts';
import { temporaryFolder } from '../store/folders.ts';
import { agreedOn, fromScratch, pushedServices, WATCHED_FROM } from './watched-board.ts';

/** What can happen to a board that is under watch. */
type Step =
  | { readonly kind: 'tallies'; readonly minutes: number; readonly bad: number; readonly total: number }
  | { readonly kind: 'correction'; readonly agoMinutes: number; readonly good: number; readonly bad: number }
  | { readonly kind: 'added'; readonly agoMinutes: number; readonly bad: number }
  | { readonly kind: 'jump'; readonly minutes: number }
  | {
      readonly kind: 'agreed';
      readonly inMinutes: number;
      readonly target: number | null;
      readonly window: string;
    }
  | { readonly kind: 'configured'; readonly minimumEvents: number | null }
  | { readonly kind: 'flush' | 'restart' | 'killed' | 'judge' | 'turn' | 'pack' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('tallies' as const),
      minutes: fc.integer({ min: 1, max: 500 }),
      bad: fc.constantFrom(0, 0, 1, 2, 5, 40, 0.1),
      total: fc.constantFrom(0, 50, 100),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correction' as const),
      agoMinutes: fc.integer({ min: -20, max: 900 }),
      good: fc.constantFrom(0, 100),
      bad: fc.constantFrom(0, 100, 3_000, 0.3),
    }),
  },
  fc.record({
    kind: fc.constant('added' as const),
    agoMinutes: fc.integer({ min: 0, max: 2_500 }),
    bad: fc.constantFrom(0, 200),
  }),
  fc.record({ kind: fc.constant('jump' as const), minutes: fc.constantFrom(-300, -3, 45, 3_000) }),
  fc.record({
    kind: fc.constant('agreed' as const),
    inMinutes: fc.integer({ min: -600, max: 120 }),
    target: fc.constantFrom(null, 0.9, 0.99, 0.999),
    window: fc.constantFrom('7d', '30d', 'month'),
  }),
  fc.record({ kind: fc.constant('configured' as const), minimumEvents: fc.constantFrom(null, 1, 5_000) }),
  { weight: 6, arbitrary: fc.constantFrom({ kind: 'judge' as const }, { kind: 'turn' as const }) },
  fc.constantFrom(
    { kind: 'flush' as const },
    { kind: 'restart' as const },
    { kind: 'killed' as const },
    { kind: 'pack' as const },
  ),
);

/** A store under watch, with a clock that goes where it is set. */
function watchedStore() {
  let nowMs = WATCHED_FROM;
  let folder = temporaryFolder();
  let store = openStore({ dataDir: folder, nowMs: () => nowMs });
  store.agreements.append([agreedOn(1, WATCHED_FROM, 0.99)]);
  let versions = store.agreements.versions();
  const running = createRunningConfig(pushedServices(['checkout', 'search']));
  const failures: unknown[] = [];
  const watch = (): Round =>
    createRound({
      store,
      config: running,
      versions: () => versions,
      onFailure: (error) => failures.push(error),
    });
  let round = watch();
  const book = (minuteMs: number, good: number, bad: number, isReplacing: boolean) => {
    const sliId = store.tallies.sliId('checkout', 'availability');
    const observation = { sliId, minuteMs, good, total: good + bad, covered: true };
    if (isReplacing) store.tallies.replace([observation]);
    else store.tallies.add([observation]);
  };
  const agoMs = (minutes: number) => floorMinute(nowMs) - minutes * MINUTE_MS;
  const reopen = () => {
    store = openStore({ dataDir: folder, nowMs: () => nowMs });
    round = watch();
  };
  const does: { readonly [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>) => void } = {
    tallies({ minutes, bad, total }) {
      for (let minute = 0; minute < minutes; minute += 1) {
        book(floorMinute(nowMs), total, bad, false);
        nowMs += MINUTE_MS;
      }
    },
    correction: ({ agoMinutes, good, bad }) => book(agoMs(agoMinutes), good, bad, true),
    added: ({ agoMinutes, bad }) => book(agoMs(agoMinutes), 0, bad, false),
    jump({ minutes }) {
      nowMs += minutes * MINUTE_MS;
    },
    agreed({ inMinutes, target, window }) {
      const last = versions.at(-1);
      const fromMs = Math.max(last?.effectiveFromMs ?? 0, nowMs + inMinutes * MINUTE_MS);
      store.agreements.append([agreedOn((last?.version ?? 0) + 1, fromMs, target, window)]);
      versions = store.agreements.versions();
    },
    configured: ({ minimumEvents }) =>
      running.replace(
        pushedServices(
          ['checkout', 'search'],
          minimumEvents === null ? '' : `minimumEvents: ${minimumEvents}, `,
        ),
      ),
    flush: () => store.tallies.flush(),
    pack: () => void store.tallies.pack(nowMs),
    turn() {
      round.begin(floorMinute(nowMs));
      round.turn(() => true);
    },
    judge() {
      round.begin(floorMinute(nowMs));
      while (round.turn(() => false));
    },
    restart() {
      store.close();
      reopen();
    },
    // What a process that dies at this point leaves behind is what stands in its files.
    killed() {
      const left = temporaryFolder();
      for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(left, name));
      store.close();
      folder = left;
      reopen();
    },
  };
  return {
    do: (each: Step) => (does[each.kind] as (step: Step) => void)(each),
    failures,
    close: () => store.close(),
    /** What is kept, and what it has to be, up to where it was judged. */
    compared() {
      const service = running.current().services[0];
      const objective = service?.objectives[0];
      if (service === undefined || objective === undefined) throw new Error('no service');
      const sliId = store.tallies.sliId(service.id, objective.id);
      const toMs = store.episodes.mark(sliId)?.judgedToMs ?? 0;
      const { timeZone } = running.current().team;
      return {
        stored: store.episodes.of(sliId, 0, Number.MAX_SAFE_INTEGER),
        computed: fromScratch(store, { service, objective, zone: timeZone, toMs }),
        /** The one that runs at an instant, as it is known and as it is found by looking back from there. */
        runningAt(endMs: number) {
          const tallies = store.tallies.lookup(sliId);
          const facts = { spec: specOf(service, objective, []), versions };
          const fromMs = Math.min(endMs, tallies.firstMinuteMs ?? endMs);
          const terms = pageTerms(facts, timeZone, fromMs, endMs);
          const known = createWatchedEpisodes(store, running)(service, objective, versions);
          return {
            known: known.pageEpisodeAt(endMs),
            found: currentEpisode(tallies, terms, 'page', endMs),
          };
        },
        toMs,
      };
    },
  };
}

describe('the watch', () => {
  it('keeps what judging from the beginning finds, whatever happened in between', () => {
    let episodeCount = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), (steps) => {
        const board = watchedStore();
        try {
          for (const each of [...steps, { kind: 'judge' } as const]) {
            board.do(each);
            if (each.kind !== 'judge') continue;
            const { stored, computed, runningAt, toMs } = board.compared();
            expect(stored).toEqual(computed);
            for (const agoMinutes of [-40, -1, 0, 1, 30, 400]) {
              const { known, found } = runningAt(toMs - agoMinutes * MINUTE_MS);
              if (known !== undefined) expect(known?.sinceMs).toBe(found?.sinceMs);
            }
            episodeCount += stored.length;
          }
          expect(board.failures).toEqual([]);
        } finally {
          board.close();
        }
      }),
      { numRuns: 25 },
    );
    // The law says something only where there are episodes.
    expect(episodeCount).toBeGreaterThan(10);
  });
});
