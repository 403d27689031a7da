import type { Field } from '../config/field.ts';
import { type Fields, parseChoice } from '../config/read-values.ts';
import { compileRelabelPattern } from '../config/relabel-pattern.ts';
import {
  checkRelabelRule,
  defaultRelabelRule,
  type RelabelRule,
  relabelActions,
} from '../config/relabel-rule.ts';
import { parseCount, parseUnicode, readGo, readItems, readTexts } from './go-values.ts';

const known = [
  'source_labels',
  'separator',
  'regex',
  'modulus',
  'target_label',
  'replacement',
  'action',
] as const;

const parseAction = (text: string) => parseChoice(relabelActions)(text.toLowerCase());

/** A key without a value is Go's zero there, and not the default: `regex:` matches nothing but the empty text. */
const readText = (
  fields: Fields,
  key: (typeof known)[number],
  fallback: string,
  parse = parseUnicode,
): string => (fields.get(key)?.kind === 'nothing' ? '' : readGo(fields, key, parse, fallback));

const parsePattern = (text: string): string => {
  compileRelabelPattern(parseUnicode(text));
  return text;
};

const readRule = (field: Field): RelabelRule => {
  const fields = field.fields(known);
  return {
    action: readGo(fields, 'action', parseAction, defaultRelabelRule.action),
    sourceLabels: readTexts(fields, 'source_labels'),
    separator: readText(fields, 'separator', defaultRelabelRule.separator),
    regex: readText(fields, 'regex', defaultRelabelRule.regex, parsePattern),
    targetLabel: readText(fields, 'target_label', defaultRelabelRule.targetLabel),
    replacement: readText(fields, 'replacement', defaultRelabelRule.replacement),
    modulus: readGo(fields, 'modulus', parseCount, defaultRelabelRule.modulus),
  };
};

/** The rules under a key of a job. A rule without anything in it is a problem. */
export const readRelabelRules = (fields: Fields, key: string): readonly RelabelRule[] =>
  readItems(fields, key).flatMap((item) => {
    if (item.kind === 'nothing') {
      item.report(`"${item.name}" is an empty rule`);
      return [];
    }
    const rule = readRule(item);
    const fault = checkRelabelRule(rule);
    if (fault !== null) item.report(`"${item.name}": ${fault}`);
    return [rule];
  });
