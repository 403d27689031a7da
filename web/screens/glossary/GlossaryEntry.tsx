import type { GlossaryItem } from '#shared/api/glossary.ts';
import { useDesk } from '../../ui/desk.ts';
import { webAddress } from '../../ui/web-address.ts';
import { type Language, secondLanguage } from '../../words/language.ts';

interface MeaningProps {
  readonly term: GlossaryItem;
  readonly language: Language;
  /** A heading once: the second language repeats it. */
  readonly title: 'h3' | 'p';
}

const Meaning = ({ term, language, title: Title }: MeaningProps) => (
  <div lang={language}>
    <Title className="glossary-title">{term.title[language]}</Title>
    <p>{term.meaning[language]}</p>
    {term.formula !== null && <p className="faint">{term.formula[language]}</p>}
  </div>
);

const Source = ({ source }: { readonly source: string }) => {
  const { words } = useDesk();
  const address = webAddress(source);
  return (
    <p className="glossary-source">
      {words.glossary.source}:{' '}
      {address === null ? <span lang="en">{source}</span> : <a href={address}>{address}</a>}
    </p>
  );
};

/** One word: the reader's language first, the other beside it, since the audience mixes. */
export const GlossaryEntry = ({ term }: { readonly term: GlossaryItem }) => {
  const { language } = useDesk();
  return (
    <article className="glossary-entry" id={term.id} tabIndex={-1}>
      <Meaning term={term} language={language} title="h3" />
      <Meaning term={term} language={secondLanguage(language)} title="p" />
      {term.source !== null && <Source source={term.source} />}
    </article>
  );
};
