import type { Field } from '../config/field.ts';
import { parseUnicode, readDuration, readGo } from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import { readLabels } from './read-labels.ts';
import { checkTimeout, readSharedSettings, type SharedSettings, sharedKeys } from './read-shared-settings.ts';

const reasons: Readonly<Record<string, string>> = {
  evaluation_interval: 'Andon has no recording or alerting rules',
  rule_query_offset: 'Andon has no recording or alerting rules',
  query_log_file: 'Andon answers no PromQL',
  external_labels: 'they name this Prometheus to others; Andon sends its samples nowhere',
};

const defaultIntervalSeconds = 60;
const defaultTimeoutSeconds = 10;

/** What holds for every job that says nothing else. */
export const readGlobal = (field: Field | undefined, leftOut: LeftOutList): SharedSettings => {
  const fields = field?.fields([...sharedKeys, ...Object.keys(reasons)]) ?? new Map<string, Field>();
  const settings = readSharedSettings(fields, leftOut);
  for (const key of ['evaluation_interval', 'rule_query_offset']) readDuration(fields, key);
  readGo(fields, 'query_log_file', parseUnicode, '');
  readLabels(fields.get('external_labels'));
  leftOut.addKeys(fields, reasons);
  const intervalSeconds = settings.intervalSeconds || defaultIntervalSeconds;
  checkTimeout(fields, settings.timeoutSeconds, intervalSeconds);
  const timeoutSeconds = settings.timeoutSeconds || Math.min(defaultTimeoutSeconds, intervalSeconds);
  return { ...settings, intervalSeconds, timeoutSeconds };
};
