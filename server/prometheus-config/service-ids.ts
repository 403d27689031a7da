import { parseIdentifier } from '../config/identifier.ts';

const isTaken = (id: string, taken: ReadonlySet<string>): boolean => taken.has(id) || id === 'all';

const identifierOf = (text: string, fallback: string): string => {
  const cleaned = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[-._]+$/g, '');
  try {
    return parseIdentifier(cleaned.slice(0, 180));
  } catch {
    return fallback;
  }
};

/**
 * Makes ids out of names, each another one: what an id cannot hold becomes a dash.
 * A name with nothing usable in it becomes `<kind>-<number>`.
 *
 * @example createIds('job')('node exporter') // 'node-exporter'
 */
export const createIds = (kind: string): ((name: string) => string) => {
  const taken = new Set<string>();
  let number = 0;
  return (name) => {
    number += 1;
    const wanted = identifierOf(name, `${kind}-${number}`);
    let id = wanted;
    for (let count = 2; isTaken(id, taken); count += 1) id = `${wanted}-${count}`;
    taken.add(id);
    return id;
  };
};
