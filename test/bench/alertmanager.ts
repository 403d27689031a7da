/**
 * Debian's Alertmanager wired to Andon: `node test/bench/alertmanager.ts`. It takes half a minute, on loopback alone.
 *
 * 1. Two alerts of one group are posted to Alertmanager, one of them is resolved inside the group that goes on firing,
 *    Alertmanager repeats, is ended and started again and told of the alert once more, and the other one is resolved.
 * 2. Where Prometheus is installed, a rule of its own fires over a page of ours, and stops firing.
 *
 * Each time the board's `GET /api/v1/incidents` is asked until it shows what has to be there. Anything else, or one
 * incident too many, ends in exit 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIncidentWatch, type IncidentWatch, type SeenIncident } from './alerts/incident-watch.ts';
import { startRuleSite } from './alerts/rule-site.ts';
import { type PostedAlert, type RunningAlertmanager, startAlertmanager } from './systems/alertmanager.ts';
import { startAndon } from './systems/andon.ts';
import { installedVersion } from './systems/installed-version.ts';
import { endWhenInterrupted, wait } from './systems/program.ts';

const TOKEN = 'a-token-of-this-run-alone';
/** Alertmanager repeats every other second: long enough for some. */
const REPEATS_MS = 5_000;

const print = (line: string) => process.stdout.write(`${line}\n`);
const isOver = ({ resolvedAt }: SeenIncident) => resolvedAt !== null;

function check(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

const alert = (name: string, startsAtMs: number): PostedAlert => ({
  labels: { alertname: name, service: 'orders', severity: 'critical' },
  annotations: { summary: `${name} of orders` },
  startsAt: new Date(startsAtMs).toISOString(),
});
const over = (posted: PostedAlert): PostedAlert => ({ ...posted, endsAt: new Date().toISOString() });

async function checkNoneDoubled(watch: IncidentWatch, count: number, when: string): Promise<void> {
  const seen = await watch.all();
  check(seen.length === count, `${count} incidents ${when}, there are ${seen.length}`);
  print(`   still ${count} incidents ${when}; deliveries: ${await watch.deliveries()}`);
}

/** Alerts that are posted by hand, and an Alertmanager that is ended in between. */
async function byHand(watch: IncidentWatch, alertmanager: RunningAlertmanager): Promise<void> {
  const startsAtMs = Date.now() - 1_000;
  const [errors, delay] = [alert('HighErrors', startsAtMs), alert('HighDelay', startsAtMs)];
  await alertmanager.post([errors, delay]);
  const opened = await watch.until('two alerts are incidents', (seen) => seen.length === 2);
  check(
    opened.every((each) => each.startedAt === errors.startsAt && each.severity === 1 && !isOver(each)),
    'both began when their alerts began, with severity 1',
  );
  await wait(REPEATS_MS);
  await checkNoneDoubled(watch, 2, 'after repeats');

  const ended = over(errors);
  await alertmanager.post([ended]);
  const [first] = (
    await watch.until('one ends while its group fires', (seen) => seen.filter(isOver).length === 1)
  ).filter(isOver);
  check(
    first?.resolvedAt === ended.endsAt && first?.title === 'HighErrors of orders',
    'it ended when its alert ended',
  );

  await alertmanager.restart();
  // What it knew of alerts was in its memory: Prometheus tells it again of those that fire.
  await alertmanager.post([delay]);
  await wait(REPEATS_MS);
  await checkNoneDoubled(watch, 2, 'after Alertmanager was ended and started');

  await alertmanager.post([over(delay)]);
  await watch.until('all are over', (seen) => seen.filter(isOver).length === 2);
}

/** A rule of a real Prometheus, from the page that breaks to the board. */
async function byRule(
  watch: IncidentWatch,
  alertmanager: RunningAlertmanager,
  folder: string,
): Promise<void> {
  const before = (await watch.all()).length;
  const site = await startRuleSite(alertmanager.url, folder);
  try {
    site.setBroken(true);
    const opened = await watch.until('a rule of Prometheus fires', (seen) => seen.length === before + 1);
    const activeAt = await site.activeAt();
    const incident = opened.find((each) => each.title === 'The page is broken');
    check(incident !== undefined && activeAt !== null, 'the alert of the rule is an incident');
    print(`   began ${incident?.startedAt}; Prometheus says active since ${activeAt}`);
    check(
      Math.abs(Date.parse(incident?.startedAt ?? '') - Date.parse(activeAt ?? '')) < 1_000,
      'the incident began when the rule became active',
    );
    site.setBroken(false);
    await watch.until('the rule no longer fires', (seen) => seen.every(isOver));
  } finally {
    await site.stop();
  }
}

async function run(folder: string): Promise<void> {
  const andon = await startAndon([{ id: 'orders' }], folder, [], {
    hooks: { alerts: { kind: 'alertmanager', token: TOKEN } },
  });
  try {
    const url = `${andon.url}/hooks/alerts`;
    const alertmanager = await startAlertmanager({ url, token: TOKEN }, join(folder, 'alertmanager'));
    try {
      const watch = createIncidentWatch(andon.url, print);
      await byHand(watch, alertmanager);
      const version = installedVersion('prometheus');
      if (version === null) print('Prometheus is not installed: no rule was tried');
      else await byRule(watch, alertmanager, join(folder, 'prometheus'));
      for (const { title, startedAt, resolvedAt, detectedBy } of await watch.all())
        print(`${title}: ${startedAt} to ${resolvedAt}, noticed by ${detectedBy}`);
      print(`deliveries: ${await watch.deliveries()}`);
    } finally {
      await alertmanager.stop();
    }
  } finally {
    await andon.program.stop();
  }
}

const version = installedVersion('prometheus-alertmanager');
if (version === null) {
  print('prometheus-alertmanager is not installed: apt-get install prometheus-alertmanager');
  process.exit(1);
}
endWhenInterrupted();
const folder = mkdtempSync(join(tmpdir(), 'andon-alertmanager-'));
print(`Alertmanager ${version}, Prometheus ${installedVersion('prometheus') ?? 'absent'}`);
try {
  await run(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
