import { didYouMean } from '#shared/nearest.ts';
import type { Field } from './field.ts';
import { isLabelName } from './label-name.ts';
import { type Fields, parseWhole } from './read-values.ts';
import {
  checkRelabelRule,
  defaultRelabelRule,
  type RelabelAction,
  type RelabelRule,
  relabelActions,
} from './relabel-rule.ts';

const keys = Object.keys(defaultRelabelRule);

/** `$1` and `${name}` belong to the rule here: no variables are put in. */
const readText = (fields: Fields, key: keyof RelabelRule, fallback: string): string =>
  fields.get(key)?.parseAsWritten((text) => text, fallback) ?? fallback;

const parseAction = (text: string): RelabelAction => {
  const action = relabelActions.find((known) => known === text.toLowerCase());
  if (action !== undefined) return action;
  throw new Error(`there is no action "${text}"${didYouMean(text, relabelActions)}`);
};

const parseLabelName = (text: string): string => {
  if (isLabelName(text)) return text;
  throw new Error(`"${text}" cannot name a label`);
};

/** Null where something of it is faulty. */
const readRule = (field: Field): RelabelRule | null => {
  const fields = field.fields(keys);
  const given = fields.get('action');
  const action = given === undefined ? defaultRelabelRule.action : given.parse(parseAction, null);
  if (action === null) return null;
  const names = fields.get('sourceLabels')?.items() ?? [];
  const rule = {
    action,
    sourceLabels: names.map((name) => name.parseAsWritten(parseLabelName, 'a')),
    separator: readText(fields, 'separator', defaultRelabelRule.separator),
    regex: readText(fields, 'regex', defaultRelabelRule.regex),
    targetLabel: readText(fields, 'targetLabel', defaultRelabelRule.targetLabel),
    replacement: readText(fields, 'replacement', defaultRelabelRule.replacement),
    modulus: fields.get('modulus')?.parse(parseWhole(1, Number.MAX_SAFE_INTEGER), 1) ?? 0,
  };
  const fault = checkRelabelRule(rule);
  if (fault === null) return rule;
  field.report(fault);
  return null;
};

/** A list of relabelling rules, in their order. Faulty ones are reported and left out. */
export const readRelabel = (fields: Fields, key: string): readonly RelabelRule[] =>
  (fields.get(key)?.items() ?? []).map(readRule).filter((rule) => rule !== null);
