import { describe, expect, it } from 'vitest';
import { serviceLink } from '../../../../web/screens/wall/service-link.ts';
import { readSettings } from '../../../../web/screens/wall/settings.ts';

describe('the address of a wall', () => {
  it('asks for nothing by default', () => {
    expect(readSettings('')).toEqual({
      group: null,
      language: null,
      theme: 'dark',
      scale: 1,
      safePercent: null,
      dwellSeconds: 20,
      offset: 0,
      motion: true,
    });
  });

  it('is read', () => {
    expect(
      readSettings('?group=line-2&lang=ko&theme=light&tv=55&dist=4&safe=5&rotate=30&offset=1&motion=0'),
    ).toEqual({
      group: 'line-2',
      language: 'ko',
      theme: 'light',
      // 972 px are left of 1080, and 850 units must fit into them.
      scale: 972 / 850,
      safePercent: 5,
      dwellSeconds: 30,
      offset: 1,
      motion: false,
    });
  });

  it('may ask for nonsense, which is ignored', () => {
    expect(readSettings('?lang=fr&theme=pink&tv=big&dist=-1&safe=90&rotate=x&offset=y&what=1')).toEqual(
      readSettings(''),
    );
  });

  it('never turns pages faster than they can be read', () => {
    expect(readSettings('?rotate=3').dwellSeconds).toBe(12);
    expect(readSettings('?rotate=0').dwellSeconds).toBeNull();
  });
});

describe('the address in a QR code', () => {
  it('is below the public one, else below this page', () => {
    expect(serviceLink('https://board.example/', 'http://localhost:8080', 'a b')).toBe(
      'https://board.example/s/a%20b',
    );
    expect(serviceLink(null, 'http://10.0.0.7:8080', 'a')).toBe('http://10.0.0.7:8080/s/a');
  });

  it('is none where a phone could not open it', () => {
    for (const origin of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])
      expect(serviceLink(null, origin, 'a')).toBeNull();
  });
});
