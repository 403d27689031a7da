import type { ComparedIncrease } from './compare-increases.ts';
import type { ComparedTimeline, MinuteAttempts } from './compare-timelines.ts';

type Print = (line: string) => void;

export const clockTime = (atMs: number): string => new Date(atMs).toISOString().slice(11, 19);

const attempts = ({ total, failed }: MinuteAttempts) => `${total} turns, ${failed} failed`;
const figure = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));

/** @returns how many differences nothing explains */
export function printTimeline(
  name: string,
  { minuteCount, differences }: ComparedTimeline,
  print: Print,
): number {
  print(`\n${name}: ${minuteCount - differences.length} of ${minuteCount} minutes the same`);
  for (const { minuteMs, andon, prometheus, explanation } of differences)
    print(
      `  ${clockTime(minuteMs)}  Andon ${attempts(andon).padEnd(20)}  Prometheus ${attempts(prometheus).padEnd(20)}  ` +
        (explanation ?? 'NOT EXPLAINED'),
    );
  return differences.filter(({ explanation }) => explanation === null).length;
}

/** @param fault why it cannot be right; null where all is explained */
export function printIncrease(compared: ComparedIncrease, fault: string | null, print: Print): void {
  const { service, what, andon, prometheusRaw, prometheusIncrease, served, pieces } = compared;
  print(
    `${`${service}, ${what}`.padEnd(16)} Andon ${figure(andon).padStart(10)}   Prometheus ${figure(prometheusRaw).padStart(10)}` +
      `   difference ${figure(andon - prometheusRaw).padStart(8)}   increase() ${figure(prometheusIncrease).padStart(10)}`,
  );
  if (fault !== null) print(`  NOT EXPLAINED: ${fault}`);
  if (served === null) print('  no record of what was served: within an interval of growth at either end');
  else print('  both hold exactly what they were served');
  for (const { amount, cause } of pieces) print(`  ${amount > 0 ? '+' : ''}${amount}: ${cause}`);
}
