import Type, { type Static } from 'typebox';
import { LocalName, NullableString } from './contract.ts';
import { ObjectiveShape } from './objectives.ts';

export const ServiceListItem = Type.Object({
  id: Type.String(),
  name: LocalName,
  group: NullableString,
  owner: NullableString,
  repository: NullableString,
  aka: Type.Array(Type.String()),
  dependsOn: Type.Array(Type.String()),
  objectives: Type.Array(ObjectiveShape),
});
export type ServiceListItem = Static<typeof ServiceListItem>;
