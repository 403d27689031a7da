import ipaddr from 'ipaddr.js';
import type { OutboundConfig } from './config.ts';
import type { Field } from './field.ts';
import { readList } from './read-values.ts';

const checkBase = (range: string): string => {
  const [address, bits] = ipaddr.parseCIDR(range);
  const base = (
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(range)
      : ipaddr.IPv6.networkAddressFromCIDR(range)
  ).toString();
  if (base !== address.toString()) throw new Error(`${range} begins at ${base}; write ${base}/${bits}`);
  return range;
};

/**
 * A range of addresses, as it is written; a single address is a range of one. Throws `Error` with a sentence for
 * the reader. `parseAddressRange('10.0.0.7') === '10.0.0.7/32'`
 */
export const parseAddressRange = (text: string): string => {
  const [address = '', bits] = text.split('/');
  const isFour = ipaddr.IPv4.isValidFourPartDecimal(address);
  if (!isFour && !(ipaddr.IPv6.isValid(address) && !address.includes('%'))) {
    throw new Error(`"${text}" is not a range of addresses; write it like 10.0.0.0/8 or fd00::/8`);
  }
  const range = bits === undefined ? `${address}/${isFour ? 32 : 128}` : text;
  if (!ipaddr.isValidCIDR(range))
    throw new Error(`"${text}" has no number of bits that such an address can have`);
  return checkBase(range);
};

/** Where Andon may connect to beyond the built-in rule. */
export const readOutbound = (field: Field | undefined): OutboundConfig => {
  const fields = field?.fields(['allow', 'deny']) ?? new Map<string, Field>();
  return {
    allow: readList(fields, 'allow', parseAddressRange, []),
    deny: readList(fields, 'deny', parseAddressRange, []),
  };
};
