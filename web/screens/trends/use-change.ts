import { useNavigate, useSearchParams } from 'react-router';
import { withParams } from '../../ui/with-params.ts';

/** Changes what the address asks for; null takes a parameter away. The chosen point belongs to what was shown. */
export const useChange = (): ((changes: Readonly<Record<string, string | null>>) => void) => {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  return (changes) =>
    void navigate(withParams(search, { point: null, ...changes }) || '?', { preventScrollReset: true });
};
