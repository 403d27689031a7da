import type { LocalName } from '#shared/api/contract.ts';
import type { Config } from '../config/config.ts';

/** The names of a service; its id where it is not configured any more. */
export const serviceNameOf = ({ services }: Config, id: string): LocalName => {
  const name = services.find((service) => service.id === id)?.name;
  return name === undefined ? { en: id, ko: id } : { ...name };
};
