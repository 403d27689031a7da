import { type LookupAddress, lookup as lookUpName } from 'node:dns';
import ipaddr from 'ipaddr.js';
import type { OutboundConfig } from '../../config/config.ts';
import type { Address as ListenAddress } from '../../config/listen-address.ts';
import { createBoundedCache } from '../../store/bounded-cache.ts';
import { Failure } from '../failure.ts';
import { type Address, type AddressRange, kindOf, liesIn, parseAddress } from './address-kind.ts';
import { createAllowLists } from './allow-lists.ts';
import { type Destination, destinationText } from './destination.ts';
import { networkFailure } from './network-failure.ts';
import { createOwnAddress, type ReadInterfaces } from './own-address.ts';
import { isWithin, type Reach } from './reach.ts';

/** Every address of a name, as the machine knows it. Tests bring their own. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

export interface CheckedAddress {
  /** As it is connected to. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly reach: Reach;
}

/**
 * Decides which addresses Andon connects to (S6). The product is there to ask inside addresses, so no network is
 * forbidden as such; the rule is whose word leads there:
 *
 * - Some addresses are never asked: link-local and other metadata addresses, the unspecified one, multicast,
 *   broadcast, reserved and documentation ranges.
 * - What the operator wrote may lead anywhere else.
 * - What another party named (a redirect, a discovery server) may lead only as far inside as that party itself was
 *   reached: `public`, then `private`, then `loopback`, then `self`, where this process listens. What a list of
 *   targets names never leads to `self`.
 * - `outbound.deny` refuses more, `outbound.allow` permits what any of this refuses.
 * - The list of an entry of `discovery` narrows all of it for what the entry leads to.
 *
 * What counts is the address that is connected to, not a name and not a spelling: every address of a name is
 * checked, and the connection goes to one that was, without asking for the name again.
 */
export interface AddressGuard {
  /**
   * How far inside an address lies that is connected to on the way to a destination.
   * @throws Failure `forbidden-address` where it may not be asked
   */
  check(address: string, destination: Destination): Reach;
  /**
   * The addresses of a destination that may be connected to: at least one.
   * @throws Failure `dns`; `forbidden-address` where none may be
   */
  resolve(destination: Destination): Promise<readonly CheckedAddress[]>;
}

/** Enough for every target; what an address is does not change, so it is worked out once. */
const MAX_KNOWN_ADDRESSES = 4_096;

interface KnownAddress {
  readonly address: Address;
  readonly kind: Reach | 'never';
}

function readAddress(text: string): KnownAddress {
  const address = parseAddress(text);
  if (address === null)
    throw new Failure('forbidden-address', 'the name leads to something that is no address');
  return { address, kind: kindOf(address) };
}

const nothingSaid: OutboundConfig = { allow: [], deny: [] };

const lookUpAll: Lookup = (host) =>
  new Promise((resolve, reject) => {
    lookUpName(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

function parseRanges(ranges: readonly string[]): readonly AddressRange[] {
  return ranges.map((range) => ipaddr.parseCIDR(range));
}

/** Parses a policy once for as long as it is the one in force. */
function createPolicy(outbound: () => OutboundConfig) {
  let source = nothingSaid;
  let parsed = { allow: parseRanges([]), deny: parseRanges([]) };
  return () => {
    const present = outbound();
    if (present !== source) {
      parsed = { allow: parseRanges(present.allow), deny: parseRanges(present.deny) };
      source = present;
    }
    return parsed;
  };
}

export interface AddressGuardOptions {
  /** The policy in force; one that says nothing unless it is given. */
  readonly outbound?: () => OutboundConfig;
  readonly lookup?: Lookup;
  /** Where this process listens; null, unless it is given, where it does not. */
  readonly own?: ListenAddress | null;
  readonly interfaces?: ReadInterfaces;
}

/** @example createAddressGuard({}).check('10.0.0.7', { host: 'a', port: 80, reach: 'public' }) // throws Failure */
export function createAddressGuard({
  outbound = () => nothingSaid,
  lookup = lookUpAll,
  own = null,
  interfaces,
}: AddressGuardOptions): AddressGuard {
  const policy = createPolicy(outbound);
  const lists = createAllowLists();
  const isOwn = createOwnAddress(own, interfaces);
  const known = createBoundedCache<KnownAddress>(MAX_KNOWN_ADDRESSES);

  /** What nobody means to ask stays that, also where it is an address of ours. */
  function kindAt({ address, kind }: KnownAddress, port: number | null): KnownAddress['kind'] {
    return kind !== 'never' && isOwn(address, port) ? 'self' : kind;
  }

  function check(text: string, destination: Destination): Reach {
    const { port, reach = 'self' } = destination;
    const found = known.get(text, () => readAddress(text));
    const { address } = found;
    lists.check(destination, address);
    const { allow, deny } = policy();
    const kind = kindAt(found, port);
    // What is allowed by hand though nobody should ask it leads nowhere further inside.
    if (liesIn(address, allow)) return kind === 'never' ? 'public' : kind;
    if (liesIn(address, deny)) throw new Failure('forbidden-address', `outbound.deny names ${text}`);
    if (kind === 'never')
      throw new Failure('forbidden-address', `${text} is never asked; outbound.allow can name it`);
    if (isWithin(kind, reach)) return kind;
    const asked = destinationText({ host: text, port });
    if (kind === 'self')
      throw new Failure('forbidden-address', `${asked} is this board itself; outbound.allow can name it`);
    throw new Failure('forbidden-address', `${text} lies further inside than what named it`);
  }

  async function lookUp(host: string): Promise<readonly LookupAddress[]> {
    const literal = parseAddress(host);
    if (literal !== null) return [{ address: host, family: literal.kind() === 'ipv4' ? 4 : 6 }];
    try {
      return await lookup(host);
    } catch (error) {
      throw networkFailure(error, false);
    }
  }

  return {
    check,
    async resolve(destination) {
      lists.check(destination, null);
      const found = await lookUp(destination.host);
      const allowed: CheckedAddress[] = [];
      let refusal = new Failure('dns', 'the name has no address');
      for (const { address, family } of found) {
        try {
          allowed.push({ address, family: family === 6 ? 6 : 4, reach: check(address, destination) });
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          refusal = error;
        }
      }
      if (allowed.length === 0) throw refusal;
      return allowed;
    },
  };
}
