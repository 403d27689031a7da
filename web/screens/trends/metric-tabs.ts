/** The metrics that every team has, in the order of their tabs. Others are reached through the glossary. */
export const tabMetrics = [
  'lead-time',
  'deployment-frequency',
  'change-failure-rate',
  'time-to-restore',
  'availability',
] as const;
