import { didYouMean } from '#shared/nearest.ts';
import type { SenderKind } from '#shared/sender-kind.ts';
import type { Field } from './field.ts';
import type { GenericMapping } from './hook-config.ts';
import { type Fields, parseChoice, parseText, readValue } from './read-values.ts';

const keys = ['kind', 'items', 'when', 'fields', 'values'];

/** Fields of a fact that a mapping may fill. */
const fieldsOf: Readonly<Record<GenericMapping['kind'], readonly string[]>> = {
  deployment: [
    'id',
    'service',
    'environment',
    'step',
    'at',
    'startedAt',
    'finishedAt',
    'version',
    'sha',
    'previousSha',
    'ref',
    'repository',
    'automated',
    'unplanned',
    'fixesIncident',
    'rollbackOf',
    'url',
  ],
  incident: [
    'id',
    'service',
    'step',
    'at',
    'title',
    'severity',
    'kind',
    'startedAt',
    'detectedAt',
    'detectedBy',
    'reportedAt',
    'resolvedAt',
    'causedByDeployment',
    'causedBySha',
    'duplicateOf',
    'url',
  ],
};

const parsePlace = (text: string): string => {
  if (!/^(=|\/|$)/.test(text))
    throw new Error(`"${text}" is neither a JSON pointer such as /data/id nor a value such as =production`);
  return text;
};

const readWords = (field: Field): readonly string[] =>
  (field.kind === 'a list' ? field.items() : [field]).flatMap(
    (item) => item.parse((text) => text, null) ?? [],
  );

const readWhen = (field: Field | undefined): GenericMapping['when'] =>
  Object.fromEntries([...(field?.entries() ?? [])].map(([pointer, value]) => [pointer, readWords(value)]));

/** As `fields` of a `Field`, but of an unknown one the problem names those that there are. */
function knownFields(field: Field | undefined, kind: GenericMapping['kind']): [string, Field][] {
  return [...(field?.entries() ?? [])].filter(([name, value]) => {
    const isKnown = fieldsOf[kind].includes(name);
    const meant = didYouMean(name, fieldsOf[kind]);
    const all = `There are ${fieldsOf[kind].join(', ')} for ${kind}s`;
    if (!isKnown) value.reportKey(`unknown key "${name}" in ${field?.name}${meant || '.'} ${all}`);
    return isKnown;
  });
}

const readFields = (field: Field | undefined, kind: GenericMapping['kind']): Record<string, string> =>
  Object.fromEntries(knownFields(field, kind).map(([name, value]) => [name, value.parse(parsePlace, '')]));

const readValues = (field: Field | undefined, kind: GenericMapping['kind']): GenericMapping['values'] =>
  Object.fromEntries(
    knownFields(field, kind).map(([name, words]) => [
      name,
      Object.fromEntries([...words.entries()].map(([word, meant]) => [word, meant.parse(parseText, '')])),
    ]),
  );

function readMapping(field: Field): GenericMapping {
  const fields = field.fields(keys);
  if (!fields.has('kind')) field.report('"mapping" needs a "kind": deployment or incident');
  const kind = readValue(fields, 'kind', parseChoice(['deployment', 'incident']), 'deployment');
  const mapped = readFields(fields.get('fields'), kind);
  if (mapped.id === undefined) field.report('"mapping" needs "fields" with an "id"');
  return {
    kind,
    items: readValue(fields, 'items', parsePlace, null),
    when: readWhen(fields.get('when')),
    fields: mapped,
    values: readValues(fields.get('values'), kind),
  };
}

/** What a `generic` hook is to make of a body; null for every other kind, which has no use for it. */
export function readHookMapping(hook: Field, fields: Fields, kind: SenderKind | null): GenericMapping | null {
  const field = fields.get('mapping');
  if (kind === 'generic' && field === undefined)
    hook.report(`a generic hook needs a "mapping"${didYouMean('mapping', fields.keys())}`);
  if (field !== undefined && kind !== null && kind !== 'generic')
    field.reportKey(`a hook of the kind "${kind}" knows its payloads: "mapping" is for generic ones`);
  return field === undefined || (kind !== null && kind !== 'generic') ? null : readMapping(field);
}
