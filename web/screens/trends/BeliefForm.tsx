import { beliefs } from '#shared/facts.ts';
import { useDesk } from '../../ui/desk.ts';
import { NameField, SendingState, TokenField } from './SendingParts.tsx';
import { field, useSending } from './use-sending.ts';

/** What somebody believes of a note, by name. */
export const BeliefForm = ({ note }: { readonly note: number }) => {
  const { api, words } = useDesk();
  const { near, write } = words.trends;
  const sending = useSending((form, token) => {
    const belief = beliefs.find((each) => each === field(form, 'belief')) ?? 'unsure';
    return api.believe(note, { belief, by: field(form, 'by') }, token);
  });
  return (
    <details className="believe">
      <summary>{near.mark}</summary>
      <form className="small-form" onSubmit={sending.submit}>
        <fieldset>
          <legend>{near.question}</legend>
          {beliefs.map((each) => (
            <label key={each} className="check">
              <input type="radio" name="belief" value={each} required />
              <span>{near.belief[each]}</span>
            </label>
          ))}
        </fieldset>
        <NameField />
        <TokenField sending={sending} />
        <button type="submit" disabled={sending.standing.name === 'sending'}>
          {write.send}
        </button>
      </form>
      <SendingState sending={sending} />
    </details>
  );
};
