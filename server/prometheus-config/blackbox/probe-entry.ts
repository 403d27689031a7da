import { parseHeaderName } from '../../config/header-text.ts';
import { parseHost, parseReachable } from '../../config/host-text.ts';
import { dnsTypes } from '../../config/read-probe.ts';
import { connectionEntry, tlsOptions } from '../connection-entry.ts';
import type { Remarks } from '../remarks.ts';
import type { YamlTree } from '../yaml-tree.ts';
import type { BlackboxModule, DnsModule, HttpModule, TcpModule } from './blackbox-module.ts';

type Entry = Record<string, YamlTree>;

/** Of the codes that are registered: what "any 2xx" comes to. */
const successes: readonly number[] = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226];

const cannotBeSet = (name: string): boolean => {
  try {
    parseHeaderName(name);
    return false;
  } catch {
    return true;
  }
};

/** What of an HTTP module no probe of Andon does; null where one does all of it. */
const httpFault = (module: HttpModule): string | null => {
  const headers = module.headerMatches.map(({ header }) => header.toLowerCase());
  if (module.bodyMatches.length > 1) return 'several of fail_if_body_not_matches_regexp';
  if (module.headerMatches.some(({ allowMissing }) => allowMissing)) return 'allow_missing';
  if (new Set(headers).size < headers.length) return 'several patterns for one header';
  const unsettable = [...module.headers.keys()].find(cannotBeSet);
  return unsettable === undefined ? null : `the header ${unsettable}`;
};

const anyOf = (patterns: readonly string[]): string =>
  patterns.length === 1 ? (patterns[0] ?? '') : patterns.map((pattern) => `(?:${pattern})`).join('|');

const headerMatchesEntry = ({ headerMatches }: HttpModule): Entry =>
  headerMatches.length === 0
    ? {}
    : { headerMatches: Object.fromEntries(headerMatches.map(({ header, regexp }) => [header, regexp])) };

const httpEntry = (module: HttpModule, target: string, remarks: Remarks): Entry => {
  const url = /^https?:\/\//i.test(target) ? target : `http://${target}`;
  if (!URL.canParse(url)) throw new Error('an address of it is none');
  const fault = httpFault(module);
  if (fault !== null) throw new Error(`it uses ${fault}`);
  if (module.body !== null && ['GET', 'HEAD'].includes(module.method))
    throw new Error(`it has a body with ${module.method}`);
  if (module.failsWithoutTls && !/^https:/i.test(url))
    throw new Error('it wants TLS, and not every address has it');
  const { method, body, status, bodyMatches, bodyMatchesNot } = module;
  const headers = new Map([...module.connection.headers, ...module.headers]);
  return {
    url: remarks.text(url, 'url'),
    ...(method === 'GET' ? {} : { method }),
    ...(body === null ? {} : { body: remarks.text(body, 'body') }),
    status: status.length === 0 ? successes : status,
    ...(bodyMatches[0] === undefined ? {} : { bodyMatches: remarks.text(bodyMatches[0], 'bodyMatches') }),
    ...(bodyMatchesNot.length === 0
      ? {}
      : { bodyMatchesNot: remarks.text(anyOf(bodyMatchesNot), 'bodyMatchesNot') }),
    ...headerMatchesEntry(module),
    ...connectionEntry({ ...module.connection, headers }, remarks),
  };
};

/** What a parser says of an address would repeat it, and it may hold a secret. */
const checkAddress = (parse: () => unknown): void => {
  try {
    parse();
  } catch {
    throw new Error('an address of it is none');
  }
};

const socketEntry = ({ tls }: TcpModule, target: string, remarks: Remarks): Entry => {
  checkAddress(() => parseReachable(target));
  if (tls === null) return { tcp: target };
  return { tls: target, ...tlsOptions(tls, remarks) };
};

const dnsEntry = ({ name, type }: DnsModule, target: string): Entry => {
  if (!dnsTypes.some((known) => known === type)) throw new Error(`it asks for records of type ${type}`);
  const server = /:\d+$/.test(target) ? target : `${target}:53`;
  checkAddress(() => parseReachable(server));
  return { dns: name.replace(/\.$/, ''), ...(type === 'A' ? {} : { type }), server };
};

/**
 * The probe of Andon that does to a target what the module does. Throws `Error` that says what of it Andon does not.
 */
export const probeEntry = ({ probe, beyond }: BlackboxModule, target: string, remarks: Remarks): Entry => {
  if (probe === null) throw new Error('Andon has no prober of that kind');
  if (beyond.length > 0) throw new Error(`it uses ${beyond.join(', ')}`);
  if (probe.kind === 'http') return httpEntry(probe, target, remarks);
  if (probe.kind === 'tcp') return socketEntry(probe, target, remarks);
  if (probe.kind === 'dns') return dnsEntry(probe, target);
  checkAddress(() => parseHost(target));
  return { ping: target };
};
