import Type, { type Static } from 'typebox';
import {
  type Contract,
  Instant,
  LocalName,
  Nullable,
  NullableString,
  StateName,
  TeamShape,
} from './contract.ts';
import { WallNotice } from './wall.ts';

/** What stands around every page at a desk. */
export const BoardHead = Type.Object({
  at: Instant,
  build: Type.String(),
  team: TeamShape,
  sample: Type.Boolean(),
  /** How many services need someone now. */
  needs: Type.Integer(),
  services: Type.Array(
    Type.Object({
      id: Type.String(),
      name: LocalName,
      group: NullableString,
      /** Of the objective that stands for it; null without objectives. */
      state: Nullable(StateName),
    }),
  ),
  notices: Type.Array(WallNotice),
});
export type BoardHead = Static<typeof BoardHead>;

export const boardHeadContract = {
  method: 'GET',
  url: '/board-head',
  response: BoardHead,
} as const satisfies Contract;
