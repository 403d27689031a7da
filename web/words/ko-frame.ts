import type { enFrame } from './en-frame.ts';

/** Words of what stands around every page at a desk. */
export const koFrame: typeof enFrame = {};
