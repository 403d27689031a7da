import { parsePattern } from '../../config/pattern.ts';
import type { Fields } from '../../config/read-values.ts';
import { parseBoolean, parseUnicode, readGo, readItems } from '../go-values.ts';

/** Bytes, be they text or not. */
const parseBytes = (text: string): string => text;

/** What is said to a socket and expected of it, checked. */
export const readTalk = (fields: Fields, key: string): void => {
  for (const item of readItems(fields, key)) {
    const inner = item.fields(['expect', 'expect_bytes', 'send', 'starttls', 'labels']);
    readGo(inner, 'expect', parsePattern, '');
    readGo(inner, 'expect_bytes', parseBytes, '');
    readGo(inner, 'send', parseBytes, '');
    readGo(inner, 'starttls', parseBoolean, false);
    for (const label of readItems(inner, 'labels')) {
      const named = label.fields(['name', 'value']);
      readGo(named, 'name', parseUnicode, '');
      readGo(named, 'value', parseUnicode, '');
    }
  }
};
