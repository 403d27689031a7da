/** Words of the budget statement. */
export const enBudget = {
  page: 'Budget statement',
};
