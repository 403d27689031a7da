import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { kindOf, parseAddress } from '../../../../server/collect/http/address-kind.ts';

const kindOfText = (text: string) => {
  const address = parseAddress(text);
  if (address === null) throw new Error(`${text} is no address`);
  return kindOf(address);
};

/** An IPv6 address of a prefix of whole groups, then these bytes, then nothing. */
const wrap = (prefix: readonly number[], bytes: readonly number[]): string => {
  const whole = [...prefix, ...bytes];
  return ipaddr.fromByteArray([...whole, ...Array.from({ length: 16 - whole.length }, () => 0)]).toString();
};
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

describe('the kind of an address', () => {
  // The registries of IANA for special-purpose addresses, and RFC 6598 and RFC 4193 for what is private.
  it.each([
    ['8.8.8.8', 'public'],
    ['1.1.1.1', 'public'],
    ['2606:4700::1111', 'public'],
    ['10.255.255.255', 'private'],
    ['11.0.0.0', 'public'],
    ['172.15.255.255', 'public'],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.255.255', 'private'],
    ['100.63.255.255', 'public'],
    ['100.64.0.0', 'private'],
    ['100.127.255.255', 'private'],
    ['100.128.0.0', 'public'],
    ['fc00::', 'private'],
    ['fdff:ffff::1', 'private'],
    ['126.255.255.255', 'public'],
    ['127.0.0.0', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['128.0.0.0', 'public'],
    ['::1', 'loopback'],
    ['::1%lo', 'loopback'],
    ['::', 'never'],
    ['0.255.255.255', 'never'],
    ['169.253.255.255', 'public'],
    ['169.254.0.0', 'never'],
    ['169.255.0.0', 'public'],
    ['fe80::1%eth0', 'never'],
    ['febf::1', 'never'],
    ['198.18.0.1', 'never'],
    ['223.255.255.255', 'public'],
    ['224.0.0.0', 'never'],
    ['255.255.255.255', 'never'],
    ['100::1', 'never'],
    ['3fff::1', 'never'],
  ])('of %s is %s', (text, kind) => {
    expect(kindOfText(text)).toBe(kind);
  });

  it('is the same however an IPv4 address is wrapped', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
        const kind = kindOfText(bytes.join('.'));
        const mapped = wrap([...zeros(10), 0xff, 0xff], bytes);
        const translated = wrap([...zeros(8), 0xff, 0xff, 0, 0], bytes);
        const nat64 = wrap([0, 0x64, 0xff, 0x9b, ...zeros(8)], bytes);
        const sixToFour = wrap([0x20, 0x02], bytes);
        const teredo = wrap(
          [0x20, 0x01, ...zeros(10)],
          bytes.map((each) => each ^ 0xff),
        );
        for (const text of [mapped, translated, nat64, sixToFour, teredo])
          expect(kindOfText(text)).toBe(kind);
      }),
    );
  });
});
