import { useDesk } from '../../ui/desk.ts';

export const TrendsScreen = () => {
  const { words } = useDesk();
  return <h1>{words.trends.page}</h1>;
};
