import { describe, expect, it } from 'vitest';
import { askedEvents } from '../../../web/ui/asked-events.ts';
import { evidenceLink, incidentLink, pageLink, releaseLink } from '../../../web/ui/event-links.ts';
import { webAddress } from '../../../web/ui/web-address.ts';

describe('links to events', () => {
  it('carry ids that hold anything', () => {
    const key = { service: 'shop', environment: 'production', id: 'feature/42?x#y 가' };
    expect(releaseLink(key, '?lang=ko')).toBe(
      '/releases/shop/production/feature%2F42%3Fx%23y%20%EA%B0%80?lang=ko',
    );
    expect(incidentLink({ service: 'shop', id: '1/2' }, '')).toBe('/incidents/shop/1%2F2');
  });

  it('keep the language, and leave out what is not asked', () => {
    expect(pageLink('/releases', { service: 'shop', from: null }, '?lang=ko')).toBe(
      '/releases?lang=ko&service=shop',
    );
    expect(evidenceLink('lead-time', { service: null }, '')).toBe('/evidence/lead-time');
  });

  it('lead to the web alone', () => {
    expect(webAddress('https://ci.example/1')).toBe('https://ci.example/1');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', ' https://x', 'ftp://x', null])
      expect(webAddress(url)).toBeNull();
  });
});

describe('askedEvents', () => {
  it('reads the address, and passes over what means nothing', () => {
    const search = new URLSearchParams('service=shop&failed=1&from=&lang=ko&unknown=1');
    expect(askedEvents(search, 'failed')).toEqual({
      service: 'shop',
      from: null,
      to: null,
      failed: 'true',
      cursor: null,
    });
    expect(askedEvents(new URLSearchParams('failed=yes'), 'failed').failed).toBeNull();
  });
});
