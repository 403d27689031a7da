import type { Config, ServiceConfig } from './config.ts';

/** A refused reload: the file is faulty, the running configuration stays. */
export interface RefusedConfig {
  readonly message: string;
  readonly sinceMs: number;
}

/** The configuration in force, which a reload replaces as a whole, with the services that discovery found. */
export interface RunningConfig {
  current(): Config;
  /** The refusal of the latest reload; null when it was taken. */
  refused(): RefusedConfig | null;
  replace(config: Config): void;
  /** Takes services that were discovered beside the configured ones, in the place of those found before. */
  find(services: readonly ServiceConfig[]): void;
  refuse(refused: RefusedConfig): void;
}

export function createRunningConfig(first: Config): RunningConfig {
  let config = first;
  let found: readonly ServiceConfig[] = [];
  let merged = first;
  let refusal: RefusedConfig | null = null;
  function merge(): void {
    const others = found.filter(({ id }) => findServiceAmong(config.services, id) === null);
    merged = others.length === 0 ? config : { ...config, services: [...config.services, ...others] };
  }
  return {
    current: () => merged,
    refused: () => refusal,
    replace: (next) => {
      config = next;
      refusal = null;
      merge();
    },
    find: (services) => {
      found = services;
      merge();
    },
    // The first refusal's time stays: a file that is saved faulty twice has been faulty since then.
    refuse: (refused) => {
      refusal = { message: refused.message, sinceMs: refusal?.sinceMs ?? refused.sinceMs };
    },
  };
}

/** The service of that id or other name; null where there is none. */
export const findServiceAmong = (services: readonly ServiceConfig[], name: string): ServiceConfig | null =>
  services.find((service) => service.id === name || service.aka.includes(name)) ?? null;

/** The service a sender means, by its id or one of its other names; null when there is none. */
export const findService = (config: Config, name: string): ServiceConfig | null =>
  findServiceAmong(config.services, name);
