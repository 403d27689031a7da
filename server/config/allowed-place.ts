import { parseAddressRange } from './read-outbound.ts';

/** What an entry of `discovery` may lead to: a name, a range of addresses or any host, at one port or every one. */
export interface AllowedPlace {
  /** In small letters; `*.` stands for all names that end with the rest. Null: the name is not asked. */
  readonly name: string | null;
  /** Like `10.0.0.0/8`, of the address that is connected to. Null: the address is not asked. */
  readonly range: string | null;
  /** Null for every port. */
  readonly port: number | null;
}

const split = /^(?:\[([0-9a-fA-F:.]+(?:\/\d+)?)\]|(.*?))(?::(\d+))?$/s;
const plainName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u;

const refusal = (text: string): Error =>
  new Error(
    `"${text}" is no host, range or port; write it like mes-1:9100, *.mes.example, 10.0.0.0/8 or :9100`,
  );

const parsePort = (text: string): number => {
  const port = Number(text);
  if (port >= 1 && port <= 65_535) return port;
  throw new Error(`${text} is no port; it is from 1 to 65535`);
};

/** A name as a URL would have it, so that it is compared with what is asked; null where it is none. */
const parseName = (text: string): string | null => {
  const [stars, name] = text.startsWith('*.') ? ['*.', text.slice(2)] : ['', text];
  const host = plainName.test(name) ? (URL.parse(`http://${name}/`)?.hostname ?? '') : '';
  if (host === '') return null;
  // Numbers are read as an address, in whatever spelling.
  if (/^[\d.]+$/.test(host)) throw new Error(`"${text}" is no name; as an address it is written ${host}`);
  return stars + host.replace(/\.$/, '');
};

/**
 * A place that may be asked: a host by name (`*.` for all names below one), a range of addresses or a single one,
 * each perhaps with a port, or a port alone. Throws `Error` with a sentence for the reader.
 * `parseAllowedPlace('10.0.0.0/8:9100')` gives `{ name: null, range: '10.0.0.0/8', port: 9100 }`.
 */
export const parseAllowedPlace = (text: string): AllowedPlace => {
  const [, six, plain = '', digits] = split.exec(text) ?? [];
  const port = digits === undefined ? null : parsePort(digits);
  const host = six ?? plain;
  if (host === '' && port === null) throw refusal(text);
  if (host === '') return { name: null, range: null, port };
  const isRange = six !== undefined || host.includes('/') || /^\d+(\.\d+){3}$/.test(host);
  if (isRange) return { name: null, range: parseAddressRange(host), port };
  const name = parseName(host);
  if (name === null) throw refusal(text);
  return { name, range: null, port };
};
