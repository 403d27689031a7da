/** The window of a question that names none, where nothing is agreed that would: by what its metric needs. */
export const usualWindow = { tallies: '30d', deliveries: '28d' } as const;
