import type { Config, ServiceConfig } from './config.ts';

/** A refused reload: the file is faulty, the running configuration stays. */
export interface RefusedConfig {
  readonly message: string;
  readonly sinceMs: number;
}

/** The configuration in force, which a reload replaces as a whole. */
export interface RunningConfig {
  current(): Config;
  /** The refusal of the latest reload; null when it was taken. */
  refused(): RefusedConfig | null;
  replace(config: Config): void;
  refuse(refused: RefusedConfig): void;
}

export function createRunningConfig(first: Config): RunningConfig {
  let config = first;
  let refusal: RefusedConfig | null = null;
  return {
    current: () => config,
    refused: () => refusal,
    replace: (next) => {
      config = next;
      refusal = null;
    },
    // The first refusal's time stays: a file that is saved faulty twice has been faulty since then.
    refuse: (refused) => {
      refusal = { message: refused.message, sinceMs: refusal?.sinceMs ?? refused.sinceMs };
    },
  };
}

/** The service a sender means, by its id or one of its other names; null when there is none. */
export const findService = (config: Config, name: string): ServiceConfig | null =>
  config.services.find((service) => service.id === name || service.aka.includes(name)) ?? null;
