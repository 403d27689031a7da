/** Where a socket is bound or reached. An IPv6 host stands without brackets. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const split = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]\s/]+)):(\d{1,5})$/;

/** `host:port` with the IPv6 host in brackets. Port 0 to 65 535. Throws `Error` with a sentence for the reader. */
export const parseHostPort = (text: string): Address => {
  const match = split.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host !== undefined && port <= 65_535) return { host, port };
  throw new Error(`"${text}" is not an address; write it like 127.0.0.1:8080 or [::1]:8080`);
};

/**
 * Where the board listens: `host:port`; `:8080` for every IPv4 interface, `8080` for this machine alone.
 * Port 0 takes any free one. Throws `Error` with a sentence for the reader.
 */
export const parseListen = (text: string): Address => {
  if (/^\d+$/.test(text)) return parseHostPort(`127.0.0.1:${text}`);
  return parseHostPort(text.startsWith(':') ? `0.0.0.0${text}` : text);
};

const everyAddress = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** The address as text: `formatAddress({ host: '::1', port: 80 }) === '[::1]:80'`. */
export const formatAddress = ({ host, port }: Address): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

/**
 * Where its own machine reaches a listener: on the loopback interface where it listens on all of them.
 * `ownOrigin({ host: '0.0.0.0', port: 80 }) === 'http://127.0.0.1:80'`
 */
export const ownOrigin = ({ host, port }: Address): string =>
  `http://${formatAddress({ host: everyAddress.get(host) ?? host, port })}`;
