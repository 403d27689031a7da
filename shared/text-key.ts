/** Two odd numbers whose bits are well spread, and what finishes a 32-bit mix (Murmur3). */
const FIRST = 0x9e3779b1;
const SECOND = 0x5f356495;
const FINISH_ONE = 0x85ebca6b;
const FINISH_TWO = 0xc2b2ae35;

function finish(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 16), FINISH_ONE);
  const again = Math.imul(mixed ^ (mixed >>> 13), FINISH_TWO);
  return (again ^ (again >>> 16)) >>> 0;
}

/**
 * Writes the 64-bit key of two texts to `keys[2 * index]` and the place after it. The same texts always have the same
 * key; among ten million different ones the chance that any two share a key is three in a million. It keeps no secret
 * and stands up to nobody who makes texts on purpose.
 *
 * @example writeTextKey(keys, 0, 'github.com/acme/shop', '1a2b3c4d') // keys[0] and keys[1]
 */
export function writeTextKey(keys: Uint32Array, index: number, first: string, second: string): void {
  let one = FIRST;
  let two = SECOND;
  for (let at = 0; at < first.length; at += 1) {
    const code = first.charCodeAt(at);
    one = Math.imul(one ^ code, FIRST);
    two = Math.imul(((two << 13) | (two >>> 19)) + code, SECOND);
  }
  one ^= first.length;
  for (let at = 0; at < second.length; at += 1) {
    const code = second.charCodeAt(at);
    one = Math.imul(one ^ code, FIRST);
    two = Math.imul(((two << 13) | (two >>> 19)) + code, SECOND);
  }
  keys[2 * index] = finish(one ^ two);
  keys[2 * index + 1] = finish(two + Math.imul(one, SECOND));
}
