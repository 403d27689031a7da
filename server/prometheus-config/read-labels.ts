import type { Field } from '../config/field.ts';
import { isLabelName } from '../config/label-name.ts';
import { parseUnicode } from './go-values.ts';

/** Labels by name. Names and values are checked as Prometheus 3 checks them. */
export const readLabels = (field: Field | undefined): ReadonlyMap<string, string> => {
  const labels = new Map<string, string>();
  for (const [name, value] of field?.entries() ?? []) {
    if (!isLabelName(name)) value.reportKey(`"${field?.name}" has a key that cannot name a label`);
    labels.set(name, value.kind === 'nothing' ? '' : value.parse(parseUnicode, ''));
  }
  return labels;
};
