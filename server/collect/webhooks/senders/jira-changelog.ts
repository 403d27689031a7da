import type { HookConfig } from '../../../config/hook-config.ts';
import type { Fields } from './fields.ts';

/** What an update of an issue changed, as far as it matters. */
export interface Changelog {
  /** Its type before; null where that did not change. */
  readonly typeBefore: string | null;
  /** Its labels before; null where they did not change. */
  readonly labelsBefore: readonly string[] | null;
  /** Its key before it was moved to another project; null where it was not. */
  readonly keyBefore: string | null;
  /** Whether its state or its resolution changed. */
  readonly isTurned: boolean;
}

/** That of a deletion is absent, and says nothing. */
export function readChangelog(body: Fields): Changelog {
  const items = body.object('changelog')?.list('items') ?? [];
  const item = (name: string) => items.find((each) => each.text('field')?.toLowerCase() === name);
  const labels = item('labels');
  return {
    typeBefore: item('issuetype')?.text('fromString') ?? null,
    labelsBefore: labels === undefined ? null : (labels.text('fromString') ?? '').split(/\s+/),
    keyBefore: item('key')?.text('fromString') ?? null,
    isTurned: item('status') !== undefined || item('resolution') !== undefined,
  };
}

const speaksOf = (type: string | null, labels: readonly string[], hook: HookConfig): boolean => {
  const wanted = new Set(hook.incidentLabels.map((label) => label.toLowerCase()));
  return (
    /^(?:\[system\]\s*)?incident$/i.test(type?.trim() ?? '') ||
    labels.some((label) => wanted.has(label.toLowerCase()))
  );
};

const typeOf = (fields: Fields): string | null => fields.object('issuetype')?.text('name') ?? null;

/** Whether the issue is an incident as it stands. */
export const isIncident = (fields: Fields, hook: HookConfig): boolean =>
  speaksOf(typeOf(fields), fields.texts('labels'), hook);

/** Whether it was one before the update. */
export const wasIncident = (fields: Fields, changes: Changelog, hook: HookConfig): boolean =>
  speaksOf(changes.typeBefore ?? typeOf(fields), changes.labelsBefore ?? fields.texts('labels'), hook);
