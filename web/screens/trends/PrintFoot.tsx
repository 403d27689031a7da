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
      <svg width="0" height="0" aria-hidden="true">
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6l6 -6" stroke="var(--line-strong)" strokeWidth="0.6" />
          </pattern>
        </defs>
      </svg>
      <p>{location.href}</p>
      <p>{print.foot(moments.dayTime(nowMs, nowMs), print.agreement(version), end)}</p>
    </footer>
  );
};
