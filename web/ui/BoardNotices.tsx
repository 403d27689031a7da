import type { WallNotice } from '#shared/api/wall.ts';
import { isUrgent } from '../words/notice.ts';
import { useDesk } from './desk.ts';
import { Mark } from './Mark.tsx';

/** The board itself is not as somebody wants it: said on every page, above what it shows. */
export const BoardNotices = ({ notices }: { readonly notices: readonly WallNotice[] }) => {
  const { words, moments, nowMs } = useDesk();
  return notices.filter(isUrgent).map(({ code, service, detail, since }) => {
    const when = since === null ? null : moments.recent(Date.parse(since), nowMs);
    return (
      <p key={`${code} ${detail}`} className="board-notice" role="status">
        <Mark name="near" />
        <span>{words.foot.notice(code, service ?? '', when, detail)}</span>
      </p>
    );
  });
};
