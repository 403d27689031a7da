/**
 * What collection costs, beside Debian's Prometheus and VictoriaMetrics on the same targets (SPEED.md goals 1, 3, 12):
 * `node test/bench/collect.ts [--targets 500] [--series 1020] [--big 50000] [--interval 5] [--seconds 60]
 * [--systems andon,prometheus,victoria-metrics] [--keep agreed|all] [--faults 10] [--gzip] [--profile folder]`
 *
 * Each system in turn starts from an empty folder and scrapes `targets` pages of `series` samples and one of `big`,
 * all on loopback with an address each; to Andon each target is a service with one objective. Its CPU is divided by the
 * samples that the targets served meanwhile, so all are charged for the same work, and what its counters grew by is
 * compared with what was served. `--faults` repeats it with so many percent of the targets down, slow, failing, talking
 * garbage or cut short. CPU holds on a busy machine; times do not, so the load stands beside them.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Measurement, type MeasureOptions, measureSystem } from './measure-system.ts';
import { printComparison, printFairness, printMeasurements } from './print-measurements.ts';
import { andonSystem } from './systems/andon.ts';
import { endWhenInterrupted, freePort } from './systems/program.ts';
import { prometheus } from './systems/prometheus.ts';
import type { System } from './systems/system.ts';
import { victoriaMetrics } from './systems/victoria-metrics.ts';
import { assignFaults } from './targets/faults.ts';
import { startFleet } from './targets/fleet.ts';

const { values: given } = parseArgs({
  options: {
    targets: { type: 'string', default: '500' },
    series: { type: 'string', default: '1020' },
    big: { type: 'string', default: '50000' },
    interval: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '60' },
    systems: { type: 'string', default: 'andon,prometheus,victoria-metrics' },
    keep: { type: 'string', default: 'agreed' },
    faults: { type: 'string', default: '0' },
    gzip: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const intervalSeconds = Number(given.interval);
const targetCount = Number(given.targets);
/** Until compiled code, connections and memory have settled. */
const warmSeconds = Math.max(15, 3 * intervalSeconds);
const print = (line: string) => process.stdout.write(`${line}\n`);

function chosenSystems(): System[] {
  const profileFlags = given.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${given.profile}`];
  const known = [andonSystem(profileFlags), prometheus, victoriaMetrics];
  const names = given.systems.split(',');
  const unknown = names.find((name) => !known.some((system) => system.name === name));
  if (unknown !== undefined) throw new Error(`no system is called ${unknown}`);
  return known.filter(({ name }) => names.includes(name));
}

async function measureAll(faultPercent: number): Promise<Measurement[]> {
  const fleet = await startFleet({
    port: await freePort(),
    targetCount,
    seriesCount: Number(given.series),
    bigSeriesCount: Number(given.big),
    gzip: given.gzip,
    faults: assignFaults(targetCount, faultPercent),
  });
  const job = {
    targets: fleet.targets,
    intervalSeconds,
    keep: given.keep === 'all' ? 'all' : 'agreed',
  } as const;
  const options: MeasureOptions = { job, fleet, warmSeconds, seconds: Number(given.seconds) };
  const measured: Measurement[] = [];
  try {
    for (const system of chosenSystems()) {
      const version = system.version();
      if (version === null) print(`${system.name} is not installed and is left out`);
      else measured.push(await measureSystem(system, version, options));
    }
  } finally {
    await fleet.stop();
  }
  return measured;
}

function sayWhat(): void {
  const big = Number(given.big) > 0 ? ` and one of ${given.big}` : '';
  print(
    `${targetCount} targets of ${given.series} samples${big}, every ${intervalSeconds} s, ${given.seconds} s after ` +
      `${warmSeconds} s of warming; peers keep ${given.keep === 'all' ? 'every series' : 'the agreed series'}; ` +
      `gzip ${given.gzip ? 'on' : 'off'}; node ${process.version}`,
  );
}

const sayLoad = () =>
  print(
    `load average ${loadavg()
      .map((load) => load.toFixed(2))
      .join(' ')}\n`,
  );

endWhenInterrupted();
sayWhat();
const faultPercent = Number(given.faults);
const healthy = await measureAll(0);
sayLoad();
printMeasurements(healthy, print);
printComparison(healthy, print);
if (faultPercent > 0) {
  print(`\nwith ${faultPercent} % of the targets down, slow, failing, talking garbage or cut short`);
  const faulty = await measureAll(faultPercent);
  sayLoad();
  printMeasurements(faulty, print);
  printFairness(healthy, faulty, print);
}
