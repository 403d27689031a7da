import type { Connection, Credentials, Secret } from './connection.ts';
import type { Field } from './field.ts';
import { isHeaderToken, parseHeaderName, parseHeaderValue } from './header-text.ts';
import { readTls } from './read-tls.ts';
import { type Fields, parseChoice, parseText, readValue } from './read-values.ts';

/** What `readConnection` reads; to be among the known keys of the mapping that it is given. */
export const connectionKeys = ['basicAuth', 'authorization', 'headers', 'tls', 'followRedirects'] as const;

const none: Secret = { value: '' };

/** A secret as it is given under `key`, or the file that `keyFile` names, which is read each time it is needed. */
const readSecretPlace = (fields: Fields, key: string): Secret | null => {
  const file = fields.get(`${key}File`);
  if (file === undefined) {
    const value = readValue(fields, key, parseHeaderValue, null);
    return value === null ? null : { value };
  }
  if (fields.has(key)) file.reportKey(`give "${key}" or "${key}File", not both`);
  const path = file.parsePath(key, parseHeaderValue);
  return path === null ? null : { file: path };
};

const parseUsername = (text: string): string => {
  if (text.includes(':')) throw new Error('a colon ends it');
  return parseHeaderValue(parseText(text));
};

const readBasicAuth = (field: Field): Credentials => {
  const fields = field.fields(['username', 'password', 'passwordFile']);
  if (!fields.has('username')) field.report('"basicAuth" needs a "username"');
  return {
    kind: 'basic',
    username: readValue(fields, 'username', parseUsername, ''),
    password: readSecretPlace(fields, 'password') ?? none,
  };
};

const parseType = (text: string): string => {
  if (text.toLowerCase() === 'basic') throw new Error('for Basic give "basicAuth" with a username');
  // Whoever writes both in one place has written the secret: it is not repeated.
  if (!isHeaderToken(text))
    throw new Error('it is one word, like Bearer; the secret goes into "credentials"');
  return text;
};

const readAuthorization = (field: Field): Credentials => {
  const fields = field.fields(['type', 'credentials', 'credentialsFile']);
  if (!fields.has('credentials') && !fields.has('credentialsFile')) {
    field.report('"authorization" needs "credentials" or "credentialsFile"');
  }
  return {
    kind: 'authorization',
    type: readValue(fields, 'type', parseType, 'Bearer'),
    token: readSecretPlace(fields, 'credentials') ?? none,
  };
};

const readCredentials = (fields: Fields): Credentials | null => {
  const [basic, authorization] = [fields.get('basicAuth'), fields.get('authorization')];
  if (basic !== undefined) authorization?.reportKey('give "basicAuth" or "authorization", not both');
  if (basic !== undefined) return readBasicAuth(basic);
  return authorization === undefined ? null : readAuthorization(authorization);
};

const readHeaderName = (name: string, field: Field): string | null => {
  try {
    return parseHeaderName(name);
  } catch (error) {
    field.reportKey(`"${name}": ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
};

const readHeaders = (fields: Fields, credentials: Credentials | null): Record<string, string> => {
  const headers = new Map<string, string>();
  for (const [written, field] of fields.get('headers')?.entries() ?? []) {
    const name = readHeaderName(written, field);
    if (name === null) continue;
    if (headers.has(name)) field.reportKey(`the header "${written}" is given twice`);
    if (name === 'authorization' && credentials !== null) field.reportKey('the credentials say it already');
    headers.set(name, field.parse(parseHeaderValue, ''));
  }
  return Object.fromEntries(headers);
};

/**
 * Credentials, headers, TLS and redirects of one connection. At most one kind of credentials; names and values of
 * headers are checked; files must be readable now.
 */
export const readConnection = (fields: Fields): Connection => {
  const credentials = readCredentials(fields);
  return {
    credentials,
    headers: readHeaders(fields, credentials),
    tls: readTls(fields.get('tls')),
    followRedirects: readValue(fields, 'followRedirects', parseChoice(['true', 'false']), 'true') === 'true',
    allow: null,
  };
};
