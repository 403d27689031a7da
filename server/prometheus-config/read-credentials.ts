import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import { parseUnicode, readGo, readItems } from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import { readTls } from './read-tls.ts';
import type { GivenCredentials, GivenSecret } from './scrape-job.ts';

const manager = 'Andon knows no secret manager: write it to a file and name that';

const isGiven = (fields: Fields, key: string): boolean => readGo(fields, key, parseUnicode, '') !== '';

/** The one of a secret's keys that is used; more than one is a problem. */
const givenKey = (fields: Fields, keys: readonly string[]): Field | null => {
  const [first, second] = keys.filter((key) => isGiven(fields, key)).map((key) => fields.get(key));
  second?.reportKey(`give "${first?.name}" or "${second.name}", not both`);
  return first ?? null;
};

const secretAt = (field: Field | null, leftOut: LeftOutList): GivenSecret | null => {
  if (field === null) return null;
  if (field.name.endsWith('_ref')) leftOut.add(field, manager);
  const path = field.name.endsWith('_file') ? field.path() : null;
  return path === null ? { kind: 'written', place: field.place } : { kind: 'file', path };
};

const readBasic = (field: Field, leftOut: LeftOutList): GivenCredentials => {
  const names = ['username', 'username_file', 'username_ref'];
  const passwords = ['password', 'password_file', 'password_ref'];
  const fields = field.fields([...names, ...passwords]);
  const name = givenKey(fields, names);
  if (name?.name === 'username_file') leftOut.add(name, 'Andon reads a user name from a variable');
  return {
    kind: 'basic',
    username:
      name?.name === 'username' || name === null
        ? readGo(fields, 'username', parseUnicode, '')
        : { kind: 'written', place: name.place },
    password: secretAt(givenKey(fields, passwords), leftOut),
  };
};

const readAuthorization = (field: Field, leftOut: LeftOutList): GivenCredentials | null => {
  const secrets = ['credentials', 'credentials_file', 'credentials_ref'];
  const fields = field.fields(['type', ...secrets]);
  const type = readGo(fields, 'type', parseUnicode, '').trim();
  if (type.toLowerCase() === 'basic')
    fields.get('type')?.report('"type" cannot be basic; use "basic_auth" instead');
  const token = secretAt(givenKey(fields, secrets), leftOut);
  return token === null ? null : { kind: 'authorization', type: type === '' ? 'Bearer' : type, token };
};

const checkOauth2 = (field: Field, leftOut: LeftOutList): void => {
  const secrets = ['client_secret', 'client_secret_file', 'client_secret_ref'];
  const certificates = [
    'client_certificate_key',
    'client_certificate_key_file',
    'client_certificate_key_ref',
  ];
  const others = [
    'client_certificate_key_id',
    'signature_algorithm',
    'iss',
    'audience',
    'claims',
    'grant_type',
  ];
  const proxies = ['proxy_url', 'no_proxy', 'proxy_from_environment', 'proxy_connect_header'];
  const texts = ['client_id', 'token_url', 'scopes', 'endpoint_params', 'tls_config'];
  const fields = field.fields([...texts, ...secrets, ...certificates, ...others, ...proxies]);
  for (const key of ['client_id', 'token_url'])
    if (!isGiven(fields, key)) field.report(`"oauth2" needs "${key}"`);
  givenKey(fields, secrets);
  readItems(fields, 'scopes');
  fields.get('endpoint_params')?.entries();
  readTls(fields.get('tls_config'), { ...leftOut, addKeys: () => {}, add: () => {} });
  leftOut.add(
    field,
    'Andon fetches no tokens: give "authorization" with a "credentialsFile" that is kept fresh',
  );
};

const checkOneKind = (fields: Fields): void => {
  const kinds = ['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file'];
  const [first, second] = kinds.flatMap((key) => {
    const field = fields.get(key);
    return field === undefined || field.kind === 'nothing' ? [] : field;
  });
  second?.reportKey(`give "${first?.name}" or "${second.name}", not both`);
};

/** At most one kind of credentials; `bearer_token` is an older way to say `authorization`. */
export const readCredentials = (fields: Fields, leftOut: LeftOutList): GivenCredentials | null => {
  checkOneKind(fields);
  const given = (key: string): Field | null => {
    const field = fields.get(key);
    return field === undefined || field.kind === 'nothing' ? null : field;
  };
  const [basic, authorization, oauth2] = [given('basic_auth'), given('authorization'), given('oauth2')];
  if (oauth2 !== null) checkOauth2(oauth2, leftOut);
  if (basic !== null) return readBasic(basic, leftOut);
  if (authorization !== null) return readAuthorization(authorization, leftOut);
  const token = secretAt(givenKey(fields, ['bearer_token', 'bearer_token_file']), leftOut);
  return token === null ? null : { kind: 'authorization', type: 'Bearer', token };
};
