import type { TargetGroup } from './discovery-config.ts';
import type { Field } from './field.ts';
import { isLabelName } from './label-name.ts';
import { parseText } from './read-values.ts';

/** Labels under their names. */
export const readLabels = (field: Field | undefined): Record<string, string> => {
  const labels = new Map<string, string>();
  for (const [name, value] of field?.entries() ?? []) {
    if (isLabelName(name))
      labels.set(
        name,
        value.parse((text) => text, ''),
      );
    else value.reportKey(`"${name}" cannot name a label`);
  }
  return Object.fromEntries(labels);
};

/** Where relabelling makes an address of it, a target may be any text. */
const createTargetParser = (isRelabelled: boolean) => (text: string) => {
  if (!isRelabelled && text.includes('/')) {
    throw new Error(`"${text}" is no host:port; what comes after it is given by "scheme" and "metricsPath"`);
  }
  return parseText(text);
};

/**
 * Targets that are written down: `host:port`, or groups of them with labels.
 *
 * @param isRelabelled whether rules change them before they are asked
 */
export const readTargetGroups = (field: Field, isRelabelled: boolean): readonly TargetGroup[] => {
  const parseTarget = createTargetParser(isRelabelled);
  const readTargets = (items: readonly Field[]): string[] =>
    items.map((item) => item.parse(parseTarget, null)).filter((target) => target !== null);
  const items = field.items();
  const groups = items
    .filter(({ kind }) => kind === 'a mapping')
    .map((item) => {
      const fields = item.fields(['targets', 'labels']);
      if (!fields.has('targets')) item.report('a group of targets needs "targets"');
      return {
        targets: readTargets(fields.get('targets')?.items() ?? []),
        labels: readLabels(fields.get('labels')),
      };
    });
  const alone = readTargets(items.filter(({ kind }) => kind !== 'a mapping'));
  return alone.length === 0 ? groups : [{ targets: alone, labels: {} }, ...groups];
};
