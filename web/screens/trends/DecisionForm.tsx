import type { BaselineBody } from '#shared/api/notes.ts';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { useDesk } from '../../ui/desk.ts';
import { NameField, SendButton, SendingState, TokenField } from '../../ui/SendingParts.tsx';
import { field, useSending } from '../../ui/use-sending.ts';

interface DecisionFormProps {
  readonly answer: TrendsAnswer;
  /** When the proposed range begins, as the answer says it. */
  readonly start: string;
  readonly decision: BaselineBody['decision'];
}

/** Confirms a proposed usual range by name, or sends it back with a reason. */
export const DecisionForm = ({ answer, start, decision }: DecisionFormProps) => {
  const { api, words } = useDesk();
  const { proposed, write } = words.trends;
  const { main, scope, objective } = answer;
  const isSentBack = decision === 'sent-back';
  const sending = useSending((form, token) => {
    const body: BaselineBody = {
      metric: main.metric,
      scope: scope.id,
      ...(objective === null ? {} : { objective }),
      by: main.by,
      start,
      decision,
      reason: field(form, 'reason'),
      decidedBy: field(form, 'by'),
    };
    return api.decideBaseline(body, token);
  });
  return (
    <>
      <form className="small-form" onSubmit={sending.submit}>
        {isSentBack && (
          <label className="wide">
            <span>{proposed.why}</span>
            <input name="reason" required maxLength={2_000} autoComplete="off" />
          </label>
        )}
        <NameField />
        <TokenField sending={sending} />
        <SendButton sending={sending} send={isSentBack ? proposed.sendBack : proposed.confirm} />
      </form>
      <SendingState sending={sending} saved={write.saved} />
    </>
  );
};
