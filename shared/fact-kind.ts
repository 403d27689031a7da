/** A kind of fact that figures rest on; what a board must have heard of before they say anything. */
export const factKinds = ['observations', 'releases', 'changes', 'incidents', 'waiting'] as const;
export type FactKind = (typeof factKinds)[number];
