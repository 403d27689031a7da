import { useState } from 'react';
import type { CorrectionBody } from '#shared/api/corrections.ts';
import type { DeploymentKey, LinkVerdict } from '#shared/facts.ts';
import { useDesk } from './desk.ts';
import { NameField, SendButton, SendingState, TokenField } from './SendingParts.tsx';
import { field, useSending } from './use-sending.ts';

/** A release that a person may name. */
export interface Candidate extends DeploymentKey {
  readonly label: string;
}

interface CorrectionFormProps {
  readonly subject: Pick<CorrectionBody, 'service' | 'incident' | 'deployment'>;
  readonly verdicts: readonly { readonly verdict: LinkVerdict; readonly label: string }[];
  /** What `caused-by` may name. */
  readonly candidates?: readonly Candidate[];
}

const bodyOf = (
  form: FormData,
  verdict: LinkVerdict,
  { subject, candidates = [] }: CorrectionFormProps,
): CorrectionBody => {
  const named = verdict === 'caused-by' ? candidates[Number(field(form, 'release'))] : undefined;
  const { service, environment, id } = named ?? {};
  return {
    ...subject,
    verdict,
    ...(service === undefined || environment === undefined || id === undefined
      ? {}
      : { deployment: { service, environment, id } }),
    by: field(form, 'by'),
    reason: field(form, 'reason'),
  };
};

/** How a person corrects what the rules made of a link. Where the board asks for a token, so does the form. */
export const CorrectionForm = (props: CorrectionFormProps) => {
  const { api, words } = useDesk();
  const [verdict, setVerdict] = useState(props.verdicts[0]?.verdict);
  const { correct } = words.events;
  const candidates = props.candidates ?? [];
  const sending = useSending(async (form, token) => {
    if (verdict !== undefined) await api.correct(bodyOf(form, verdict, props), token);
  });
  return (
    <details className="correct">
      <summary>{correct.open}</summary>
      <form onSubmit={sending.submit}>
        <fieldset>
          <legend>{correct.verdict}</legend>
          {props.verdicts.map((each) => (
            <label key={each.verdict} className="check">
              <input
                type="radio"
                name="verdict"
                value={each.verdict}
                checked={verdict === each.verdict}
                onChange={() => setVerdict(each.verdict)}
              />
              <span>{each.label}</span>
            </label>
          ))}
        </fieldset>
        {verdict === 'caused-by' && candidates.length > 0 && (
          <label>
            <span>{correct.release}</span>
            <select name="release">
              {candidates.map((candidate, at) => (
                <option key={`${candidate.service} ${candidate.environment} ${candidate.id}`} value={at}>
                  {candidate.label}
                </option>
              ))}
            </select>
          </label>
        )}
        <NameField />
        <label className="wide">
          <span>{correct.reason}</span>
          <input name="reason" required maxLength={2_000} autoComplete="off" />
        </label>
        <TokenField sending={sending} />
        <SendButton sending={sending} />
      </form>
      <SendingState sending={sending} saved={correct.saved} />
    </details>
  );
};
