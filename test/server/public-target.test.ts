import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicTarget } from '../../server/public-target.ts';

describe('the address of a target as readers see it', () => {
  it.each([
    ['http://10.0.0.7:9101/metrics', 'http://10.0.0.7:9101/metrics'],
    ['http://bob:s3cret@host/metrics', 'http://host/metrics'],
    ['https://host/metrics?token=hunter2&job=a', 'https://host/metrics?token=…&job=…'],
    ['http://host/metrics#hunter2', 'http://host/metrics'],
    ['erp.example:1521', 'erp.example:1521'],
    ['[::1]:1521', '[::1]:1521'],
    ['bob:s3cret@host:9100', 'host:9100'],
    ['bob:s3cret@[::1]:9100', '[::1]:9100'],
    ['bob:s3c@ret@host:9100', 'host:9100'],
    ['host:9100/metrics?token=hunter2&job=a', 'host:9100/metrics?token=…&job=…'],
    ['host/metrics?token=hunter2', 'host/metrics?token=…'],
    ['what is it?', 'what is it?'],
    ['dns:mes.example', 'dns:mes.example'],
    [
      'http://bb:9115/probe?module=http_2xx&target=https%3A%2F%2Fmes.example&key=hunter2',
      'http://bb:9115/probe?module=http_2xx&target=https://mes.example/&key=…',
    ],
    [
      'http://bb/probe?target=https://bob:s3cret@mes.example/a?token=hunter2',
      'http://bb/probe?target=https://mes.example/a?token=…',
    ],
    ['http://pg/probe?target=postgres://bob:s3cret@db:5432/x', 'http://pg/probe?target=postgres://db:5432/x'],
    ['http://pg/probe?target=bob:s3cret@db:5432', 'http://pg/probe?target=db:5432'],
    ['http://pg/probe?target=host%3Ddb%20password%3Dhunter2', 'http://pg/probe?target=…'],
    ['http://pg/probe?target=db;password=hunter2', 'http://pg/probe?target=…'],
    ['http://h/m?target=%2526%23%0A&module=%C3%A9', 'http://h/m?target=…&module=é'],
    ['http://h/m?name=a%26token%3Dhunter2%23y', 'http://h/m?name=a%26token=…'],
    ['http://h/m?name=a%26b%23c', 'http://h/m?name=a%26b%23c'],
    [
      'http://h/federate?match[]=%7Bjob%3D%22a%22%7D&match[]=up',
      'http://h/federate?match[]={job="a"}&match[]=up',
    ],
    [
      'http://h/m?collect[]=1&collect[]=2&collect[]=3&collect[]=4&collect[]=5&collect[]=6',
      'http://h/m?collect[]=1&collect[]=2&collect[]=3&collect[]=4&collect[]=5&collect[]=…',
    ],
    [`http://h/m?name=${'n'.repeat(101)}`, `http://h/m?name=${'n'.repeat(99)}…`],
  ])('%s is %s', (target, seen) => {
    expect(publicTarget(target)).toBe(seen);
  });

  it('is itself seen as it is', () => {
    const shownName = fc.constantFrom('module', 'target', 'match[]', 'collect[]', 'name', 'token');
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.webUrl({ withQueryParameters: true }),
    );
    const parameters = fc.array(fc.tuple(shownName, value), { maxLength: 7 });
    fc.assert(
      fc.property(parameters, (given) => {
        const seen = publicTarget(`http://h/m?${new URLSearchParams(given)}`);
        expect(publicTarget(seen)).toBe(seen);
      }),
    );
  });

  it('holds no password of an address that an exporter is asked for', () => {
    const place = fc.constantFrom('https://mes', 'postgres://db:1', 'db:9100', '');
    fc.assert(
      fc.property(
        place,
        fc.constantFrom('user:hunter2@', ''),
        fc.constantFrom('?a=hunter2', ''),
        (at, who, query) => {
          const target = at.includes('//') ? at.replace('//', `//${who}`) + query : who + at + query;
          const seen = publicTarget(`http://h/probe?${new URLSearchParams({ target })}`);
          expect(seen).not.toContain('hunter2');
        },
      ),
    );
  });
});
