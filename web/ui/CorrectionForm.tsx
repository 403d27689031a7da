import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { CorrectionBody } from '#shared/api/corrections.ts';
import type { DeploymentKey, LinkVerdict } from '#shared/facts.ts';
import { ApiError } from '../api/api.ts';
import { useDesk } from './desk.ts';

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

type Standing = { readonly name: 'asking' | 'sending' | 'saved' } | { readonly name: 'refused'; why: string };

const field = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

const bodyOf = (form: FormData, { subject, candidates = [] }: CorrectionFormProps): CorrectionBody => {
  const verdict = field(form, 'verdict') as LinkVerdict;
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
  const client = useQueryClient();
  const group = useId();
  const [standing, setStanding] = useState<Standing>({ name: 'asking' });
  const [asksToken, setAsksToken] = useState(false);
  const [verdict, setVerdict] = useState(props.verdicts[0]?.verdict);
  const { correct } = words.events;
  const candidates = props.candidates ?? [];
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const token = field(form, 'token');
    setStanding({ name: 'sending' });
    try {
      await api.correct(bodyOf(form, props), token === '' ? null : token);
      setStanding({ name: 'saved' });
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) setAsksToken(true);
      setStanding({ name: 'refused', why: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <details className="correct">
      <summary>{correct.open}</summary>
      <form onSubmit={(event) => void send(event)}>
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
        <label>
          <span>{correct.by}</span>
          <input name="by" required maxLength={200} autoComplete="name" />
        </label>
        <label className="wide">
          <span>{correct.reason}</span>
          <input name="reason" required maxLength={2_000} autoComplete="off" />
        </label>
        {asksToken && (
          <label className="wide">
            <span>{correct.token}</span>
            <input name="token" type="password" autoComplete="off" aria-describedby={`${group}-token`} />
            <span id={`${group}-token`} className="row-state">
              {correct.tokenHint}
            </span>
          </label>
        )}
        <button type="submit" disabled={standing.name === 'sending'}>
          {standing.name === 'sending' ? correct.sending : correct.send}
        </button>
      </form>
      <p role="status">
        {standing.name === 'saved' && correct.saved}
        {standing.name === 'refused' && <span className="row-trouble">{correct.refused(standing.why)}</span>}
      </p>
    </details>
  );
};
