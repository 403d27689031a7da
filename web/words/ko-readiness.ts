import type { enReadiness } from './en-readiness.ts';

/** Words of what each metric still needs. */
export const koReadiness: typeof enReadiness = {};
