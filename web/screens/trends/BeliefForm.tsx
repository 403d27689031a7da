import { beliefs } from '#shared/facts.ts';
import { useDesk } from '../../ui/desk.ts';
import { NameField, SendButton, SendingState, TokenField } from '../../ui/SendingParts.tsx';
import { field, useSending } from '../../ui/use-sending.ts';

/** What somebody believes of a note, by name. */
export const BeliefForm = ({ note }: { readonly note: number }) => {
  const { api, words } = useDesk();
  const { near } = words.trends;
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
        <SendButton sending={sending} />
      </form>
      <SendingState sending={sending} saved={words.trends.write.saved} />
    </details>
  );
};
