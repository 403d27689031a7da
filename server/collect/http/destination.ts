import type { AllowedPlace } from '../../config/allowed-place.ts';
import { formatAddress } from '../../config/listen-address.ts';
import type { Reach } from './reach.ts';

/** Where an attempt is to lead, and how far it may. */
export interface Destination {
  /** A name or an address as it is asked for; IPv6 without brackets. */
  readonly host: string;
  /** Null where none is asked. */
  readonly port: number | null;
  /** The innermost kind of address that it may lead to; `self`, so any, unless it is given. */
  readonly reach?: Reach;
  /** What it must be among; null, or nothing, for whatever may be asked at all. */
  readonly allow?: readonly AllowedPlace[] | null;
}

/** @example destinationText({ host: '::1', port: 80 }) // '[::1]:80' */
export function destinationText({ host, port }: Pick<Destination, 'host' | 'port'>): string {
  return port === null ? host : formatAddress({ host, port });
}
