import Type, { type Static } from 'typebox';
import { glossaryGroups } from '../glossary-groups.ts';
import { type Contract, LocalName, Nullable } from './contract.ts';

export const GlossaryItem = Type.Object({
  id: Type.String({ description: "the metric's id where it is one; the anchor on the page" }),
  group: Type.Enum(glossaryGroups),
  title: LocalName,
  /** The first sentence is the tooltip. */
  meaning: LocalName,
  formula: Nullable(LocalName),
  source: Type.Union([Type.String(), Type.Null()], { description: 'an address or a name' }),
});
export type GlossaryItem = Static<typeof GlossaryItem>;

export const glossaryContract = {
  method: 'GET',
  url: '/glossary',
  response: Type.Object({ items: Type.Array(GlossaryItem), next: Type.Null() }),
} as const satisfies Contract;
export type GlossaryAnswer = Static<(typeof glossaryContract)['response']>;
