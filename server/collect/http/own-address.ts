import { networkInterfaces } from 'node:os';
import type { Address as ListenAddress } from '../../config/listen-address.ts';
import { type Address, kindOf, parseAddress, unwrapAddress } from './address-kind.ts';

/** The addresses of this machine as they are now. Tests bring their own. */
export type ReadInterfaces = () => readonly string[];

const readInterfaces: ReadInterfaces = () => {
  try {
    return Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));
  } catch {
    // A hardened unit may forbid to ask; then the other addresses of this machine are not known.
    return [];
  }
};

function isSame(text: string, address: Address): boolean {
  const other = parseAddress(text);
  return other !== null && unwrapAddress(other).toString() === unwrapAddress(address).toString();
}

/**
 * Makes what tells whether an address at a port is where this process listens: its port at any address of this
 * machine, whichever of them it was told to listen on.
 *
 * @param own where it listens, with the port that it was given; null where it does not
 * @example createOwnAddress({ host: '0.0.0.0', port: 80 })(ipaddr.parse('127.0.0.1'), 80) // true
 */
export function createOwnAddress(
  own: ListenAddress | null,
  interfaces: ReadInterfaces = readInterfaces,
): (address: Address, port: number | null) => boolean {
  return (address, port) => {
    if (own === null || port !== own.port) return false;
    // Interfaces come and go: they are read for the few that ask for our port.
    return (
      kindOf(address) === 'loopback' || [own.host, ...interfaces()].some((each) => isSame(each, address))
    );
  };
}
