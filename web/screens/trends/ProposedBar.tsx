import { useState } from 'react';
import type { BaselineBody } from '#shared/api/notes.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';
import { NameField, SendButton, SendingState, TokenField } from '../../ui/SendingParts.tsx';
import { field, useSending } from '../../ui/use-sending.ts';

/** Asks the team whether a usual range that a run of eight proposed is to hold. */
export const ProposedBar = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { api, words, moments } = useDesk();
  const { proposed } = words.trends;
  const [decision, setDecision] = useState<BaselineBody['decision'] | null>(null);
  const { main, scope, objective } = answer;
  const baseline = main.behaviour.baselines.findLast(({ status }) => status === 'proposed');
  const sending = useSending((form, token) => {
    const body: BaselineBody = {
      metric: main.metric,
      scope: scope.id,
      ...(objective === null ? {} : { objective }),
      by: main.by,
      start: baseline?.start ?? '',
      decision: decision ?? 'confirmed',
      reason: field(form, 'reason'),
      decidedBy: field(form, 'by'),
    };
    return api.decideBaseline(body, token);
  });
  if (baseline === undefined) return null;
  return (
    <div className="proposed">
      <p>{proposed.since(moments.day(Date.parse(baseline.start)))}</p>
      <p className="proposed-choice">
        <button
          type="button"
          aria-expanded={decision === 'confirmed'}
          onClick={() => setDecision(decision === 'confirmed' ? null : 'confirmed')}
        >
          {proposed.confirm}
        </button>
        <button
          type="button"
          aria-expanded={decision === 'sent-back'}
          onClick={() => setDecision(decision === 'sent-back' ? null : 'sent-back')}
        >
          {proposed.sendBack}
        </button>
      </p>
      {decision !== null && (
        <form key={decision} className="small-form" onSubmit={sending.submit}>
          {decision === 'sent-back' && (
            <label className="wide">
              <span>{proposed.why}</span>
              <input name="reason" required maxLength={2_000} autoComplete="off" />
            </label>
          )}
          <NameField />
          <TokenField sending={sending} />
          <SendButton
            sending={sending}
            send={decision === 'confirmed' ? proposed.confirm : proposed.sendBack}
          />
        </form>
      )}
      <SendingState sending={sending} saved={words.trends.write.saved} />
    </div>
  );
};
