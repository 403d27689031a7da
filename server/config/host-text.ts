import { isIP } from 'node:net';
import { type Address, parseHostPort } from './listen-address.ts';

// No part begins with a hyphen: a program that is given such a name could take it for an option.
const part = /^(?!-)[\p{L}\p{M}\p{N}_-]{1,63}$/u;
const mostChars = 253;

/**
 * Whether a text can be a name: parts of letters, digits, `_` and `-`, up to 63 of them each, between dots. A dot may
 * end it. `isDnsName('_sip._tcp.mes.example')`, not `isDnsName('a..b')`.
 */
export const isDnsName = (text: string): boolean => {
  const name = text.replace(/\.$/, '');
  return name.length <= mostChars && name.split('.').every((each) => part.test(each));
};

/** A host by name or address, IPv6 without brackets. Throws `Error` with a sentence for the reader. */
export const parseHost = (text: string): string => {
  if (isIP(text) !== 0 || isDnsName(text)) return text;
  throw new Error(`"${text}" is not a host; write it like plc7.example or 10.0.0.7`);
};

/** `host:port` as it can be asked. Throws `Error` with a sentence for the reader. */
export const parseReachable = (text: string): Address => {
  const { host, port } = parseHostPort(text);
  if (port === 0) throw new Error('port 0 cannot be reached');
  return { host: parseHost(host), port };
};
