import { Document, isMap, isScalar, isSeq, visit } from 'yaml';

/** What can be written as YAML. A key whose value is undefined is not written. */
export type YamlTree =
  | string
  | number
  | boolean
  | readonly YamlTree[]
  | { readonly [key: string]: YamlTree | undefined };

const widestLine = 90;

/** What stands on one line: lists and mappings of these keys, where they are short. */
const flowKeys: ReadonlySet<string> = new Set([
  'scrape',
  'probe',
  'targets',
  'labels',
  'params',
  'limits',
  'sourceLabels',
  'basicAuth',
  'authorization',
  'headers',
  'status',
]);

/** The tree as text, lists and mappings in one line where they are short. `comment` stands above it. */
export const writeYaml = (tree: YamlTree, comment: string): string => {
  const document = new Document(tree, { aliasDuplicateObjects: false });
  document.commentBefore = comment;
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !flowKeys.has(String(key.value)) || !(isMap(value) || isSeq(value)))
        return undefined;
      value.flow = JSON.stringify(value).length <= widestLine;
      return undefined;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};
