import { didYouMean } from '#shared/nearest.ts';
import { type SenderKind, senderKinds, signingKinds } from '#shared/sender-kind.ts';
import type { ServiceConfig } from './config.ts';
import type { Field } from './field.ts';
import { parseHeaderName } from './header-text.ts';
import { deploymentOrigins, type HookConfig, type Severity } from './hook-config.ts';
import { parseIdentifier } from './identifier.ts';
import { readHookMapping } from './read-hook-mapping.ts';
import { type Fields, parseChoice, parseText, readList, readSecret, readValue } from './read-values.ts';
import { findServiceAmong } from './running-config.ts';

const known = [
  'kind',
  'secret',
  'secretFile',
  'secrets',
  'token',
  'tokenFile',
  'tokens',
  'header',
  'service',
  'serviceFrom',
  'environment',
  'severity',
  'incidentLabels',
  'deployments',
  'pipelines',
  'mapping',
];

/** Both count while one is exchanged for the other; a third would be one that nobody took away. */
const MOST_SECRETS = 2;

/** Reports a name that no address, and no list of who told what, could hold. */
const checkName = (name: string, field: Field): void => {
  if (name === 'api') field.reportKey('"api" is who calls the API; call this hook something else');
  try {
    parseIdentifier(name);
  } catch (error) {
    field.reportKey(error instanceof Error ? error.message : String(error));
  }
};

/** A secret is never repeated in a problem. */
const parseProof = (text: string): string => {
  if (text.trim() === '') throw new Error('it is empty, and would prove nothing');
  return text;
};

const parsePointer = (text: string): string => {
  if (!/^(\/([^~]|~[01])*)?$/.test(text))
    throw new Error(`"${text}" is not a JSON pointer such as /labels/service`);
  return text;
};

const parseKind = (text: string): SenderKind => {
  const kind = senderKinds.find((each) => each === text);
  if (kind === undefined) {
    const meant = didYouMean(text, senderKinds) || `; there are ${senderKinds.join(', ')}`;
    throw new Error(`no kind of sender is called "${text}"${meant}`);
  }
  return kind;
};

const severities: Readonly<Record<string, Severity>> = { '1': 1, '2': 2, '3': 3, '4': 4 };
const parseSeverity = (text: string): Severity => {
  const severity = severities[text];
  if (severity === undefined) throw new Error(`"${text}" is not 1, 2, 3 or 4; 1 is the worst`);
  return severity;
};

/** What proves a sender: `key` or `keyFile` for one, the plural for up to two. */
const readProofs = (fields: Fields, key: 'secret' | 'token'): readonly string[] => {
  const several = fields.get(`${key}s`);
  const one = readSecret(fields, key, parseProof, null);
  if (several === undefined) return one === null ? [] : [one];
  if (one !== null) several.reportKey(`give "${key}" or "${key}s", not both`);
  const items = several.items();
  if (items.length === 0 || items.length > MOST_SECRETS)
    several.report(`"${key}s" holds one or ${MOST_SECRETS} of them, the new one beside the old`);
  return items.flatMap((item) => item.parse(parseProof, null) ?? []);
};

/** Reports a token that the sender can never show. */
const checkTokens = (fields: Fields, kind: SenderKind | null): void => {
  if (kind === null || fields.has('header') || !signingKinds.includes(kind)) return;
  const given = ['token', 'tokenFile', 'tokens'].find((key) => fields.has(key));
  if (given === undefined) return;
  fields
    .get(given)
    ?.reportKey(`"${given}": a sender of the kind "${kind}" shows no token, it signs: give a "secret"`);
};

const readService = (fields: Fields, services: readonly ServiceConfig[]): string | null =>
  readValue(
    fields,
    'service',
    (text) => {
      const service = findServiceAmong(services, text);
      if (service !== null) return service.id;
      const ids = services.map(({ id }) => id);
      throw new Error(`no service is called "${text}"${didYouMean(text, ids)}`);
    },
    null,
  );

const readSeverity = (field: Field | undefined): Readonly<Record<string, Severity>> =>
  Object.fromEntries(
    [...(field?.entries() ?? [])].flatMap(([word, value]) => {
      const severity = value.parse(parseSeverity, null);
      return severity === null ? [] : [[word.toLowerCase(), severity]];
    }),
  );

const readHook = (name: string, field: Field, services: readonly ServiceConfig[]): HookConfig => {
  checkName(name, field);
  const fields = field.fields(known);
  if (!fields.has('kind')) field.report(`the hook "${name}" needs a "kind"`);
  const kind = readValue(fields, 'kind', parseKind, null);
  const tokens = readProofs(fields, 'token');
  checkTokens(fields, kind);
  const header = readValue(fields, 'header', parseHeaderName, null);
  if (header !== null && tokens.length === 0)
    fields.get('header')?.reportKey('"header" says where a "token" stands: give one');
  return {
    name,
    kind: kind ?? 'generic',
    secrets: readProofs(fields, 'secret'),
    tokens,
    header,
    service: readService(fields, services),
    serviceFrom: readList(fields, 'serviceFrom', parsePointer, []),
    environment: readValue(fields, 'environment', parseText, null),
    severity: readSeverity(fields.get('severity')),
    incidentLabels: readList(fields, 'incidentLabels', parseText, ['incident']),
    deploymentsFrom: readList(fields, 'deployments', parseChoice(deploymentOrigins), ['deployment']),
    pipelines: readList(fields, 'pipelines', parseText, []),
    mapping: readHookMapping(field, fields, kind),
  };
};

/**
 * What may send to `/hooks/:name`, by name. Problems stand at their place; secrets are in none of them.
 * @param services those of the file; a hook may name one of them by its id or another of its names
 */
export const readHooks = (
  field: Field | undefined,
  services: readonly ServiceConfig[],
): readonly HookConfig[] =>
  [...(field?.entries() ?? [])].map(([name, entry]) => readHook(name, entry, services));
