import { defaultRelabelRule, type RelabelRule } from '../../config/relabel-rule.ts';
import type { NativeConverter } from '../convert-config.ts';
import type { Remarks } from '../remarks.ts';
import type { ScrapeJob } from '../scrape-job.ts';
import { isBlackboxJob, timingEntry } from '../service-entry.ts';
import { createIds } from '../service-ids.ts';
import { withoutUserInfo } from '../user-info.ts';
import type { BlackboxModule } from './blackbox-module.ts';
import { probeEntry } from './probe-entry.ts';

const defaultProbeSeconds = { intervalSeconds: 30, timeoutSeconds: 5 };

/** The rule that makes the target of the probe out of the address. */
const namesTarget = ({ action, sourceLabels, regex, targetLabel, replacement }: RelabelRule): boolean =>
  action === 'replace' &&
  sourceLabels.join() === '__address__' &&
  regex === defaultRelabelRule.regex &&
  targetLabel === '__param_target' &&
  replacement === defaultRelabelRule.replacement;

/** The rule that sends the question to the exporter. */
const namesExporter = ({ action, sourceLabels, targetLabel }: RelabelRule): boolean =>
  action === 'replace' && sourceLabels.length === 0 && targetLabel === '__address__';

/** A rule that changes nothing but a label. */
const isLabelOnly = ({ action, targetLabel }: RelabelRule): boolean =>
  ['replace', 'lowercase', 'uppercase', 'hashmod'].includes(action) &&
  /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(targetLabel);

/** Throws `Error` where the job is put together otherwise than the exporter's documentation shows. */
const checkPattern = ({ relabel, params, files, http }: ScrapeJob): string => {
  if (files.length + http.length > 0) throw new Error('its targets are found while it runs');
  const modules = params.get('module') ?? [];
  const [module] = modules;
  if (module === undefined || modules.length > 1) throw new Error('it names no one module');
  const isUsual = relabel.every((rule) => namesTarget(rule) || namesExporter(rule) || isLabelOnly(rule));
  if (!isUsual || !relabel.some(namesTarget)) throw new Error('its relabelling is not the usual one');
  return module;
};

const convertTargets = (job: ScrapeJob, module: BlackboxModule, remarks: Remarks) => {
  const createId = createIds('target');
  const timeoutSeconds = Math.min(module.timeoutSeconds || job.timeoutSeconds, job.timeoutSeconds);
  const timing = timingEntry({ ...job, timeoutSeconds }, defaultProbeSeconds, remarks);
  const targets = [...new Set(job.static.flatMap((group) => group.targets))];
  return targets.map((target) => ({
    id: createId(withoutUserInfo(target).replace(/^https?:\/\//i, '')),
    probe: { ...probeEntry(module, target, remarks), ...timing },
  }));
};

/**
 * Turns jobs of the blackbox exporter into probes of Andon's own, one objective a target, where a module does no more
 * than those do. Others stay with the exporter, and the reason is noted.
 *
 * @param modules of the exporter's own file, by name
 */
export const createNativeConverter =
  (modules: ReadonlyMap<string, BlackboxModule>): NativeConverter =>
  (job, remarks) => {
    if (!isBlackboxJob(job)) return null;
    try {
      const name = checkPattern(job);
      const module = modules.get(name);
      if (module === undefined) throw new Error(`there is no module "${name}" in that file`);
      const objectives = convertTargets(job, module, remarks);
      return objectives.length === 0 ? null : { objectives, discovery: [] };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      remarks.leaveOut('a probe of its own', `the job ${job.name} stays with the blackbox exporter: ${said}`);
      return null;
    }
  };
