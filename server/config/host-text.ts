import { type Address, parseHostPort } from './listen-address.ts';

/** A host by name or address, IPv6 without brackets. Throws `Error` with a sentence for the reader. */
export const parseHost = (text: string): string => {
  // What begins with a hyphen could be taken for an option by a program that is given it.
  if (/^[^\s/@[\]\p{Cc}-][^\s/@[\]\p{Cc}]*$/u.test(text)) return text;
  throw new Error(`"${text}" is not a host; write it like plc7.example or 10.0.0.7`);
};

/** `host:port` as it can be asked. Throws `Error` with a sentence for the reader. */
export const parseReachable = (text: string): Address => {
  const { host, port } = parseHostPort(text);
  if (port === 0) throw new Error('port 0 cannot be reached');
  return { host: parseHost(host), port };
};
