import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import { besides, isolated, isolating } from '../../../web/words/isolated.ts';

const [open, close, override] = ['\u2068', '\u2069', '\u202e'];

/** How many isolates are open after a text; null where one was closed that was not open. */
const openAfter = (text: string): number | null => {
  let depth = 0;
  for (const mark of text) {
    if (/[\u2066-\u2068]/.test(mark)) depth += 1;
    if (mark === close) depth -= 1;
    if (depth < 0) return null;
  }
  return depth;
};

describe('names from outside', () => {
  it('stay as they are where they turn nothing', () => {
    for (const name of ['', 'Work orders', '작업지시', '🧑‍🏭', '<b>', 'a\nb', '−12 %'])
      expect(isolated(name)).toBe(name);
  });

  it('are isolated where they are read from right to left, or turn what follows', () => {
    for (const name of ['أوامر العمل', 'הזמנות', `press ${override}gnp.exe`])
      expect(isolated(name)).toBe(`${open}${name}${close}`);
  });

  it('cannot end the isolate they stand in, nor leave one open', () => {
    const marks = fc.constantFrom('a', 'ب', override, '\u202c', '\u2066', open, close);
    fc.assert(
      fc.property(fc.array(marks), (parts) => {
        const text = isolated(parts.join(''));
        expect(openAfter(text)).toBe(0);
        expect(text.replace(/[\u2066-\u2069]/g, '')).toBe(parts.join('').replace(/[\u2066-\u2069]/g, ''));
      }),
    );
  });

  it('stand side by side, none in the order of the other', () => {
    expect(besides(['1', `x${override}`, 'severity 2'])).toBe(`1 · ${open}x${override}${close} · severity 2`);
  });
});

describe('sentences of a catalogue', () => {
  it('isolate what they are given at any depth, and keep numbers, constants and other objects', () => {
    const when = new Date(0);
    const words = isolating({
      plain: 'Services',
      inner: { say: (name: string, of: { list: readonly string[]; when: Date }) => [name, of.list, of.when] },
    });
    expect(words.plain).toBe('Services');
    expect(words.inner.say(override, { list: [override, 'b'], when })).toEqual([
      `${open}${override}${close}`,
      [`${open}${override}${close}`, 'b'],
      when,
    ]);
  });

  it('do not let a name turn the words after it, in either language', () => {
    const name = `press ${override}gnp.exe`;
    expect(deskWordsOf('en').services.out(name, '13:38')).toBe(
      `${open}${name}${close} has been out since 13:38`,
    );
    expect(deskWordsOf('ko').services.out(name, '13:38')).toContain(`${open}${name}${close}`);
  });

  it('let Korean particles follow the sound of an isolated name', () => {
    const { out } = deskWordsOf('ko').services;
    expect(out(`라인${override}`, '13:38').replace(/[\u2068\u2069\u202e]/g, '')).toBe(out('라인', '13:38'));
  });
});
