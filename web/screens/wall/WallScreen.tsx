import { type CSSProperties, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { MINUTE_MS, SECOND_MS } from '#shared/units.ts';
import type { Clock } from '../../api/clock.ts';
import { judgeLiveness } from '../../api/liveness.ts';
import type { WallFeedStore } from '../../api/wall-feed.ts';
import { nothingAnnounced } from '../../ui/announced.ts';
import { useNow } from '../../ui/use-now.ts';
import { announce } from './announce.ts';
import { cutPages } from './rotation.ts';
import { createSay } from './say.ts';
import type { WallSettings } from './settings.ts';
import { shiftAt } from './shift.ts';
import { useCapacity } from './use-capacity.ts';
import { usePages } from './use-pages.ts';
import { WallView } from './WallView.tsx';

interface WallScreenProps {
  readonly feedStore: WallFeedStore;
  readonly clock: Clock;
  readonly settings: WallSettings;
  readonly pageOrigin: string;
  /** Told which build the server runs whenever the wall is calm. */
  readonly onCalmBuild: (served: string | null) => void;
}

const UTC = 'UTC';

/** Where the wall stands, for wall.css. */
const shiftStyle = (nowMs: number): CSSProperties => {
  const [rightPx, downPx] = shiftAt(nowMs);
  return { '--shift-right': `${rightPx}px`, '--shift-down': `${downPx}px` } as CSSProperties;
};

/** The wall, kept up to date: what is known, what time it is, which page is turned up. */
export const WallScreen = ({ feedStore, clock, settings, pageOrigin, onCalmBuild }: WallScreenProps) => {
  const feed = useSyncExternalStore(feedStore.subscribe, feedStore.read, feedStore.read);
  const deviceNowMs = useNow(clock, SECOND_MS);
  const { answer } = feed;
  const zone = answer?.team.timeZone ?? UTC;
  const language = settings.language ?? answer?.team.language ?? 'en';
  const serverNowMs = deviceNowMs + feed.serverAheadMs;
  // Figures that are no longer live stay as they were: nothing below the header may look as if it went on.
  const isStale = judgeLiveness(feed, deviceNowMs) === 'stale';
  const shownMs = isStale ? (feed.answeredAtMs ?? deviceNowMs) + feed.serverAheadMs : serverNowMs;
  const minuteMs = Math.floor(shownMs / MINUTE_MS) * MINUTE_MS;
  const say = useMemo(() => createSay(language, zone, minuteMs), [language, zone, minuteMs]);

  const isCalm = answer !== null && answer.problems.length === 0;
  const lowerRef = useRef<HTMLElement>(null);
  const deliveryCount = answer?.deliveries.length ?? 0;
  const quiet = useMemo(
    () => answer?.services.filter(({ id }) => !answer.problems.includes(id)) ?? [],
    [answer],
  );
  const tileCount = quiet.length;
  const capacity = useCapacity(lowerRef, { scale: settings.scale, isCalm, tileCount, deliveryCount });
  const pages = useMemo(() => cutPages(quiet, answer?.deliveries ?? [], capacity), [quiet, answer, capacity]);
  const { dwellSeconds, offset } = settings;
  const { page, isHeld } = usePages({ serverNowMs, dwellSeconds, offset, pages: pages.length });

  const [announced, setAnnounced] = useState(nothingAnnounced);
  useEffect(() => {
    if (answer !== null) setAnnounced((was) => announce(was, answer, say, deviceNowMs));
  }, [answer, say, deviceNowMs]);

  useEffect(() => {
    if (isCalm) onCalmBuild(feed.serverBuild);
  }, [isCalm, feed.serverBuild, onCalmBuild]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <div className="shift" style={shiftStyle(serverNowMs)}>
      <WallView
        feed={feed}
        say={say}
        zone={zone}
        deviceNowMs={deviceNowMs}
        scale={settings.scale}
        pageOrigin={pageOrigin}
        capacity={capacity}
        pages={pages}
        page={page}
        isHeld={isHeld}
        isGroup={settings.group !== null}
        announcement={announced.text}
        lowerRef={lowerRef}
      />
    </div>
  );
};
