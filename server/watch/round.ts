import type { AgreementVersion } from '#shared/agreement/version.ts';
import { DAY_MS } from '#shared/units.ts';
import { createTermsBook } from '../compute/terms-book.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { JudgedSpan } from '../store/episodes.ts';
import type { Store } from '../store/store.ts';
import { judgeWatched, noteCheckpoint } from './judge-watched.ts';
import type { WatchedSli } from './watched-sli.ts';

export interface RoundDeps {
  readonly store: Pick<Store, 'tallies' | 'episodes'>;
  readonly config: RunningConfig;
  readonly versions: () => readonly AgreementVersion[];
  /** Hears of an objective that could not be judged; the others were. */
  readonly onFailure: (error: unknown, service: string, objective: string) => void;
}

/** Judges all objectives up to a minute, in as many turns as it takes. */
export interface Round {
  /** Begins anew: what is through is seen at once. */
  begin(toMs: number): void;
  /** Judges and keeps until the time is up; returns whether something is left. Throws where nothing could be kept. */
  turn(isTimeUp: () => boolean): boolean;
}

interface Behind {
  readonly watched: WatchedSli;
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
  readonly firstMinuteMs: number;
}

/** What is further behind waits until the others are judged. */
const FAR_BEHIND_MS = DAY_MS;

export function createRound({ store, config, versions, onFailure }: RoundDeps): Round {
  const terms = createTermsBook();
  const slis = new Map<number, WatchedSli>();
  let queue: readonly Behind[] = [];
  let untilMs = 0;

  function watchedSli(sliId: number): WatchedSli {
    const known = slis.get(sliId);
    if (known !== undefined) return known;
    const watched = { sliId, tallies: store.tallies.lookup(sliId), checkpoints: [] };
    slis.set(sliId, watched);
    return watched;
  }

  const isFar = ({ watched, firstMinuteMs }: Behind): boolean =>
    untilMs - (store.episodes.mark(watched.sliId)?.judgedToMs ?? firstMinuteMs) > FAR_BEHIND_MS;

  /** The objectives that have a history. */
  const withHistory = (): Behind[] =>
    config.current().services.flatMap((service) =>
      service.objectives.flatMap((objective): Behind[] => {
        const watched = watchedSli(store.tallies.sliId(service.id, objective.id));
        const { firstMinuteMs } = watched.tallies;
        return firstMinuteMs === null ? [] : [{ watched, service, objective, firstMinuteMs }];
      }),
    );

  function judge({ watched, service, objective, firstMinuteMs }: Behind, isTimeUp: () => boolean) {
    const zone = config.current().team.timeZone;
    const asked = { service, objective, versions: versions(), zone, firstMinuteMs, toMs: untilMs };
    try {
      return judgeWatched(store.episodes, watched, terms.of(asked), untilMs, isTimeUp);
    } catch (error) {
      onFailure(error, service.id, objective.id);
      return null;
    }
  }

  function keep(spans: readonly JudgedSpan[]): void {
    if (spans.length === 0) return;
    store.episodes.keep(spans);
    for (const span of spans) noteCheckpoint(watchedSli(span.sliId), span);
  }

  return {
    begin(toMs) {
      untilMs = toMs;
      const all = withHistory();
      queue = [...all.filter((each) => !isFar(each)), ...all.filter(isFar)];
    },
    turn(isTimeUp) {
      const spans: JudgedSpan[] = [];
      let throughCount = 0;
      for (const each of queue) {
        const span = judge(each, isTimeUp);
        if (span !== null) spans.push(span);
        if (span === null || span.mark.judgedToMs >= untilMs) throughCount += 1;
        if (isTimeUp()) break;
      }
      queue = queue.slice(throughCount);
      keep(spans);
      return queue.length > 0;
    },
  };
}
