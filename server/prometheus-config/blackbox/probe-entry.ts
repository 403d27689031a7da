import { parseHeaderName } from '../../config/header-text.ts';
import { parseHostPort } from '../../config/listen-address.ts';
import { parseWebAddress } from '../../config/web-address.ts';
import { connectionEntry } from '../connection-entry.ts';
import type { Remarks } from '../remarks.ts';
import type { YamlTree } from '../yaml-tree.ts';
import type { BlackboxModule, DnsModule, HttpModule, TcpModule } from './blackbox-module.ts';

type Entry = Record<string, YamlTree>;

/** Of the codes that are registered: what "any 2xx" comes to. */
const successes: readonly number[] = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226];

/** What of an HTTP module no probe of Andon does; null where one does all of it. */
const httpFault = (module: HttpModule): string | null => {
  const headers = module.headerMatches.map(({ header }) => header.toLowerCase());
  if (module.bodyMatches.length > 1) return 'several of fail_if_body_not_matches_regexp';
  if (module.headerMatches.some(({ allowMissing }) => allowMissing)) return 'allow_missing';
  if (new Set(headers).size < headers.length) return 'several patterns for one header';
  return [...module.headers.keys()].find(cannotBeSet) ?? null;
};

const cannotBeSet = (name: string): boolean => {
  try {
    parseHeaderName(name);
    return false;
  } catch {
    return true;
  }
};

const anyOf = (patterns: readonly string[]): string =>
  patterns.length === 1 ? (patterns[0] ?? '') : patterns.map((pattern) => `(?:${pattern})`).join('|');

const headerMatchesEntry = ({ headerMatches }: HttpModule): Entry =>
  headerMatches.length === 0
    ? {}
    : { headerMatches: Object.fromEntries(headerMatches.map(({ header, regexp }) => [header, regexp])) };

const httpEntry = (module: HttpModule, target: string, remarks: Remarks): Entry => {
  const url = parseWebAddress(/^https?:\/\//i.test(target) ? target : `http://${target}`);
  const fault = httpFault(module);
  if (fault !== null) throw new Error(`it uses ${fault}`);
  if (module.failsWithoutTls && !/^https:/i.test(url))
    throw new Error(`it wants TLS, and ${target} has none`);
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

const socketEntry = ({ tls }: TcpModule, target: string, remarks: Remarks): Entry => {
  parseHostPort(target);
  if (tls === null) return { tcp: target };
  const options = connectionEntry(
    { credentials: null, headers: new Map(), tls, followRedirects: true },
    remarks,
  );
  return { tls: target, ...options };
};

const dnsEntry = ({ name, type, answerMatches }: DnsModule, target: string): Entry => {
  if (answerMatches.length > 1) throw new Error('it uses several of fail_if_none_matches_regexp');
  const server = /:\d+$|\]$/.test(target) ? target : `${target}:53`;
  return {
    dns: name,
    type,
    server,
    ...(answerMatches[0] === undefined ? {} : { answerMatches: answerMatches[0] }),
  };
};

/**
 * The probe of Andon that does to a target what the module does. Throws `Error` that says what of it Andon does not.
 */
export const probeEntry = ({ probe, beyond }: BlackboxModule, target: string, remarks: Remarks): Entry => {
  if (probe === null) throw new Error('Andon has no prober of that kind');
  if (beyond.length > 0) throw new Error(`it uses ${beyond.join(', ')}`);
  if (probe.kind === 'http') return httpEntry(probe, target, remarks);
  if (probe.kind === 'tcp') return socketEntry(probe, target, remarks);
  return probe.kind === 'dns' ? dnsEntry(probe, target) : { ping: target };
};
