/** Words of what stands around every page at a desk. */
export const enFrame = {};
