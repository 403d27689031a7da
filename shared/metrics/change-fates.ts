/** Whether a change that a deployment carried counts as delivered by it, and why not. */
export const changeFates = {
  counted: 0,
  merge: 1,
  baseline: 2,
  'roll-back': 3,
  negative: 4,
  /** Another commit had brought it to production before: a cherry-pick, or what it was picked from. */
  'cherry-pick': 5,
  /** Another deployment brought it to production: it counts there, and is not listed as left out here. */
  repeated: 6,
  /** Only deployments of what was in production already carried it. */
  're-deployment': 7,
} as const;
export type ChangeFate = keyof typeof changeFates;
