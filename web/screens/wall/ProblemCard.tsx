import { lazy, Suspense } from 'react';
import type { WallService } from '#shared/api/wall.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Parts } from '../../ui/Parts.tsx';
import { secondLanguage } from '../../words/language.ts';
import { stateText } from '../../words/state-text.ts';
import { burnBadge, isSpared, problemFacts, problemHints } from './problem.ts';
import type { Say } from './say.ts';

/** Its code is fetched with the first problem: a calm wall does without. */
const QrCode = lazy(async () => ({ default: (await import('../../charts/QrCode.tsx')).QrCode }));

interface ProblemCardProps {
  readonly service: WallService;
  readonly say: Say;
  /** What its QR code opens; null where no phone could. */
  readonly link: string | null;
}

const lookOf = (service: WallService, nowMs: number): string => {
  const objective = service.objective;
  if (objective === null || objective.state === 'nodata') return 'card silent';
  const spared = objective.since !== null && isSpared(Date.parse(objective.since), nowMs);
  return spared ? 'card solid spared' : 'card solid';
};

/** A service that needs someone: what people feel, since when, what is left, what may explain it, whose it is. */
export const ProblemCard = ({ service, say, link }: ProblemCardProps) => {
  const { words } = say;
  const other = secondLanguage(say.language);
  const state = service.objective?.state ?? 'nodata';
  const badge = burnBadge(service, say);
  const name = say.name(service.name);
  return (
    <article className={link === null ? lookOf(service, say.nowMs) : `${lookOf(service, say.nowMs)} with-qr`}>
      <h2>
        <Mark name={state} />
        <a href={`/s/${encodeURIComponent(service.id)}`}>{name}</a>
        {service.name[other] !== name && <small lang={other}>{service.name[other]}</small>}
      </h2>
      <p className="card-state">
        {stateText({ ...service, state }, words)} {badge !== null && <span className="badge">{badge}</span>}
      </p>
      <dl className="facts">
        {problemFacts(service, say).map((fact) => (
          <div key={fact.key}>
            <dt>{fact.label}</dt>
            <dd>
              <Parts parts={fact.parts} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="card-foot">
        {problemHints(service, say).map((hint) => (
          <p key={hint}>{hint}</p>
        ))}
        <p className="owner">
          {service.owner === null ? words.card.noOwner : words.card.owner(service.owner)}
        </p>
      </div>
      {link !== null && (
        <Suspense fallback={null}>
          <QrCode text={link} label={words.card.qr(name)} />
        </Suspense>
      )}
    </article>
  );
};
