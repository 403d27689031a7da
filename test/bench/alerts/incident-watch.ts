import { wait } from '../systems/program.ts';

const LOOK_AGAIN_MS = 50;
const LONGEST_MS = 30_000;

/** An incident as the board shows it. */
export interface SeenIncident {
  readonly id: string;
  readonly title: string;
  readonly severity: number;
  readonly startedAt: string;
  readonly resolvedAt: string | null;
  readonly detectedBy: string | null;
}

export interface IncidentWatch {
  all(): Promise<readonly SeenIncident[]>;
  /**
   * Asks until the incidents are as they have to be, and prints how long that took.
   * @throws Error where that takes longer than 30 s
   */
  until(what: string, isSo: (seen: readonly SeenIncident[]) => boolean): Promise<readonly SeenIncident[]>;
  /** How many the board took, by what became of them. */
  deliveries(): Promise<string>;
}

/** Looks at a board's incidents over its API. */
export function createIncidentWatch(url: string, print: (line: string) => void): IncidentWatch {
  const all = async (): Promise<readonly SeenIncident[]> =>
    (await (await fetch(`${url}/api/v1/incidents?service=orders`)).json()).items;
  return {
    all,
    async until(what, isSo) {
      const fromMs = performance.now();
      for (;;) {
        const seen = await all();
        const tookMs = performance.now() - fromMs;
        if (isSo(seen)) {
          print(`${(tookMs / 1_000).toFixed(2)} s until ${what}`);
          return seen;
        }
        if (tookMs > LONGEST_MS) throw new Error(`never came: ${what}; there is ${JSON.stringify(seen)}`);
        await wait(LOOK_AGAIN_MS);
      }
    },
    async deliveries() {
      const page = await (await fetch(`${url}/metrics`)).text();
      const lines = [...page.matchAll(/^andon_hook_deliveries_total\{.*outcome="([^"]+)".*\} (\d+)$/gm)];
      return lines.map(([, outcome, count]) => `${outcome} ${count}`).join(', ');
    },
  };
}
