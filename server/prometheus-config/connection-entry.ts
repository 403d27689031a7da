import { parseHeaderName, parseHeaderValue } from '../config/header-text.ts';
import type { Remarks } from './remarks.ts';
import type { GivenConnection, GivenCredentials, GivenSecret, GivenTls } from './scrape-job.ts';
import type { YamlTree } from './yaml-tree.ts';

/** A secret under `key`, or its file under `keyFile`. */
const secretEntry = (key: string, secret: GivenSecret, remarks: Remarks): Record<string, string> => {
  const { job, placeholders } = remarks;
  if (secret.kind === 'file') return { [`${key}File`]: remarks.text(secret.path, `${key} file`) };
  const wanted = {
    name: `${job.name} ${key}`,
    place: secret.place,
    what: `the ${key} of the job ${job.name}`,
  };
  return { [key]: placeholders.take(wanted) };
};

const credentialsEntry = (given: GivenCredentials | null, remarks: Remarks): Record<string, YamlTree> => {
  if (given === null) return {};
  if (given.kind === 'authorization') {
    const type = given.type === 'Bearer' ? undefined : given.type;
    return {
      authorization: {
        ...(type === undefined ? {} : { type }),
        ...secretEntry('credentials', given.token, remarks),
      },
    };
  }
  const { username, password } = given;
  const name =
    typeof username === 'string'
      ? { username: remarks.text(username, 'user name') }
      : secretEntry('username', username, remarks);
  return { basicAuth: { ...name, ...(password === null ? {} : secretEntry('password', password, remarks)) } };
};

const headerFault = (name: string, value: string | GivenSecret): string | null => {
  try {
    parseHeaderName(name);
    if (typeof value === 'string') parseHeaderValue(value);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const headersEntry = (headers: GivenConnection['headers'], remarks: Remarks): Record<string, YamlTree> => {
  const written: Record<string, YamlTree> = {};
  for (const [name, value] of headers) {
    const fault = headerFault(name, value);
    if (fault !== null) remarks.leaveOut(`http_headers: ${name}`, fault);
    else if (typeof value === 'string') written[name] = remarks.text(value, `header ${name}`);
    else Object.assign(written, secretEntry(name, value, remarks));
  }
  return Object.keys(written).length === 0 ? {} : { headers: written };
};

/** The options of TLS by the keys of `andon.yaml`, without those that say nothing new. */
export const tlsOptions = (
  { insecureSkipVerify, ...texts }: GivenTls,
  remarks: Remarks,
): Record<string, YamlTree> => {
  const given = Object.entries(texts).flatMap(([key, text]) =>
    text === null ? [] : [[key, remarks.text(text, key)] as const],
  );
  return { ...Object.fromEntries(given), ...(insecureSkipVerify ? { insecureSkipVerify } : {}) };
};

const tlsEntry = (given: GivenTls, remarks: Remarks): Record<string, YamlTree> => {
  const tls = tlsOptions(given, remarks);
  return Object.keys(tls).length === 0 ? {} : { tls };
};

/** The keys of `andon.yaml` that say how a target is spoken to; those that say nothing new are not written. */
export const connectionEntry = (given: GivenConnection, remarks: Remarks): Record<string, YamlTree> => ({
  ...credentialsEntry(given.credentials, remarks),
  ...headersEntry(given.headers, remarks),
  ...tlsEntry(given.tls, remarks),
  ...(given.followRedirects ? {} : { followRedirects: false }),
});
