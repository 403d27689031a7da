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
  ])('%s is %s', (target, seen) => {
    expect(publicTarget(target)).toBe(seen);
  });
});
