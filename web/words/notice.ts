import type { WallNotice } from '#shared/api/wall.ts';

const urgent: readonly string[] = ['config-refused', 'agreement-differs'];

/** Whether the board itself is not as somebody wants it, which is said before anything else. */
export const isUrgent = ({ code }: WallNotice): boolean => urgent.includes(code);
