export const relabelActions = [
  'replace',
  'keep',
  'drop',
  'keepequal',
  'dropequal',
  'hashmod',
  'labelmap',
  'labeldrop',
  'labelkeep',
  'lowercase',
  'uppercase',
] as const;
export type RelabelAction = (typeof relabelActions)[number];

/** One step of relabelling, as Prometheus means it; every default is filled in. */
export interface RelabelRule {
  readonly action: RelabelAction;
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  /** RE2; matches the whole text. */
  readonly regex: string;
  readonly targetLabel: string;
  readonly replacement: string;
  /** For `hashmod`; 0 for other actions. */
  readonly modulus: number;
}
