import type { LabelPair } from '#shared/selector.ts';
import { isLabelName } from '../../config/label-name.ts';
import type { RelabelAction, RelabelRule } from '../../config/relabel-rule.ts';
import { expandTemplate } from './expand-template.ts';
import { hashModulus } from './hash-modulus.ts';
import { LabelBuilder } from './label-builder.ts';
import { lowercase, uppercase } from './letter-case.ts';
import { createRememberedPattern, type RememberedPattern } from './remembered-pattern.ts';

/** Labels after all rules; null where a rule drops what they belong to. */
export type Relabel = (labels: Iterable<LabelPair>) => LabelPair[] | null;

/** A rule at work on labels. `source` is what its source labels hold, joined. False: dropped. */
type Step = (labels: LabelBuilder, source: string) => boolean;

function createReplace({ targetLabel, replacement }: RelabelRule, pattern: RememberedPattern): Step {
  return (labels, source) => {
    const groups = pattern.find(source);
    if (groups === null) return true;
    const name = expandTemplate(targetLabel, groups);
    if (isLabelName(name)) labels.set(name, expandTemplate(replacement, groups));
    return true;
  };
}

function createLabelMap({ replacement }: RelabelRule, pattern: RememberedPattern): Step {
  return (labels) => {
    for (const [name, value] of labels.labels()) {
      const groups = pattern.find(name);
      if (groups !== null) labels.set(expandTemplate(replacement, groups), value);
    }
    return true;
  };
}

/** Sets the target label to something made of the source. */
function createSetting({ targetLabel }: RelabelRule, make: (source: string) => string): Step {
  return (labels, source) => {
    labels.set(targetLabel, make(source));
    return true;
  };
}

/** Takes the labels away whose name the pattern matches, or those whose name it does not. */
function createNameFilter(pattern: RememberedPattern, goes: boolean): Step {
  return (labels) => {
    for (const [name] of labels.labels()) if (pattern.matches(name) === goes) labels.set(name, '');
    return true;
  };
}

const STEPS: Readonly<Record<RelabelAction, (rule: RelabelRule, pattern: RememberedPattern) => Step>> = {
  replace: createReplace,
  keep: (_, pattern) => (_labels, source) => pattern.matches(source),
  drop: (_, pattern) => (_labels, source) => !pattern.matches(source),
  keepequal:
    ({ targetLabel }) =>
    (labels, source) =>
      labels.get(targetLabel) === source,
  dropequal:
    ({ targetLabel }) =>
    (labels, source) =>
      labels.get(targetLabel) !== source,
  hashmod: (rule) => createSetting(rule, (source) => String(hashModulus(source, rule.modulus))),
  lowercase: (rule) => createSetting(rule, lowercase),
  uppercase: (rule) => createSetting(rule, uppercase),
  labelmap: createLabelMap,
  labeldrop: (_, pattern) => createNameFilter(pattern, true),
  labelkeep: (_, pattern) => createNameFilter(pattern, false),
};

/**
 * Makes what takes labels through rules one after the other, as Prometheus does.
 *
 * @param rules as `checkRelabelRule` takes them
 * @throws Error where a pattern cannot be read
 * @example
 * const relabel = createRelabel([{ ...defaultRelabelRule, sourceLabels: ['a'], targetLabel: 'b' }]);
 * relabel([['a', 'x']]) // [['a', 'x'], ['b', 'x']]
 */
export function createRelabel(rules: readonly RelabelRule[]): Relabel {
  const steps = rules.map((rule) => ({
    rule,
    step: STEPS[rule.action](rule, createRememberedPattern(rule.regex)),
  }));
  return (given) => {
    const labels = new LabelBuilder(given);
    for (const { rule, step } of steps) {
      const source = rule.sourceLabels.map((name) => labels.get(name)).join(rule.separator);
      if (!step(labels, source)) return null;
    }
    return labels.labels();
  };
}
