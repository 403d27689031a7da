import { useDesk } from '../../ui/desk.ts';

export const BudgetScreen = () => {
  const { words } = useDesk();
  return <h1>{words.budget.page}</h1>;
};
