import type { Measurement } from './measure-system.ts';

type Print = (line: string) => void;

const MEBIBYTE = 1_048_576;
const NAME_WIDTH = 24;
const WIDTH = 10;

const cells = (name: string, values: readonly string[]) =>
  name.padEnd(NAME_WIDTH) + values.map((value) => value.padStart(WIDTH)).join('');
const mebibytes = (bytes: number) => (bytes / MEBIBYTE).toFixed(0);
const milliseconds = (ms: number | undefined) => (ms === undefined ? '-' : ms.toFixed(1));

/** CPU seconds for each million samples that the targets served. */
export const cpuPerMillion = ({ cpuSeconds, sampleCount }: Measurement): number =>
  (cpuSeconds / sampleCount) * 1e6;

const cpuPerPage = ({ cpuSeconds, pageCount }: Measurement) => cpuSeconds / pageCount;

/** Whether a system kept exactly what it was served. */
function sayAgreement({ kept, served }: Measurement): string {
  const total = kept.total - served.total;
  const bad = kept.bad - served.bad;
  if (total === 0 && bad === 0) return 'yes';
  const isLess = total <= 0 && bad <= 0;
  return `${total}/${bad}${isLess ? ', as where a first page was served and not taken in time' : ''}`;
}

export function printMeasurements(measured: readonly Measurement[], print: Print): void {
  const heads = [
    'CPU-s per',
    'samples',
    'RSS max',
    'RSS end',
    'late p50',
    'p99',
    'max',
    'missed',
    'loop p99',
    'max',
  ];
  print(cells('', heads));
  print(cells('', ['M samples', 'per s', 'MiB', 'MiB', 'ms', 'ms', 'ms', 'scrapes', 'ms', 'ms']));
  for (const one of measured) {
    const { punctuality, loopDelay } = one;
    print(
      cells(`${one.name} ${one.version}`, [
        cpuPerMillion(one).toFixed(3),
        (one.sampleCount / one.seconds).toFixed(0),
        mebibytes(one.rssMaxBytes),
        mebibytes(one.rssEndBytes),
        milliseconds(punctuality.p50Ms),
        milliseconds(punctuality.p99Ms),
        milliseconds(punctuality.maxMs),
        `${punctuality.missedCount}/${punctuality.dueCount}`,
        milliseconds(loopDelay?.p99Ms),
        milliseconds(loopDelay?.maxMs),
      ]),
    );
  }
  const fleet = measured.map(({ fleetDelay }) => fleetDelay.p99Ms.toFixed(1)).join(', ');
  print(
    `Late is against the most punctual turn of each target; the targets' own loop delay was p99 ${fleet} ms.`,
  );
  for (const one of measured) {
    const { total, bad } = one.served;
    print(`${one.name} kept what was served (${total} requests, ${bad} bad): ${sayAgreement(one)}`);
  }
}

interface Goal {
  readonly what: string;
  readonly ratio: number;
  readonly atMost: number;
}

function goalsOf(andon: Measurement, peers: readonly Measurement[]): Goal[] {
  const cpuGoals: Record<string, number> = { prometheus: 0.9, 'victoria-metrics': 1.1 };
  const cpu = peers.map((peer) => ({
    what: `CPU per sample, of ${peer.name}'s`,
    ratio: cpuPerMillion(andon) / cpuPerMillion(peer),
    atMost: cpuGoals[peer.name] ?? Number.NaN,
  }));
  const memory = peers
    .filter(({ name }) => name === 'prometheus')
    .map((peer) => ({
      what: `memory, of ${peer.name}'s`,
      ratio: andon.rssMaxBytes / peer.rssMaxBytes,
      atMost: 0.8,
    }));
  return [...cpu, ...memory];
}

const sayMet = (isMet: boolean) => (isMet ? 'met' : 'MISSED');

function printGoal({ what, ratio, atMost }: Goal, print: Print): void {
  print(cells(what.padEnd(40), [`${ratio.toFixed(2)} x`, `goal ${atMost}`, sayMet(ratio <= atMost)]));
}

/** Andon beside each peer, and the goals. */
export function printComparison(measured: readonly Measurement[], print: Print): void {
  const andon = measured.find(({ name }) => name === 'andon');
  if (andon === undefined) return;
  print('');
  for (const goal of goalsOf(
    andon,
    measured.filter((one) => one !== andon),
  ))
    printGoal(goal, print);
  const { missedCount } = andon.punctuality;
  print(cells('scrapes missed'.padEnd(40), [`${missedCount}`, 'goal 0', sayMet(missedCount === 0)]));
  const p99Ms = andon.loopDelay?.p99Ms ?? Number.NaN;
  print(cells('event loop delay p99, ms'.padEnd(40), [p99Ms.toFixed(1), 'goal < 50', sayMet(p99Ms < 50)]));
}

/** Each system with faulty targets beside itself without: a page of a healthy one should cost hardly more. */
export function printFairness(
  healthy: readonly Measurement[],
  faulty: readonly Measurement[],
  print: Print,
): void {
  print('');
  for (const one of faulty) {
    const before = healthy.find(({ name }) => name === one.name);
    if (before === undefined) continue;
    const ratio = cpuPerPage(one) / cpuPerPage(before);
    printGoal({ what: `${one.name}: CPU per healthy page, of fault-free`, ratio, atMost: 1.1 }, print);
  }
}
