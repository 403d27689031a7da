import { expect, test } from 'vitest';
import { giveBack } from '../../../server/collect/give-back.ts';

test('memory of a buffer alone is given back at once', () => {
  const page = Buffer.allocUnsafeSlow(90_000);
  const memory = page.buffer;
  giveBack(page);
  expect(memory.byteLength).toBe(0);
});

test('memory that Node shares among small buffers stays', () => {
  const small = Buffer.from('a small chunk');
  const other = Buffer.from('another one');
  expect(small.buffer).toBe(other.buffer);
  giveBack(small);
  expect(other.toString()).toBe('another one');
});

test('pieces of one memory can be given back one after the other', () => {
  const read = Buffer.allocUnsafeSlow(Buffer.poolSize);
  const [head, rest] = [read.subarray(0, 100), read.subarray(100)];
  giveBack(rest);
  giveBack(head);
  expect(read.length).toBe(0);
});

test('nothing is given back of an empty buffer', () => {
  expect(() => giveBack(Buffer.alloc(0))).not.toThrow();
});
