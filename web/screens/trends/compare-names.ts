/** The rows of a comparison, as the address names them. */
export const compareNames = ['sprint', 'quarter', '2q'] as const;

/** As the API names one: `two-quarters` is `2q` in an address. */
export const compareName = (name: string): string => (name === 'two-quarters' ? '2q' : name);
