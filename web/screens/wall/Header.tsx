import type { ReactNode } from 'react';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import { judgeLiveness, type Liveness } from '../../api/liveness.ts';
import type { WallFeed } from '../../api/wall-feed.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { secondLanguage } from '../../words/language.ts';
import { createSay, type Say } from './say.ts';
import { judgeWall, sayVerdict, type Verdict, type VerdictText } from './verdict.ts';

interface HeaderProps {
  readonly feed: WallFeed;
  readonly say: Say;
  readonly zone: string;
  readonly deviceNowMs: number;
  /** Whether the rest of the verdict fits beside its head. */
  readonly isRoomy: boolean;
  /** Whether the other services are shown beneath. */
  readonly hasTiles: boolean;
}

const ageMsOf = (feed: WallFeed, deviceNowMs: number): number =>
  feed.answeredAtMs === null ? 0 : Math.max(0, deviceNowMs - feed.answeredAtMs);

const offlineLength = (ageMs: number) =>
  splitDuration(Math.floor(ageMs / MINUTE_MS) * (MINUTE_MS / SECOND_MS));

const liveLine = (liveness: Liveness, feed: WallFeed, ageMs: number, say: Say): string => {
  const { clock, verdict } = say.words;
  if (liveness === 'stale') return clock.offline(offlineLength(ageMs));
  if (liveness === 'late') return clock.reconnecting;
  if (liveness === 'live') return clock.live(Math.floor(ageMs / SECOND_MS));
  return feed.attempt > 0 ? clock.attempt(feed.attempt) : verdict.starting;
};

const staleText = (heardMs: number, ageMs: number, say: Say): VerdictText => ({
  head: say.words.clock.notLive(say.moments.time(heardMs)),
  rest: say.words.clock.numbersOld(offlineLength(ageMs)),
});

/** In a calm state the head is alone in its line and the rest stands before the second language. */
const setVerdict = (verdict: Verdict, mine: VerdictText, other: VerdictText, isRoomy: boolean) => {
  const beneath = [other.head, other.rest].filter((text) => text !== null).join(' · ');
  if (verdict.kind === 'needs' && isRoomy)
    return { head: mine.head, beside: mine.rest, before: null, beneath };
  const isShort = verdict.kind === 'nobody-needed' || verdict.kind === 'needs';
  return { head: mine.head, beside: null, before: mine.rest, beneath: isShort ? other.head : beneath };
};

const withRest = ({ head, rest }: VerdictText): ReactNode =>
  rest === null ? (
    head
  ) : (
    <>
      {head} <span className="rest">{rest}</span>
    </>
  );

interface HeadProps {
  readonly say: Say;
  readonly head: VerdictText;
  readonly beneath: ReactNode;
  readonly line: string;
  /** Null before the server has said what time it is. */
  readonly serverNowMs: number | null;
  /** Whether the line beneath counts the services by where they stand. */
  readonly isCounted?: boolean;
}

const Head = ({ say, head, beneath, line, serverNowMs, isCounted = false }: HeadProps) => (
  <header className={isCounted ? 'head counted' : 'head'}>
    <title>{say.words.clock.title(head.head)}</title>
    <div className="head-row">
      <h1>{withRest(head)}</h1>
      {serverNowMs !== null && <b className="clock-time">{say.moments.time(serverNowMs)}</b>}
    </div>
    <div className="head-row">
      <p className="beneath">{beneath}</p>
      <p className="live-line">
        {serverNowMs === null ? line : `${say.moments.clockDay(serverNowMs)} · ${line}`}
      </p>
    </div>
  </header>
);

/** The verdict and the clock. A board that is not live says that instead of its verdict. */
export const Header = ({ feed, say, zone, deviceNowMs, isRoomy, hasTiles }: HeaderProps) => {
  const liveness = judgeLiveness(feed, deviceNowMs);
  const ageMs = ageMsOf(feed, deviceNowMs);
  const serverNowMs = deviceNowMs + feed.serverAheadMs;
  const other = createSay(secondLanguage(say.language), zone, say.nowMs);
  const line = liveLine(liveness, feed, ageMs, say);

  if (feed.answer === null) {
    const isLost = liveness === 'no-connection';
    const word = feed.refusal !== null ? 'refused' : isLost ? 'noConnection' : 'starting';
    const beneath = (
      <>
        {feed.refusal !== null ? (
          <span lang="en">{feed.refusal} · </span>
        ) : (
          isLost && `${say.words.verdict.noConnectionHint} · `
        )}
        <span lang={other.language}>{other.words.verdict[word]}</span>
      </>
    );
    return (
      <Head
        say={say}
        head={{ head: say.words.verdict[word], rest: null }}
        beneath={beneath}
        line={line}
        serverNowMs={null}
      />
    );
  }

  if (liveness === 'stale') {
    const heardMs = serverNowMs - ageMs;
    const beneath = (
      <>
        <span lang={other.language}>{other.words.clock.notLiveSentence(say.moments.time(heardMs))}</span>
        {feed.attempt > 0 && ` · ${say.words.clock.attempt(feed.attempt)}`}
      </>
    );
    const head = staleText(heardMs, ageMs, say);
    return <Head say={say} head={head} beneath={beneath} line={line} serverNowMs={serverNowMs} />;
  }

  const verdict = judgeWall(feed.answer);
  const set = setVerdict(
    verdict,
    sayVerdict(verdict, say.words, hasTiles),
    sayVerdict(verdict, other.words, hasTiles),
    isRoomy,
  );
  const beneath = (
    <>
      {set.before !== null && `${set.before} · `}
      <span lang={other.language}>{set.beneath}</span>
    </>
  );
  const head = { head: set.head, rest: set.beside };
  return (
    <Head
      say={say}
      head={head}
      beneath={beneath}
      line={line}
      serverNowMs={serverNowMs}
      isCounted={verdict.kind === 'nobody-needed'}
    />
  );
};
