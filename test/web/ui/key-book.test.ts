import { describe, expect, it } from 'vitest';
import { createKeyBook, type Pressed } from '../../../web/ui/key-book.ts';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  hasModifier: false,
  isShifted: false,
  isTyping: false,
  atMs: 0,
  ...more,
});

/** A book with the keys of a frame, and what was run. */
const openBook = (isOn = () => true) => {
  const ran: string[] = [];
  const book = createKeyBook(isOn);
  const bind = (...keys: string[]) =>
    book.add(() => keys.map((key) => ({ key, label: key, run: () => ran.push(key) })));
  return { ran, book, bind };
};

describe('the keys of a page', () => {
  it('run what they stand for, and leave others to the browser', () => {
    const { ran, book, bind } = openBook();
    bind('j', '?', '[');
    expect(['j', 'x', '[', 'Tab'].map((key) => book.press(pressed(key)))).toEqual([true, false, true, false]);
    expect(book.press(pressed('?', { isShifted: true }))).toBe(true);
    expect(ran).toEqual(['j', '[', '?']);
  });

  it('are left alone in fields, with modifiers, and where they are switched off', () => {
    let isOn = true;
    const { ran, book, bind } = openBook(() => isOn);
    bind('c');
    expect(book.press(pressed('c', { isTyping: true }))).toBe(false);
    // Ctrl+C copies what is marked.
    expect(book.press(pressed('c', { hasModifier: true }))).toBe(false);
    expect(book.press(pressed('C', { isShifted: true }))).toBe(false);
    isOn = false;
    expect(book.press(pressed('c'))).toBe(false);
    expect(ran).toEqual([]);
  });

  it('follow one another in a sequence, for a short while', () => {
    const { ran, book, bind } = openBook();
    bind('g w', 'g s', 's');
    book.press(pressed('g'));
    book.press(pressed('s', { atMs: 900 }));
    book.press(pressed('g', { atMs: 10_000 }));
    book.press(pressed('s', { atMs: 12_000 }));
    book.press(pressed('w', { atMs: 12_100 }));
    expect(ran).toEqual(['g s', 's']);
  });

  it('are found by where they lie while Hangul is on, and under a lock of capitals', () => {
    const { ran, book, bind } = openBook();
    bind('j', 'g s', '/');
    // ㅓ lies on J.
    book.press(pressed('ㅓ', { code: 'KeyJ' }));
    book.press(pressed('J', { code: 'KeyJ' }));
    book.press(pressed('Process', { code: 'KeyG' }));
    book.press(pressed('ㄴ', { code: 'KeyS' }));
    book.press(pressed('/', { code: 'Slash' }));
    expect(ran).toEqual(['j', 'j', 'g s', '/']);
  });

  it('of a screen win over those of the frame, and go with the screen', () => {
    const { ran, book, bind } = openBook();
    bind('n', 'm');
    const take = book.add(() => [{ key: 'n', label: 'note', run: () => ran.push('note') }]);
    book.press(pressed('n'));
    expect(book.all().map(({ label }) => label)).toEqual(['note', 'm']);
    take();
    book.press(pressed('n'));
    expect(ran).toEqual(['note', 'n']);
  });
});
