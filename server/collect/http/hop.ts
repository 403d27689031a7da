import type { AllowedPlace } from '../../config/allowed-place.ts';
import {
  type Connection,
  type Credentials,
  plainConnection,
  type TlsOptions,
} from '../../config/connection.ts';
import { parseHeaderName, parseHeaderToken, parseHeaderValue } from '../../config/header-text.ts';
import { Failure } from '../failure.ts';
import type { HttpAttempt } from './http-client.ts';
import { lesserReach, type Reach } from './reach.ts';
import { authorizationOf } from './read-secret.ts';
import { redirectFailure } from './redirect-failure.ts';

/** One request on the way to an answer: the first one, or where a redirect points. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly body: string | null;
  /** What goes along wherever the way leads: nothing of it is a secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** What goes to the target's own host only; empty from the first hop on that leads away from it. */
  readonly ownHeaders: Readonly<Record<string, string>>;
  readonly tls: TlsOptions;
  readonly reach: Reach;
  /** What each hop must be among; null for whatever may be asked at all. */
  readonly allow: readonly AllowedPlace[] | null;
}

/** What an answer says of where to go. */
export interface Pointer {
  readonly status: number;
  readonly location: string | null;
  /** Of the address that answered. */
  readonly reach: Reach;
}

/** An address over HTTP as it may be asked. @throws Failure `unsupported` */
export function parseHttpUrl(text: string): URL {
  if (/\p{Cc}/u.test(text)) throw new Failure('unsupported', 'the address holds a control character');
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new Failure('unsupported', 'only http and https are read');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Credentials that stand in the address count where none are given beside it. */
function credentialsOf({ username, password }: URL, { credentials }: Connection): Credentials | null {
  if (credentials !== null || username === '') return credentials;
  return { kind: 'basic', username: decode(username), password: { value: decode(password) } };
}

function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  try {
    for (const value of Object.values(headers)) parseHeaderValue(value);
    return { ...headers };
  } catch {
    throw new Failure('unsupported', 'a header holds what cannot be sent');
  }
}

function checkMethod(method: string): string {
  try {
    return parseHeaderToken(method);
  } catch {
    throw new Failure('unsupported', 'the method is not one word');
  }
}

/** The request as it was meant. @throws Failure `unsupported`, `unreadable-file` */
export async function firstHop(attempt: HttpAttempt, userAgent: string): Promise<Hop> {
  const { connection = plainConnection, method = 'GET', body = null, reach = 'self' } = attempt;
  const url = parseHttpUrl(attempt.url);
  for (const name of Object.keys(connection.headers)) parseHeaderName(name);
  const credentials = credentialsOf(url, connection);
  const authorization = credentials === null ? {} : { authorization: await authorizationOf(credentials) };
  return {
    url,
    method: checkMethod(method),
    body,
    headers: checkHeaders({ 'user-agent': userAgent, ...attempt.headers }),
    ownHeaders: checkHeaders({ ...connection.headers, ...authorization }),
    tls: connection.tls,
    reach,
    allow: connection.allow,
  };
}

/** Whether an answer points elsewhere: 300 and 304 are answers like any other. */
export function isRedirect({ status, location }: Pick<Pointer, 'status' | 'location'>): boolean {
  return [301, 302, 303, 307, 308].includes(status) && location !== null;
}

/** What does not go along where a redirect leads away: credentials, configured headers, our certificate. */
function leaveOwnHost({ tls }: Hop): Pick<Hop, 'ownHeaders' | 'tls'> {
  return { ownHeaders: {}, tls: { ...plainConnection.tls, caFile: tls.caFile } };
}

/** 307 and 308 repeat the request; the others ask with GET what was not asked with GET or HEAD. */
function repeated({ method, body, headers }: Hop, status: number): Pick<Hop, 'method' | 'body' | 'headers'> {
  const keeps = status >= 307 || method === 'HEAD' || (method === 'GET' && status !== 303);
  if (keeps) return { method, body, headers };
  const left = Object.entries(headers).filter(([name]) => !name.startsWith('content-'));
  return { method: 'GET', body: null, headers: Object.fromEntries(left) };
}

/**
 * Where a redirect leads. What another party names is trusted less: it may lead only as far inside as that party
 * was reached, and to what the first hop must be among; credentials, configured headers and our certificate stay with
 * the first host, and do not come back when the way does; and it never leads from https to http, where anyone on the
 * way could answer.
 *
 * @throws Failure `redirect` where it points to what is not followed
 */
export function nextHop(hop: Hop, { status, location, reach }: Pointer): Hop {
  const place = location ?? '';
  const url = /\p{Cc}/u.test(place) ? null : URL.parse(place, hop.url.href);
  if (url === null) throw redirectFailure(status, location, hop.url.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw redirectFailure(status, location, hop.url.href, 'only http and https are followed');
  }
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw redirectFailure(status, location, hop.url.href, 'it is not followed from https to http');
  }
  return {
    url,
    ...repeated(hop, status),
    ...(hop.url.origin === url.origin ? { ownHeaders: hop.ownHeaders, tls: hop.tls } : leaveOwnHost(hop)),
    reach: lesserReach(hop.reach, reach),
    allow: hop.allow,
  };
}
