import { useDesk } from './desk.ts';
import { PageTitle } from './PageTitle.tsx';

/** While a page's answer, or the page itself, is awaited. */
export const Loading = () => {
  const { words } = useDesk();
  return (
    <p className="loading" role="status">
      <PageTitle state={words.loading} page={words.nav.brand} />
      {words.loading}
    </p>
  );
};
