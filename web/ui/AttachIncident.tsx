import type { IncidentBody } from '#shared/api/incidents.ts';
import type { StatementLine } from '#shared/api/statement.ts';
import { lineWhen } from '../words/statement-text.ts';
import { burningIncident } from './burning-incident.ts';
import { useDesk } from './desk.ts';
import { NameField, SendButton, SendingState, TokenField } from './SendingParts.tsx';
import { field, useSending } from './use-sending.ts';

interface AttachIncidentProps {
  /** Burning that no incident explains. */
  readonly line: StatementLine;
  readonly service: string;
  /** The incident is kept: this form goes as soon as the line has its name. */
  readonly onAttached: () => void;
}

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
      <NameField label={attach.by} />
    </>
  );
};

/** How a person says which incident a burning was. Where the board asks for a token, so does the form. */
export const AttachIncident = (props: AttachIncidentProps) => {
  const desk = useDesk();
  const { api, words } = desk;
  const { attach } = words.budget;
  const sending = useSending(async (form, token) => {
    await api.tellIncident(bodyOf(form, props), token);
    props.onAttached();
  });
  return (
    <details className="correct attach">
      <summary>{attach.open}</summary>
      <form onSubmit={sending.submit}>
        <Fields />
        <TokenField sending={sending} />
        <p className="attach-times">{attach.times(lineWhen(props.line, desk, words))}</p>
        <SendButton sending={sending} send={attach.send} busy={attach.sending} />
      </form>
      <SendingState sending={sending} refused={attach.refused} />
    </details>
  );
};
