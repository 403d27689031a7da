import { type RefObject, useEffect } from 'react';
import type { NoteBody } from '#shared/api/notes.ts';
import { noteKinds } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import { useDesk } from '../../ui/desk.ts';
import { NameField, SendButton, SendingState, TokenField } from '../../ui/SendingParts.tsx';
import { field, useSending } from '../../ui/use-sending.ts';
import { addDays, dayStart } from '../../words/day-start.ts';
import { dayText } from '../../words/day-text.ts';

/** The period that a note is about. */
export interface NotePlace {
  readonly name: string;
  readonly fromMs: number;
}

interface NoteFormProps {
  readonly place: NotePlace;
  /** The service that is shown; null for all. */
  readonly service: string | null;
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

/** The beginning of a day of the team, as the API takes it. */
const instantOf = (day: string, zone: string): string => isoInstant(dayStart(day, zone));

const bodyOf = (form: FormData, service: string | null, zone: string): NoteBody => {
  const until = field(form, 'until');
  return {
    kind: noteKinds.find((kind) => kind === field(form, 'kind')) ?? 'change',
    at: instantOf(field(form, 'at'), zone),
    // The last day is in it whole.
    ...(until === '' ? {} : { until: instantOf(addDays(until, 1), zone) }),
    ...(service === null ? {} : { service }),
    text: field(form, 'text'),
    by: field(form, 'by'),
  };
};

/** Writes down what happened in the chosen period: what was changed, why it was odd, or that the process is another. */
export const NoteForm = ({ place, service, dialog }: NoteFormProps) => {
  const { api, words, zone } = useDesk();
  const { write } = words.trends;
  const sending = useSending((form, token) => api.writeNote(bodyOf(form, service, zone), token));
  const isSaved = sending.standing.name === 'saved';
  useEffect(() => {
    if (isSaved) dialog.current?.close();
  }, [isSaved, dialog]);
  return (
    <form className="small-form" onSubmit={sending.submit}>
      <h2>{write.heading(place.name)}</h2>
      <fieldset>
        <legend>{write.kind}</legend>
        {noteKinds.map((kind, at) => (
          <label key={kind} className="check">
            <input type="radio" name="kind" value={kind} defaultChecked={at === 0} />
            <span>{write.kinds[kind]}</span>
          </label>
        ))}
      </fieldset>
      <label>
        <span>{write.from}</span>
        <input type="date" name="at" required defaultValue={dayText(place.fromMs, zone)} />
      </label>
      <label>
        <span>{write.to}</span>
        <input type="date" name="until" />
      </label>
      <label className="wide">
        <span>{write.text}</span>
        <input name="text" required maxLength={2_000} autoComplete="off" />
      </label>
      <NameField />
      <TokenField sending={sending} />
      <p className="buttons">
        <SendButton sending={sending} />
        <button type="button" onClick={() => dialog.current?.close()}>
          {write.cancel}
        </button>
      </p>
      <SendingState sending={sending} saved={words.trends.write.saved} />
    </form>
  );
};
