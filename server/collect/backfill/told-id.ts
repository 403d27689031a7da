import { createHash } from 'node:crypto';

const LONGEST_ID = 200;

/**
 * Names a delivery that is handed in: the same object told of the same service again is the same delivery.
 *
 * @param parts what tells it from all others, e.g. its kind, its repository, its number, when it changed
 */
export const toldId = (...parts: readonly (string | number | null)[]): string => {
  const id = ['import', ...parts.map((part) => part ?? '')].join(' ');
  return id.length <= LONGEST_ID ? id : `import ${createHash('sha256').update(id).digest('hex')}`;
};
