import { readCause as readCauseText } from '../collect/push/cause.ts';
import { type Call, UsageError } from './command.ts';

/** What `--caused-by` names; null where it is not given. @throws UsageError where it is empty */
export const readCause = ({ text }: Call) => {
  const said = text('caused-by');
  if (said === undefined) return null;
  const cause = readCauseText(said);
  if (cause === null) throw new UsageError('--caused-by is empty');
  return cause;
};
