import { memo } from 'react';
import type { WallService } from '#shared/api/wall.ts';
import { BurnStrip } from '../../charts/BurnStrip.tsx';
import { windowDays } from '../../charts/window-days.ts';
import { Mark } from '../../ui/Mark.tsx';
import { isAnsweredInPart } from '../../words/unanswered-text.ts';
import { lettersIn } from './name-size.ts';
import { quietTile } from './quiet.ts';
import type { Say } from './say.ts';

interface QuietTileProps {
  readonly service: WallService;
  readonly say: Say;
  readonly zone: string;
  readonly isCalm: boolean;
}

/** Names beyond this many letters are set smaller, sooner beside a note or a ring. */
const LONGEST_NAME = { alone: 14, besideRing: 10, besideNote: 7 } as const;

/** Figures beyond this many characters are set smaller: `−21,785`. */
const LONGEST_FIGURE = 4;

/** The lowest bar is about 4 px high in either size of tile. */
const STUB = { calm: 3.6, quiet: 11.8 } as const;

/** A service that needs nobody: mark, name, budget left and the days that spent it. */
export const QuietTile = memo(({ service, say, zone, isCalm }: QuietTileProps) => {
  const tile = quietTile(service, say, zone);
  const name = say.name(service.name);
  const line = isCalm ? tile.sentence : tile.line;
  const hasRing = !isCalm && tile.partial !== null;
  const isLongFigure = !isCalm && (tile.budgetPercent ?? '').length > LONGEST_FIGURE;
  // The date on which a debt is paid back is never left out: beside a long name it stands before the strip.
  const isTightDebt = isLongFigure || lettersIn(name) > LONGEST_NAME.besideNote;
  const isBeneath = !isCalm && tile.state === 'debt' && tile.note !== null && line === null && isTightDebt;
  const hasNote = !isCalm && tile.note !== null && !isBeneath;
  const room = LONGEST_NAME[hasNote ? 'besideNote' : hasRing ? 'besideRing' : 'alone'];
  const isLong = !isCalm && lettersIn(name) > (isLongFigure ? LONGEST_NAME.besideRing : room);
  const isInPart = service.objective !== null && isAnsweredInPart(service.objective);
  return (
    <li className={`tile tile-${tile.state}`}>
      <div className="tile-row" title={tile.title}>
        <Mark name={tile.mark} />
        <a className={isLong ? 'tile-name long' : 'tile-name'} href={`/s/${encodeURIComponent(service.id)}`}>
          {name}
        </a>
        {hasRing && (
          <span className="tile-partial">
            <Mark name="partial" />
            <span>{tile.partial}</span>
          </span>
        )}
        {hasNote && (
          <span className={tile.budgetPercent === null ? 'tile-note' : 'tile-note yields'}>
            <span>{tile.note}</span>
          </span>
        )}
        {tile.budgetPercent !== null && (
          <span className={isLongFigure ? 'tile-value long' : 'tile-value'}>
            {tile.budgetPercent}
            <i>%</i>
          </span>
        )}
        {tile.bareValue !== null && <span className="tile-value tile-bare">{tile.bareValue}</span>}
        <span className="visually-hidden">
          {tile.stateText}
          {line !== null && !isCalm && ` · ${tile.sentence}`}
        </span>
      </div>{' '}
      {line !== null && (
        <p className="tile-line">
          {isInPart && <Mark name="unanswered" />} {line}
        </p>
      )}
      {isBeneath && <p className="tile-line">{tile.note}</p>}
      {(line === null || isCalm) && !isBeneath && service.days.length > 0 && (
        <BurnStrip
          days={service.days.map((day) => day.spent)}
          stub={isCalm && line === null ? STUB.calm : STUB.quiet}
          windowDays={windowDays(service.objective?.window ?? null)}
          label={say.words.tiles.strip(service.days.length)}
        />
      )}
    </li>
  );
});
