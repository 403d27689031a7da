import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllowedPlace, parseAllowedPlace } from '../../../server/config/allowed-place.ts';

const place = (given: Partial<AllowedPlace>): AllowedPlace => ({
  name: null,
  range: null,
  port: null,
  ...given,
});

describe('a place that may be asked', () => {
  it.each([
    ['10.0.0.0/8', { range: '10.0.0.0/8' }],
    ['10.0.0.0/8:9100', { range: '10.0.0.0/8', port: 9_100 }],
    ['10.0.0.7', { range: '10.0.0.7/32' }],
    ['10.0.0.7:9100', { range: '10.0.0.7/32', port: 9_100 }],
    ['fd00::/8', { range: 'fd00::/8' }],
    ['fd00::/8:9100', { range: 'fd00::/8', port: 9_100 }],
    ['[fd00::/8]:9100', { range: 'fd00::/8', port: 9_100 }],
    ['[fd00::1]', { range: 'fd00::1/128' }],
    ['[fd00::1]:9100', { range: 'fd00::1/128', port: 9_100 }],
    [':9100', { port: 9_100 }],
    ['mes-1', { name: 'mes-1' }],
    ['mes-1:9100', { name: 'mes-1', port: 9_100 }],
    ['MES-1.Example.:9100', { name: 'mes-1.example', port: 9_100 }],
    ['*.mes.example', { name: '*.mes.example' }],
    ['*.mes.example:9100', { name: '*.mes.example', port: 9_100 }],
    ['my_node', { name: 'my_node' }],
    // RFC 3492, section 7.1: the label of "München" after ToASCII.
    ['München.example', { name: 'xn--mnchen-3ya.example' }],
  ])('is read from %s', (text, given) => {
    expect(parseAllowedPlace(text)).toEqual(place(given));
  });

  it.each([
    ['', /^"" is no host, range or port; write it like mes-1:9100, /],
    ['*', /^"\*" is no host/],
    ['*.', /^"\*\." is no host/],
    ['mes-*', /^"mes-\*" is no host/],
    ['a.*.example', /^"a\.\*\.example" is no host/],
    ['http://mes-1:9100', /^"http:\/\/mes-1" is not a range/],
    ['bob@mes-1', /^"bob@mes-1" is no host/],
    ['mes-1?a', /^"mes-1\?a" is no host/],
    ['-v', /^"-v" is no host/],
    ['mes 1', /^"mes 1" is no host/],
    ['mes-1\n', /^"mes-1\n" is no host/],
    ['::1', /^"::1" is no host/],
    ['mes-1:0', /^0 is no port; it is from 1 to 65535$/],
    ['mes-1:65536', /^65536 is no port/],
    ['10.1.2.3/8', /^10\.1\.2\.3\/8 begins at 10\.0\.0\.0; write 10\.0\.0\.0\/8$/],
    ['10.0.0.0/33', /^"10\.0\.0\.0\/33" has no number of bits/],
    ['[mes-1]:9100', /is no host/],
    ['127.1', /^"127\.1" is no name; as an address it is written 127\.0\.0\.1$/],
    ['0x7f000001', /as an address it is written 127\.0\.0\.1$/],
    ['2130706433', /as an address it is written 127\.0\.0\.1$/],
    ['*.7', /^"\*\.7" is no name/],
  ])('is refused in %j', (text, problem) => {
    expect(() => parseAllowedPlace(text)).toThrow(problem);
  });

  it('of any text is refused with a sentence, or asks for a name, an address or a port', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a1*.:/[]-f0 @x') }), (text) => {
        try {
          const { name, range, port } = parseAllowedPlace(text);
          expect(name !== null || range !== null || port !== null).toBe(true);
          expect(name === null || range === null).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});
