import ipaddr from 'ipaddr.js';
import type { AllowedPlace } from '../../config/allowed-place.ts';
import { Failure } from '../failure.ts';
import { type Address, type AddressRange, liesIn } from './address-kind.ts';
import { type Destination, destinationText } from './destination.ts';

/** Holds destinations to the lists that entries of `discovery` bring. */
export interface AllowLists {
  /**
   * @param address what is connected to; null while the name has not been looked up: then a range may still hold it
   * @throws Failure `forbidden-address` where no place of the list holds it
   */
  check(destination: Destination, address: Address | null): void;
}

interface Place {
  readonly name: string | null;
  readonly range: AddressRange | null;
  readonly port: number | null;
}

const parsePlace = ({ name, range, port }: AllowedPlace): Place => ({
  name,
  range: range === null ? null : ipaddr.parseCIDR(range),
  port,
});

function isNamed(host: string, name: string): boolean {
  const asked = host.replace(/\.$/, '').toLowerCase();
  if (!name.startsWith('*.')) return asked === name;
  const ending = name.slice(1);
  return asked.endsWith(ending) && asked.length > ending.length;
}

function holds(place: Place, { host, port }: Destination, address: Address | null): boolean {
  if (place.port !== null && place.port !== port) return false;
  if (place.name !== null) return isNamed(host, place.name);
  return place.range === null || address === null || liesIn(address, [place.range]);
}

export function createAllowLists(): AllowLists {
  /** Each list is parsed once for as long as somebody holds it. */
  const known = new WeakMap<readonly AllowedPlace[], readonly Place[]>();

  function placesOf(list: readonly AllowedPlace[]): readonly Place[] {
    const places = known.get(list) ?? list.map(parsePlace);
    known.set(list, places);
    return places;
  }

  return {
    check(destination, address) {
      const { allow = null } = destination;
      if (allow === null || placesOf(allow).some((place) => holds(place, destination, address))) return;
      const asked = destinationText(destination);
      throw new Failure('forbidden-address', `${asked} is not among what this entry of discovery allows`);
    },
  };
}
