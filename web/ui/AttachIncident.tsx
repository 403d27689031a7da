import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { IncidentBody } from '#shared/api/incidents.ts';
import type { StatementLine } from '#shared/api/statement.ts';
import { ApiError } from '../api/api.ts';
import { lineWhen } from '../words/statement-text.ts';
import { burningIncident } from './burning-incident.ts';
import { useDesk } from './desk.ts';

interface AttachIncidentProps {
  /** Burning that no incident explains. */
  readonly line: StatementLine;
  readonly service: string;
  /** The incident is kept: this form goes as soon as the line has its name. */
  readonly onAttached: () => void;
}

type Standing = { readonly name: 'asking' | 'sending' } | { readonly name: 'refused'; why: string };

const field = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

const bodyOf = (
  form: FormData,
  { line, service }: Pick<AttachIncidentProps, 'line' | 'service'>,
): IncidentBody =>
  burningIncident(line, service, {
    title: field(form, 'title'),
    severity: Number(field(form, 'severity')),
    by: field(form, 'by'),
  });

const Fields = () => {
  const { attach } = useDesk().words.budget;
  return (
    <>
      <label className="wide">
        <span>{attach.title}</span>
        <input name="title" required maxLength={1_000} autoComplete="off" />
      </label>
      <label>
        <span>{attach.severity}</span>
        <select name="severity" defaultValue="2" className="attach-severity">
          {attach.severities.map((label, index) => (
            <option key={label} value={index + 1}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{attach.by}</span>
        <input name="by" required maxLength={200} autoComplete="name" />
      </label>
    </>
  );
};

const Token = () => {
  const { correct } = useDesk().words.events;
  const hint = useId();
  return (
    <label className="wide">
      <span>{correct.token}</span>
      <input name="token" type="password" autoComplete="off" aria-describedby={hint} />
      <span id={hint} className="row-state">
        {correct.tokenHint}
      </span>
    </label>
  );
};

/** How a person says which incident a burning was. Where the board asks for a token, so does the form. */
export const AttachIncident = (props: AttachIncidentProps) => {
  const desk = useDesk();
  const { api, words } = desk;
  const client = useQueryClient();
  const [standing, setStanding] = useState<Standing>({ name: 'asking' });
  const [asksToken, setAsksToken] = useState(false);
  const { attach } = words.budget;
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const token = field(form, 'token');
    setStanding({ name: 'sending' });
    try {
      await api.tellIncident(bodyOf(form, props), token === '' ? null : token);
      props.onAttached();
      await client.invalidateQueries();
      setStanding({ name: 'asking' });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) setAsksToken(true);
      setStanding({ name: 'refused', why: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <details className="correct attach">
      <summary>{attach.open}</summary>
      <form onSubmit={(event) => void send(event)}>
        <Fields />
        {asksToken && <Token />}
        <p className="attach-times">{attach.times(lineWhen(props.line, desk, words))}</p>
        <button type="submit" disabled={standing.name === 'sending'}>
          {standing.name === 'sending' ? attach.sending : attach.send}
        </button>
      </form>
      <p role="status">
        {standing.name === 'refused' && <span className="row-trouble">{attach.refused(standing.why)}</span>}
      </p>
    </details>
  );
};
