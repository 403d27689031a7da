import { useState } from 'react';
import type { BaselineBody } from '#shared/api/notes.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';
import { DecisionForm } from './DecisionForm.tsx';

type Decision = BaselineBody['decision'];

/** Asks the team whether a usual range that a run of eight proposed is to hold. */
export const ProposedBar = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { words, moments } = useDesk();
  const { proposed } = words.trends;
  const [chosen, setChosen] = useState<Decision | null>(null);
  const baseline = answer.main.behaviour.baselines.findLast(({ status }) => status === 'proposed');
  if (baseline === undefined) return null;
  const choice = (decision: Decision, text: string) => (
    <button
      type="button"
      aria-expanded={chosen === decision}
      onClick={() => setChosen(chosen === decision ? null : decision)}
    >
      {text}
    </button>
  );
  return (
    <div className="proposed">
      <p>{proposed.since(moments.day(Date.parse(baseline.start)))}</p>
      <p className="proposed-choice">
        {choice('confirmed', proposed.confirm)}
        {choice('sent-back', proposed.sendBack)}
      </p>
      {chosen !== null && (
        <DecisionForm key={chosen} answer={answer} start={baseline.start} decision={chosen} />
      )}
    </div>
  );
};
