import type { CodeHostConfig } from './code-host-config.ts';
import type { Field } from './field.ts';
import { parseHeaderValue } from './header-text.ts';
import { type Fields, parseChoice, parseText, readSecret, readValue } from './read-values.ts';
import { parseWebAddress } from './web-address.ts';

const known = ['kind', 'web', 'api', 'token', 'tokenFile'];

const ownWeb = { github: 'https://github.com', gitlab: 'https://gitlab.com' } as const;
/** Where hosts of our own answer, below their address. */
const apiPath = { github: '/api/v3', gitlab: '/api/v4' } as const;

const parseBase = (text: string): string => {
  const address = parseWebAddress(text).replace(/\/+$/, '');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') throw new Error('a password belongs into "token"');
  if (url.search !== '' || url.hash !== '') throw new Error('nothing may follow its path');
  return address;
};

const readKind = (entry: Field, fields: Fields): CodeHostConfig['kind'] => {
  if (!fields.has('kind')) entry.report('a code host needs a "kind": github or gitlab');
  return readValue(fields, 'kind', parseChoice(['github', 'gitlab']), 'github');
};

const readCodeHost = (entry: Field): CodeHostConfig => {
  const fields = entry.fields(known);
  const kind = readKind(entry, fields);
  const webUrl = readValue(fields, 'web', parseBase, ownWeb[kind]);
  const ownApi = webUrl === ownWeb.github ? 'https://api.github.com' : `${webUrl}${apiPath[kind]}`;
  return {
    kind,
    webUrl,
    apiUrl: readValue(fields, 'api', parseBase, ownApi),
    token: readSecret(fields, 'token', (text) => parseHeaderValue(parseText(text)), null),
  };
};

/** Hosts of repositories that are asked for commits and pull requests. Two of one address are a problem. */
export const readCodeHosts = (field: Field | undefined): readonly CodeHostConfig[] => {
  const taken = new Set<string>();
  return (field?.items() ?? []).map((entry) => {
    const host = readCodeHost(entry);
    if (taken.has(host.webUrl)) entry.report(`${host.webUrl} is there already`);
    taken.add(host.webUrl);
    return host;
  });
};
