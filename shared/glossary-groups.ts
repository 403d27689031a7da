/** Where a term belongs on the page of all of them, in the order of the page. */
export const glossaryGroups = ['promise', 'delivery', 'judgement'] as const;
export type GlossaryGroup = (typeof glossaryGroups)[number];
