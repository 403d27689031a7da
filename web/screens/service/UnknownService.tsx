import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';

const LONGEST_SHOWN = 80;

/** Where an address names a service that the board does not have. */
export const UnknownService = ({ name }: { readonly name: string }) => {
  const { words, kept } = useDesk();
  const { unknown } = words.service;
  const letters = [...name];
  const shown = letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN - 1).join('')}…` : name;
  return (
    <section className="trouble">
      <PageTitle state={unknown.heading} page={words.nav.brand} />
      <h1>{unknown.heading}</h1>
      <p>{unknown.named(shown)}</p>
      <p>{unknown.why}</p>
      <p>
        <Link to={`/services${kept}`}>{words.error.back}</Link>
      </p>
    </section>
  );
};
