import { describe, expect, it } from 'vitest';
import { formatAddress, ownOrigin, parseListen } from '../../../server/config/listen-address.ts';

describe('parseListen', () => {
  it.each([
    ['127.0.0.1:8080', '127.0.0.1', 8080],
    ['board.example:80', 'board.example', 80],
    [':8080', '0.0.0.0', 8080],
    ['8080', '127.0.0.1', 8080],
    ['[::1]:8080', '::1', 8080],
    ['127.0.0.1:0', '127.0.0.1', 0],
  ])('reads %s', (text, host, port) => {
    expect(parseListen(text)).toEqual({ host, port });
  });

  it.each(['', 'localhost', '127.0.0.1:65536', '::1:8080', 'http://x:80', 'a:b'])('refuses "%s"', (text) => {
    expect(() => parseListen(text)).toThrow('not an address');
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:8080'],
    ['::', 'http://[::1]:8080'],
    ['mes.example', 'http://mes.example:8080'],
  ])('is reached on this machine at an address that can be called: %s', (host, origin) => {
    expect(ownOrigin({ host, port: 8080 })).toBe(origin);
  });

  it('writes an IPv6 address with brackets', () => {
    expect(formatAddress({ host: '::1', port: 80 })).toBe('[::1]:80');
  });
});
