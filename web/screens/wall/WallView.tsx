import { type CSSProperties, Fragment, type Ref } from 'react';
import type { WallAnswer, WallDelivery, WallService } from '#shared/api/wall.ts';
import { judgeLiveness } from '../../api/liveness.ts';
import type { WallFeed } from '../../api/wall-feed.ts';
import { SampleBand } from '../../ui/SampleBand.tsx';
import { cardColumns } from './capacity.ts';
import { DeliveryTile } from './DeliveryTile.tsx';
import { Foot } from './Foot.tsx';
import { Header } from './Header.tsx';
import { isTight } from './name-size.ts';
import { PageMarks } from './PageMarks.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { ProblemRows } from './ProblemRows.tsx';
import { QuietTile } from './QuietTile.tsx';
import { quietTile } from './quiet.ts';
import type { Capacity, WallPage } from './rotation.ts';
import type { Say } from './say.ts';
import { serviceLink } from './service-link.ts';

export interface WallViewProps {
  readonly feed: WallFeed;
  readonly say: Say;
  readonly zone: string;
  readonly deviceNowMs: number;
  readonly scale: number;
  readonly pageOrigin: string;
  readonly capacity: Capacity;
  readonly pages: readonly WallPage<WallService, WallDelivery>[];
  readonly page: number;
  readonly isHeld: boolean;
  /** Whether the services are those of one group; delivery is the whole team's nevertheless. */
  readonly isGroup: boolean;
  readonly announcement: string;
  /** The lower half, to be measured. */
  readonly lowerRef: Ref<HTMLElement> | null;
}

/** The problems of an answer as services, most urgent first. */
const problemServices = (feed: WallFeed): WallService[] =>
  (feed.answer?.problems ?? []).flatMap((id) => feed.answer?.services.filter((s) => s.id === id) ?? []);

/** Columns and rows for wall.css. Endless rows stand for one long page, which needs no such number. */
const gridSize = ({ columns, rows }: Capacity): CSSProperties =>
  ({ '--columns': columns, '--rows': rows }) as CSSProperties;

const MOST_CARDS = 2;
const MOST_ROWS = 4;
const STRIP_DAYS = 30;

const Problems = ({ services, view }: { services: readonly WallService[]; view: WallViewProps }) => {
  const shown = services.length > 1 ? Math.min(MOST_CARDS, cardColumns(view.scale)) : 1;
  return (
    <section className="problems">
      <div className={shown > 1 ? 'cards two' : 'cards'}>
        {services.slice(0, shown).map((service) => (
          <ProblemCard
            key={service.id}
            service={service}
            say={view.say}
            link={serviceLink(view.feed.answer?.publicUrl ?? null, view.pageOrigin, service.id)}
          />
        ))}
      </div>
      {services.length > shown && (
        <ProblemRows
          services={services.slice(shown)}
          say={view.say}
          most={cardColumns(view.scale) > 1 ? MOST_ROWS : 1}
        />
      )}
    </section>
  );
};

interface GroupHeadProps {
  readonly view: WallViewProps;
  readonly answer: WallAnswer;
  /** Whether it stands above services, whose figures it explains. */
  readonly isOverTiles: boolean;
}

const GroupHead = ({ view, answer, isOverTiles }: GroupHeadProps) => {
  const { tiles } = view.say.words;
  const [first] = answer.services;
  const { heard, of } = answer.reporting;
  return (
    <div className="group-head">
      {isOverTiles && <h2>{tiles.label(first?.days.length || STRIP_DAYS)}</h2>}
      <span className="group-facts">
        {heard < of && tiles.reporting(heard, of)}
        <PageMarks page={view.page} pages={view.pages.length} isHeld={view.isHeld} words={view.say.words} />
      </span>
    </div>
  );
};

const hasTightNames = (services: readonly WallService[], { say, zone }: WallViewProps): boolean =>
  services.some((service) => isTight(say.name(service.name), quietTile(service, say, zone)));

const Lower = ({ view, isCalm }: { view: WallViewProps; isCalm: boolean }) => {
  const { feed, say, zone, pages, page, capacity } = view;
  const shown = pages[page];
  if (feed.answer === null || shown === undefined || capacity.rows === 0) return null;
  const isOverTiles = shown.tiles.length > 0;
  const hasHead = isOverTiles ? capacity.hasHead : capacity.hasHeadAlone;
  return (
    <>
      {feed.answer.services.length > 0 && hasHead && (
        <GroupHead view={view} answer={feed.answer} isOverTiles={isOverTiles} />
      )}
      <Fragment key={page}>
        {isOverTiles && (
          <ul className={isCalm && hasTightNames(shown.tiles, view) ? 'tiles tight' : 'tiles'}>
            {shown.tiles.map((service) => (
              <QuietTile key={service.id} service={service} say={say} zone={zone} isCalm={isCalm} />
            ))}
          </ul>
        )}
      </Fragment>
      {shown.deliveries.length > 0 && (
        <ul className="deliveries" aria-label={say.words.delivery.label(view.isGroup)}>
          {shown.deliveries.map((delivery) => (
            <DeliveryTile key={delivery.metric} delivery={delivery} say={say} />
          ))}
        </ul>
      )}
    </>
  );
};

/** The wall at one moment, from what is known then. It asks nothing and reads no clock. */
export const WallView = (view: WallViewProps) => {
  const { feed, say } = view;
  const isStale = judgeLiveness(feed, view.deviceNowMs) === 'stale';
  const problems = problemServices(feed);
  const isCalm = problems.length === 0;
  const looks = ['wall', isStale && 'stale', isCalm && 'is-calm'].filter((look) => look !== false);
  return (
    <main className={looks.join(' ')} lang={say.language}>
      {feed.answer?.sample === true && <SampleBand words={say.words} />}
      <Header
        feed={feed}
        say={say}
        zone={view.zone}
        deviceNowMs={view.deviceNowMs}
        isRoomy={cardColumns(view.scale) > 1}
        hasTiles={view.capacity.rows > 0}
      />
      {problems.length > 0 && <Problems services={problems} view={view} />}
      <section className="lower" ref={view.lowerRef} style={gridSize(view.capacity)}>
        <Lower view={view} isCalm={isCalm} />
      </section>
      {feed.answer !== null && <Foot answer={feed.answer} say={say} />}
      <p className="visually-hidden" aria-live="polite">
        {view.announcement}
      </p>
    </main>
  );
};
