import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js';
import type { Reach } from './reach.ts';

export type Address = IPv4 | IPv6;
export type AddressRange = readonly [Address, number];

/** Kinds of `ipaddr.js` that somebody may answer at. Whatever is not named here is `never`. */
const KINDS: Readonly<Record<string, Reach>> = {
  unicast: 'public',
  as112: 'public',
  as112v6: 'public',
  amt: 'public',
  private: 'private',
  carrierGradeNat: 'private',
  uniqueLocal: 'private',
  loopback: 'loopback',
};

/** Where clouds answer with the machine's own credentials, beyond the link-local ones. */
const METADATA: readonly string[] = ['fd00:ec2::254', '100.100.100.200', '168.63.129.16'];

/** IPv4 addresses stand in their last 32 bits: mapped, translated (NAT64, SIIT), compatible. */
const ENDING_IN_IPV4 = ['::ffff:0:0/96', '64:ff9b::/96', '::ffff:0:0:0/96', '::/96'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);
const SIX_TO_FOUR = ipaddr.IPv6.parseCIDR('2002::/16');
const TEREDO = ipaddr.IPv6.parseCIDR('2001::/32');

/** The address that an IPv6 address wraps, where packets to it are handed on to that one; else itself. */
export function unwrapAddress(address: Address): Address {
  if (!(address instanceof ipaddr.IPv6) || ['unspecified', 'loopback'].includes(address.range()))
    return address;
  const bytes = address.toByteArray();
  if (ENDING_IN_IPV4.some((range) => address.match(range))) return new ipaddr.IPv4(bytes.slice(12));
  if (address.match(SIX_TO_FOUR)) return new ipaddr.IPv4(bytes.slice(2, 6));
  // Teredo holds the address of its client with every bit turned over.
  if (address.match(TEREDO)) return new ipaddr.IPv4(bytes.slice(12).map((byte) => byte ^ 0xff));
  return address;
}

/** An address in its usual spelling, without a zone; null where the text is none. */
export function parseAddress(text: string): Address | null {
  const [plain = ''] = text.split('%');
  return ipaddr.IPv4.isValidFourPartDecimal(plain) || ipaddr.IPv6.isValid(plain) ? ipaddr.parse(plain) : null;
}

/**
 * How far inside an address lies once it is unwrapped. `never` is what nobody means to ask: link-local and other
 * metadata addresses, the unspecified one, multicast, broadcast, reserved and documentation ranges.
 *
 * @example kindOf(ipaddr.parse('::ffff:127.0.0.1')) // 'loopback'
 */
export function kindOf(address: Address): Reach | 'never' {
  const inner = unwrapAddress(address);
  if (METADATA.includes(inner.toString())) return 'never';
  return KINDS[inner.range()] ?? 'never';
}

/** Whether an address, as it stands or unwrapped, lies in one of these ranges. */
export function liesIn(address: Address, ranges: readonly AddressRange[]): boolean {
  if (ranges.length === 0) return false;
  const forms = [address, unwrapAddress(address)];
  return ranges.some(([base, bits]) =>
    forms.some((form) => form.kind() === base.kind() && form.match(base, bits)),
  );
}
