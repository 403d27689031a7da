import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';

/** On paper: where it is from, when it was made, and what it rests on. */
export const PrintFoot = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const { print } = words.trends;
  const version = answer.lanes.agreement.at(-1)?.version ?? null;
  const end = moments.dayTime(Date.parse(answer.range.end), nowMs);
  return (
    <footer className="print-only print-foot">
      <p>{location.href}</p>
      <p>{print.foot(moments.dayTime(nowMs, nowMs), print.agreement(version), end)}</p>
    </footer>
  );
};
