import type { FastifyServerOptions } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { openStore } from '../store/open-store.ts';
import { createDemoConfig } from './demo-config.ts';
import { readDemoMark, writeDemoMark } from './demo-folder.ts';
import { feedStore } from './feed-store.ts';
import { fillStore } from './fill-store.ts';
import { createStory, type Story } from './story.ts';

export interface DemoOptions extends Pick<Config, 'listen' | 'dataDir'> {
  readonly clock: Clock;
  readonly logger: FastifyServerOptions['logger'];
  /** Hears how far the sample is written. */
  readonly say: (line: string) => void;
  /** Hears what goes wrong while it runs. */
  readonly onError: (error: unknown) => void;
}

/** Writes the sample up to now, or goes on with it where the folder holds one. */
const prepareStory = ({ dataDir, clock, say }: DemoOptions): Story => {
  const found = readDemoMark(dataDir);
  const store = openStore({ dataDir, nowMs: clock.nowMs });
  try {
    const { seed, firstStartMs } = found ?? writeDemoMark(dataDir, clock.nowMs());
    const story = createStory(seed, firstStartMs);
    fillStore(store, story, clock.nowMs(), say);
    // What the board was not there for is filled in: no outage.
    store.collector.heartbeat(clock.nowMs());
    return story;
  } finally {
    store.close();
  }
};

/**
 * A board over a year of sample data that goes on as it is watched.
 *
 * @throws StoreError where the folder holds a store that is not sample data, or cannot be opened
 */
export const startDemo = async (options: DemoOptions): Promise<RunningServer> => {
  const { clock, listen, dataDir, logger, onError } = options;
  const story = prepareStory(options);
  const config = createDemoConfig({ listen, dataDir, anchorMs: story.anchorMs });
  const server = await startServer({ config, file: null, clock, logger, sample: true });
  const stopFeeding = feedStore(server.store, story, clock, onError);
  return {
    ...server,
    close: async () => {
      stopFeeding();
      await server.close();
    },
  };
};
