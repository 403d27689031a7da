import { useDesk } from '../../ui/desk.ts';

export const GlossaryScreen = () => {
  const { words } = useDesk();
  return <h1>{words.glossary.page}</h1>;
};
