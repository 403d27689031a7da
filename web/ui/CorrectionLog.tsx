import type { CorrectionAnswer } from '#shared/api/corrections.ts';
import { useDesk } from './desk.ts';

/** What people said of a link, latest first; nothing is ever taken away. */
export const CorrectionLog = ({ items }: { readonly items: readonly CorrectionAnswer[] }) => {
  const { words, moments, nowMs } = useDesk();
  const { correct } = words.events;
  if (items.length === 0) return <p className="empty">{correct.nobody}</p>;
  const said = ({ verdict, deployment }: CorrectionAnswer): string => {
    if (verdict === 'failed') return correct.failed;
    if (verdict === 'did-not-fail') return correct.didNotFail;
    return verdict === 'not-caused' ? correct.notCaused : correct.saidCause(deployment?.id ?? '');
  };
  return (
    <ul className="events">
      {items.map((item) => (
        <li key={item.number}>
          <span className="event-when">{moments.dayTime(Date.parse(item.at), nowMs)}</span>
          <span>
            <b>{correct.said(item.by, said(item))}</b>{' '}
            <span className="faint">{item.counts ? correct.counts : correct.superseded}</span>
            <span className="row-state">{item.reason}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};
