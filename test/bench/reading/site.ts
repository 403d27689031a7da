import { serviceName } from './history.ts';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** What is written, and until when. */
export interface Site {
  readonly serviceCount: number;
  /** Whole UTC days before the running one. */
  readonly dayCount: number;
  /** The end of the history: some minutes into a day, as now mostly is. Epoch ms. */
  readonly endMs: number;
  /** Of the team: its days are not those that tallies are packed by. IANA name. */
  readonly timeZone: string;
}

export const REQUESTS = 'requests';
export const ANSWERS = 'answers';

/** The services of its `andon.yaml`, and what is agreed for them. */
export const configOf = ({ serviceCount }: Site): object => ({
  services: Array.from({ length: serviceCount }, (_, index) => ({
    id: serviceName(index),
    group: `group-${index % 20}`,
    objectives: [
      { id: REQUESTS, push: {} },
      { id: ANSWERS, push: {} },
    ],
  })),
  agreement: {
    signedBy: ['development'],
    metrics: {
      [REQUESTS]: { target: '99.9%', window: '30d' },
      [ANSWERS]: { target: '99.5%', window: '30d' },
    },
  },
});
