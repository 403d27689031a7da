import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
} from 'yaml';

type Entry = Pair<Node, Node | null>;

const isMerge = ({ key }: Entry): boolean => isScalar(key) && key.type === 'PLAIN' && key.value === '<<';

const keyOf = ({ key }: Entry): unknown => (isScalar(key) ? key.value : key);

const mapsOf = (node: Node | null | undefined, document: Document): YAMLMap<Node, Node | null>[] => {
  if (isAlias(node)) return mapsOf(node.resolve(document), document);
  if (isSeq<Node>(node)) return node.items.flatMap((item) => mapsOf(item, document));
  return isMap<Node, Node | null>(node) ? [node] : [];
};

/**
 * Puts what `<<` names into the place of each `<<`, as Go's YAML does: a mapping's own keys win, then the first one
 * named. A mapping that names itself brings nothing.
 */
export const mergeKeys = (document: Document): void => {
  const done = new Set<YAMLMap>();
  const merge = (map: YAMLMap<Node, Node | null>): void => {
    if (done.has(map)) return;
    done.add(map);
    const merged = map.items.filter(isMerge).flatMap(({ value }) => mapsOf(value, document));
    if (merged.length === 0) return;
    map.items = map.items.filter((entry) => !isMerge(entry));
    for (const other of merged) {
      merge(other);
      const taken = new Set(map.items.map(keyOf));
      map.items.push(...other.items.filter((entry) => !taken.has(keyOf(entry))));
    }
  };
  visit(document, {
    Map: (_, map) => {
      if (isMap<Node, Node | null>(map)) merge(map);
    },
  });
};
