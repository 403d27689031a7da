import Type from 'typebox';
import { type Contract, LocalName, UnitName } from './contract.ts';

export const CatalogueItem = Type.Object({
  id: Type.String(),
  version: Type.Number(),
  title: LocalName,
  definition: LocalName,
  unit: UnitName,
  direction: Type.Enum(['higher', 'lower'] as const, { description: 'which way is better' }),
  source: Type.String(),
});

export const metricsCatalogueContract = {
  method: 'GET',
  url: '/metrics-catalogue',
  response: Type.Object({ items: Type.Array(CatalogueItem), next: Type.Null() }),
} as const satisfies Contract;
