import { readSeverity } from '../collect/webhooks/senders/severity.ts';
import type { Severity } from '../config/hook-config.ts';
import { type Call, UsageError } from './command.ts';

/**
 * The severity that an option gives as 1 to 4, `sev-1`, `P1` or a word such as `major`.
 *
 * @param fallback where the option is not given
 * @throws UsageError for what says no severity
 */
export const severityOption = ({ text }: Call, fallback: Severity): Severity => {
  const said = text('severity');
  if (said === undefined) return fallback;
  const severity = readSeverity([said], {});
  if (severity !== null) return severity;
  throw new UsageError(`--severity: "${said}" is none of 1 to 4, sev-1, P1, critical, major, minor, none`);
};
