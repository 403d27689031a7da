import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import type { GlossaryAnswer, GlossaryItem } from '#shared/api/glossary.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { pageLink } from '../../ui/event-links.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Section } from '../../ui/Section.tsx';
import { withParams } from '../../ui/with-params.ts';
import { GlossaryEntry } from './GlossaryEntry.tsx';
import { groupTerms, termsWith } from './shown-terms.ts';

/** The browser finds an anchor only in what is there when the page is opened. */
const useAnchor = (items: readonly GlossaryItem[]): void => {
  const { hash } = useLocation();
  useEffect(() => {
    if (!items.some(({ id }) => `#${id}` === hash)) return;
    const entry = document.getElementById(hash.slice(1));
    entry?.scrollIntoView();
    // What is read on, by keyboard and aloud, begins there.
    entry?.focus({ preventScroll: true });
  }, [hash, items]);
};

const Glossary = ({ answer }: { readonly answer: GlossaryAnswer }) => {
  const { words, kept } = useDesk();
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const ask = (q: string): void =>
    setSearch((before) => withParams(before, { q: q || null }), { replace: true });
  const shown = termsWith(answer.items, text);
  const heading = words.glossary.heading(shown.length, answer.items.length);
  useAnchor(answer.items);
  return (
    <>
      <PageTitle state={heading} page={words.glossary.page} />
      <h1>{words.glossary.page}</h1>
      <p className="prose">{words.glossary.lead}</p>
      <SearchField className="search-field" label={words.glossary.search} q={text} onAsk={ask} />
      <p className="faint" role="status">
        {heading}
      </p>
      {shown.length === 0 && (
        <p className="empty">
          {words.glossary.nothing(text)}{' '}
          <Link to={pageLink('/glossary', {}, kept)}>{words.glossary.all}</Link>
        </p>
      )}
      {groupTerms(shown).map(({ group, terms }) => (
        <Section key={group} title={words.glossary.groups[group]}>
          {terms.map((term) => (
            <GlossaryEntry key={term.id} term={term} />
          ))}
        </Section>
      ))}
    </>
  );
};

/** What the words on the screens mean, in both languages side by side. */
export const GlossaryScreen = () => {
  const { queries } = useDesk();
  const query = useQuery(queries.glossary());
  return <Answer query={query}>{(answer) => <Glossary answer={answer} />}</Answer>;
};
