import { type DocumentOptions, parse, type SchemaOptions } from 'yaml';
import type { TargetGroup } from '../../config/discovery-config.ts';
import { isLabelName } from '../../config/label-name.ts';
import { Failure } from '../failure.ts';

export type ListFormat = 'json' | 'yaml';

/** YAML is read by a slower reader, and nothing else goes on while it is. */
export const MAX_LIST_BYTES: Readonly<Record<ListFormat, number>> = { json: 10_000_000, yaml: 1_000_000 };
const MAX_TARGETS = 50_000;

/** Scalars stay as written: the label `1.10` is not `1.1`. What Go's YAML knows besides is nothing, and `<<`. */
const AS_WRITTEN: DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: ['null'],
  merge: true,
  logLevel: 'error',
};

function refuse(detail: string): never {
  throw new Failure('bad-list', detail);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseText(text: string, format: ListFormat): unknown {
  try {
    return format === 'json' ? JSON.parse(text) : parse(text, AS_WRITTEN);
  } catch {
    return refuse(format === 'json' ? 'it is no JSON' : 'it is no YAML');
  }
}

function readLabels(labels: unknown, place: string): Record<string, string> {
  if (!isMapping(labels)) return refuse(`the labels of ${place} are no mapping`);
  const read: [string, string][] = [];
  for (const [name, value] of Object.entries(labels)) {
    if (!isLabelName(name)) refuse(`${place} has a label without a name`);
    if (value === null) continue;
    if (typeof value !== 'string' || !value.isWellFormed()) return refuse(`a label of ${place} is no text`);
    read.push([name, value]);
  }
  return Object.fromEntries(read);
}

function readGroup(group: unknown, index: number): TargetGroup {
  const place = `entry ${index + 1}`;
  if (!isMapping(group)) return refuse(`${place} is no group of targets`);
  const { targets, labels, ...others } = group;
  if (Object.keys(others).length > 0) refuse(`${place} has more than "targets" and "labels"`);
  const named = targets ?? [];
  if (!Array.isArray(named) || !named.every((target) => typeof target === 'string'))
    return refuse(`the targets of ${place} are no list of texts`);
  return { targets: named, labels: readLabels(labels ?? {}, place) };
}

/**
 * Reads a list of target groups as `file_sd` and `http_sd` have it: `[{ targets: [host:port], labels: {} }]`. It is
 * taken as a whole or not at all. As with Prometheus nothing (`null`, an empty YAML file) is a list without groups, and
 * a label or a list that holds nothing is as good as none.
 *
 * @throws Failure `bad-list`; it holds nothing of the text
 * @example readTargetList('[{"targets":["a:1"]}]', 'json') // [{ targets: ['a:1'], labels: {} }]
 */
export function readTargetList(text: string, format: ListFormat): TargetGroup[] {
  const list = parseText(text, format) ?? [];
  if (!Array.isArray(list)) return refuse('it is no list');
  const groups = list.map(readGroup);
  const count = groups.reduce((sum, { targets }) => sum + targets.length, 0);
  return count > MAX_TARGETS ? refuse(`it holds ${count} targets; ${MAX_TARGETS} are read at most`) : groups;
}
