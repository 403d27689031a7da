import { isLabelName } from './label-name.ts';
import { compileRelabelPattern } from './relabel-pattern.ts';

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

/** What stands where a rule says nothing. */
export const defaultRelabelRule: RelabelRule = {
  action: 'replace',
  sourceLabels: [],
  separator: ';',
  regex: '(.*)',
  targetLabel: '',
  replacement: '$1',
  modulus: 0,
};

const namesTarget: ReadonlySet<RelabelAction> = new Set([
  'replace',
  'hashmod',
  'lowercase',
  'uppercase',
  'keepequal',
  'dropequal',
]);
const takesNoReplacement: ReadonlySet<RelabelAction> = new Set([
  'lowercase',
  'uppercase',
  'keepequal',
  'dropequal',
]);

/** Keys that a rule sets to something else than their default. */
const keysSet = (rule: RelabelRule): Set<keyof RelabelRule> => {
  const keys = Object.keys(defaultRelabelRule) as (keyof RelabelRule)[];
  return new Set(keys.filter((key) => String(rule[key]) !== String(defaultRelabelRule[key])));
};

const checkTarget = ({ action, targetLabel }: RelabelRule): string | null => {
  if (!namesTarget.has(action)) return null;
  if (targetLabel === '') return `"${action}" needs a target label`;
  return isLabelName(targetLabel) ? null : `"${targetLabel}" cannot name a label`;
};

/** What the action would pass over in silence. */
const checkSuperfluous = (rule: RelabelRule): string | null => {
  const { action } = rule;
  const set = keysSet(rule);
  const equal = action === 'keepequal' || action === 'dropequal';
  if (equal && (set.has('regex') || set.has('modulus') || set.has('separator') || set.has('replacement')))
    return `"${action}" takes source labels and a target label, and nothing else`;
  const byName = action === 'labeldrop' || action === 'labelkeep';
  const others = ['sourceLabels', 'targetLabel', 'modulus', 'separator', 'replacement'] as const;
  if (byName && others.some((key) => set.has(key))) return `"${action}" takes a regex, and nothing else`;
  if (takesNoReplacement.has(action) && set.has('replacement')) return `"${action}" takes no replacement`;
  return null;
};

const checkPattern = (regex: string): string | null => {
  try {
    compileRelabelPattern(regex);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/**
 * What Prometheus would refuse a rule for, as a sentence for the reader; null for a good one. Keys are named in
 * plain words, for they are spelt differently in different files.
 *
 * @example checkRelabelRule({ ...defaultRelabelRule, action: 'hashmod', targetLabel: 'a' })
 * // '"hashmod" needs a modulus of 1 or more'
 */
export const checkRelabelRule = (rule: RelabelRule): string | null => {
  const { action, modulus, replacement, sourceLabels } = rule;
  if (action === 'hashmod' && modulus === 0) return '"hashmod" needs a modulus of 1 or more';
  if (!Number.isSafeInteger(modulus) || modulus < 0) return `a modulus is a whole number, not ${modulus}`;
  const unnamed = sourceLabels.find((name) => !isLabelName(name));
  if (unnamed !== undefined) return `"${unnamed}" cannot name a label`;
  if (action === 'labelmap' && !isLabelName(replacement)) return `"${replacement}" cannot name a label`;
  return checkTarget(rule) ?? checkSuperfluous(rule) ?? checkPattern(rule.regex);
};
