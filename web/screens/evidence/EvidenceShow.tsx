import { Link, useSearchParams } from 'react-router';
import type { EvidenceAnswer } from '#shared/api/evidence.ts';
import { useDesk } from '../../ui/desk.ts';

interface Choice {
  readonly label: string;
  readonly counted: string | null;
  readonly reason: string | null;
}

/** All, what counts, what does not, and what is left out for one reason: each a link. */
export const EvidenceShow = ({ answer }: { readonly answer: EvidenceAnswer }) => {
  const { words } = useDesk();
  const { show, counted, reasonCount } = words.evidence;
  const [search] = useSearchParams();
  const now = { counted: search.get('counted'), reason: search.get('reason') };
  const choices: Choice[] = [
    { label: show.all, counted: null, reason: null },
    { label: counted(answer.n), counted: 'true', reason: null },
    ...answer.counts.map(({ reason, count }) => ({
      label: reasonCount(reason, count),
      counted: null,
      reason,
    })),
  ];
  const to = (choice: Choice): string => {
    const query = new URLSearchParams(search);
    query.delete('cursor');
    for (const name of ['counted', 'reason'] as const) {
      const value = choice[name];
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    return `?${query}`;
  };
  return (
    <nav className="choices" aria-label={show.label}>
      {choices.map((choice) => (
        <Link
          key={`${choice.counted} ${choice.reason}`}
          to={to(choice)}
          aria-current={choice.counted === now.counted && choice.reason === now.reason ? 'true' : undefined}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
};
