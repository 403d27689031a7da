import Type from 'typebox';
import { LocalName, NullableString } from './contract.ts';

/** A service as it is configured; what is judged of it stands beside. */
export const ConfiguredService = Type.Object({
  id: Type.String(),
  name: LocalName,
  group: NullableString,
  owner: NullableString,
  repository: NullableString,
  aka: Type.Array(Type.String()),
  dependsOn: Type.Array(Type.String()),
});
