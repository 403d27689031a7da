import { describe, expect, it } from 'vitest';
import { keptTarget } from '../../server/kept-target.ts';
import { publicTarget } from '../../server/public-target.ts';

const CANARY = 'hunter2';

describe('the name under which a target is kept', () => {
  it.each([
    'http://10.0.0.7:9101/metrics',
    'http://prom:9090',
    'http://10.0.0.7:80/metrics',
    'erp.example:1521',
    'tcp://erp:1521',
    'dns:mes.example',
    'http://bb:9115/probe?module=http_2xx',
  ])('is its address where nothing of it must be hidden: %s', (address) => {
    // An address of the default port is written without it by the URL standard, and hides nothing.
    expect(publicTarget(keptTarget(address))).toBe(publicTarget(address));
    expect(keptTarget(address)).toBe(address);
  });

  it.each([
    `http://bob:${CANARY}@h/metrics`,
    `http://h/metrics?token=${CANARY}`,
    `http://h/metrics#${CANARY}`,
    `bob:${CANARY}@h:9100`,
  ])('holds no secret, is seen without its digest, and is another one for another secret: %s', (address) => {
    const kept = keptTarget(address);
    expect(kept).not.toContain(CANARY);
    expect(kept).toMatch(/#[0-9a-f]{16}$/);
    expect(publicTarget(kept)).toBe(publicTarget(address));
    expect(keptTarget(address.replace(CANARY, 'other'))).not.toBe(kept);
  });

  it('tells targets of one address apart by their labels, and shows none of them', () => {
    const of = (zone: string) => keptTarget('http://h/metrics', [['zone', zone]]);
    expect(of(CANARY)).not.toBe(of('b'));
    expect(of(CANARY)).not.toContain(CANARY);
    expect(publicTarget(of('b'))).toBe('http://h/metrics');
    expect(publicTarget(keptTarget('h:9100', [['zone', 'b']]))).toBe('h:9100');
  });
});
