import type { RowObjective } from '#shared/api/service-list.ts';
import { hasStopped } from '#shared/slo/has-stopped.ts';
import { useDesk } from '../../ui/desk.ts';
import { Tip } from '../../ui/Tip.tsx';
import { burnBadge, burnLines, comingText } from '../../words/row-text.ts';

/** How fast the budget goes and where that leads; the rule and its windows stand behind it. */
export const BurnCell = ({ objective }: { readonly objective: RowObjective }) => {
  const desk = useDesk();
  const badge = burnBadge(objective, desk);
  const stopped = hasStopped(objective);
  const moves = !stopped && objective.state !== 'nodata' && objective.direction !== 'steady';
  const lines = burnLines(objective, desk);
  const coming = comingText(objective, desk);
  return (
    <>
      {(badge !== null || moves) && (
        <Tip
          label={
            <>
              {badge !== null && (
                <span className={objective.needsSomeone && !stopped ? 'badge badge-solid' : 'badge'}>
                  {badge}
                </span>
              )}{' '}
              {moves && <span className="burn-word">{desk.words.direction[objective.direction]}</span>}
            </>
          }
        >
          {lines.map((line) => (
            <span key={line} className="tip-line">
              {line}
            </span>
          ))}
        </Tip>
      )}
      {coming !== null && <span className="coming">{coming}</span>}
    </>
  );
};
