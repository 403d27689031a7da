import { useDesk } from '../../ui/desk.ts';
import { CopyBox } from './CopyBox.tsx';
import type { Snippet, SnippetPlace } from './snippets/snippet.ts';

interface SnippetListProps<Id extends string> {
  readonly title: string;
  readonly snippets: readonly Snippet<Id>[];
  /** What is to be done around the texts, by snippet. */
  readonly hints: Readonly<Record<Id, string>>;
  readonly place: SnippetPlace;
}

/** Ways to tell the board, one below the other, each opened where it is wanted. */
export const SnippetList = <Id extends string>({ title, snippets, hints, place }: SnippetListProps<Id>) => {
  const { words } = useDesk();
  return (
    <section className="snippets" aria-label={title}>
      <h3>{title}</h3>
      {snippets.map(({ id, name, boxes }) => (
        <details key={id} className="snippet">
          <summary>{words.setup.snippets.name(id, name)}</summary>
          <p className="prose">{hints[id]}</p>
          {boxes.map(({ goesTo, text }, index) => (
            <CopyBox
              key={boxes.slice(0, index + 1).length}
              label={words.setup.snippets.goesTo(goesTo)}
              text={text(place)}
            />
          ))}
        </details>
      ))}
    </section>
  );
};
