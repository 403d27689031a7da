import { describe, expect, it } from 'vitest';
import { expand } from '../../../server/config/expand.ts';

describe('expand', () => {
  it('puts variables in and does not expand what they hold', () => {
    expect(expand(`a \${X} \${Y_1}`, { X: `\${Y_1}`, Y_1: 'b' })).toBe(`a \${Y_1} b`);
  });

  it('names a variable that is not set, also one that every object seems to have', () => {
    expect(() => expand(`\${HOST}`, {})).toThrow('the environment variable HOST is not set');
    expect(() => expand(`\${constructor}`, {})).toThrow('constructor is not set');
  });
});
