import type { StripsAnswer } from '#shared/api/strips.ts';

/** What is asked within this time of each other goes in one question. */
const GATHER_MS = 20;
const MOST_SERVICES = 50;
/** Ids may be long, and an address must not be. */
const MOST_LETTERS = 4_000;

interface Waiting {
  readonly service: string;
  readonly resolve: (answer: StripsAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Cuts what waits into questions that are short enough. */
const cutBatches = (waiting: readonly Waiting[]): Waiting[][] => {
  const batches: Waiting[][] = [];
  let letters = 0;
  for (const each of waiting) {
    const last = batches.at(-1);
    letters += each.service.length + 1;
    if (last !== undefined && last.length < MOST_SERVICES && letters <= MOST_LETTERS) last.push(each);
    else {
      batches.push([each]);
      letters = each.service.length + 1;
    }
  }
  return batches;
};

/** The part of an answer that is about one service. */
const partOf = (answer: StripsAnswer, service: string): StripsAnswer => ({
  ...answer,
  items: answer.items.filter((item) => item.service === service),
});

/**
 * Asks for strips service by service, and puts those that are asked for at once into few questions.
 *
 * @param ask one question, about several services
 * @param later calls back after a wait
 */
export const createStripBatch = (
  ask: (services: string, at: string | null) => Promise<StripsAnswer>,
  later: (waitMs: number, call: () => void) => void,
): ((service: string, at: string | null) => Promise<StripsAnswer>) => {
  const open = new Map<string | null, Waiting[]>();
  const send = (batch: readonly Waiting[], at: string | null): void => {
    const services = [...new Set(batch.map(({ service }) => service))].join(',');
    ask(services, at).then(
      (answer) => {
        for (const { service, resolve } of batch) resolve(partOf(answer, service));
      },
      (error) => {
        for (const { reject } of batch) reject(error);
      },
    );
  };
  return (service, at) =>
    new Promise((resolve, reject) => {
      const waiting = open.get(at);
      if (waiting !== undefined) {
        waiting.push({ service, resolve, reject });
        return;
      }
      open.set(at, [{ service, resolve, reject }]);
      later(GATHER_MS, () => {
        const all = open.get(at) ?? [];
        open.delete(at);
        for (const batch of cutBatches(all)) send(batch, at);
      });
    });
};
