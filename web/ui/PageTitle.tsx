import { useDesk } from './desk.ts';

/** The page's title, which starts with the state; React moves it to the head. */
export const PageTitle = ({ state, page }: { readonly state: string; readonly page: string }) => {
  const { words } = useDesk();
  return <title>{words.title(state, page)}</title>;
};
