import Type, { type Static } from 'typebox';
import { type Contract, Instant, LocalName, NullableString, TeamShape } from './contract.ts';
import { ObjectiveShape } from './objectives.ts';
import { WallNotice } from './wall.ts';

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

const AtQuery = Type.Object({ at: Type.Optional(Instant) });

export const servicesContract = {
  method: 'GET',
  url: '/services',
  query: AtQuery,
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    items: Type.Array(ServiceListItem),
    notices: Type.Array(WallNotice),
    next: Type.Null(),
  }),
} as const satisfies Contract;
