import type { enBudget } from './en-budget.ts';

/** Words of the budget statement. */
export const koBudget: typeof enBudget = {
  page: '예산 명세',
};
