import type { HookConfig } from '../../../config/hook-config.ts';
import type { ServiceNames } from '../sender.ts';
import { followPointer } from './pointer.ts';

const textsAt = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each: unknown) =>
    (typeof each === 'string' && each !== '') || typeof each === 'number' ? [String(each)] : [],
  );

/**
 * Whose an event is: the service that the hook is for, else what the first pointer of `serviceFrom` that leads to a text
 * names (a list names several services), else the names that the sender itself knows, the surest first.
 *
 * @param subject what the pointers are relative to: the alert, the issue, the event
 */
export function serviceNames(
  hook: HookConfig,
  subject: unknown,
  known: readonly (string | null)[],
): ServiceNames {
  if (hook.service !== null) return [[hook.service]];
  const pointed = hook.serviceFrom
    .map((pointer) => textsAt(followPointer(subject, pointer)))
    .find((texts) => texts.length > 0);
  if (pointed !== undefined) return pointed.map((name) => [name]);
  const names = known.filter((name): name is string => name !== null && name !== '');
  return names.length === 0 ? [] : [[...new Set(names)]];
}
