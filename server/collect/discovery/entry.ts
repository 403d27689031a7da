import type { DiscoveryActivity } from '../../collector-activity.ts';
import type { DiscoveryConfig } from '../../config/discovery-config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure, orFailure } from '../failure.ts';
import { createFileSource } from './file-source.ts';
import { type FoundTargets, findTargets } from './find-targets.ts';
import { createHttpSource } from './http-source.ts';
import { createStaticSource } from './static-source.ts';
import type { SourceReading, TargetSource } from './target-source.ts';

/** One entry of `discovery` at work. */
export interface Entry extends TargetSource {
  config(): DiscoveryConfig;
  /** Takes the same source with other rules or settings. What they change is in force once it is settled. */
  reconfigure(config: DiscoveryConfig): void;
  /** The targets in force. */
  found(): FoundTargets;
  /** Resolves when what was read until now is in force. Never rejects. */
  settled(): Promise<void>;
  /** Whether nothing has been read yet, so that its targets are not known. */
  isPending(): boolean;
  activity(): Pick<DiscoveryActivity, 'readAtMs' | 'failure'>;
}

const NOTHING: FoundTargets = { targets: [], droppedCount: 0 };

function createSource(
  deps: CollectDeps,
  { source }: DiscoveryConfig,
  publish: (reading: SourceReading) => void,
): TargetSource {
  if (source.kind === 'file') return createFileSource(deps, source, publish);
  if (source.kind === 'http') return createHttpSource(deps, source, publish);
  return createStaticSource(source, publish);
}

/** @param onChange hears when other targets are in force than before, and of the first reading */
export function createEntry(deps: CollectDeps, first: DiscoveryConfig, onChange: () => void): Entry {
  const { clock, log } = deps;
  let config = first;
  let reading: SourceReading | null = null;
  let found = NOTHING;
  let hasRead = false;
  let readAtMs: number | null = null;
  let failure: DiscoveryActivity['failure'] = null;
  let taking = Promise.resolve();
  let takenFrom = '';

  function noteFailure(failed: Failure | null): void {
    const { job } = config;
    if (failed === null) {
      if (failure !== null) log.info({ job }, 'the list of targets is read again');
      failure = null;
      return;
    }
    const { reason, message: detail } = failed;
    if (failure?.reason !== reason || failure.detail !== detail)
      log.warn({ job, reason }, `the list of targets is not taken: ${detail}`);
    failure = { reason, detail, sinceMs: failure?.sinceMs ?? clock.nowMs() };
  }

  /** What cannot be taken leaves the targets as they were. A long list that says nothing new is not gone through. */
  async function takeGroups(groups: SourceReading['groups']): Promise<Failure | null> {
    const from = JSON.stringify([config, groups]);
    if (from === takenFrom) return null;
    const next = await orFailure(findTargets(config, groups));
    if (next instanceof Failure) return next;
    takenFrom = from;
    // The plan in force knows targets by these objects: those that are as before stay the same.
    const isSame = JSON.stringify(next.targets) === JSON.stringify(found.targets);
    found = isSame ? { ...next, targets: found.targets } : next;
    return null;
  }

  async function take({ groups, failure: failed }: SourceReading): Promise<void> {
    const { targets } = found;
    const refused = await takeGroups(groups);
    noteFailure(failed ?? refused);
    const isFirst = !hasRead && (failure === null || found.targets.length > 0);
    hasRead ||= isFirst;
    if (isFirst || found.targets !== targets) onChange();
  }

  /** One reading after the other. */
  function takeNext(next: SourceReading): void {
    taking = taking
      .then(() => take(next))
      .catch((error: unknown) => {
        log.warn({ err: error, job: config.job }, 'a list of targets could not be taken');
      });
  }

  const source = createSource(deps, first, (next) => {
    reading = next;
    readAtMs = clock.nowMs();
    takeNext(next);
  });

  return {
    start: source.start,
    async stop() {
      await source.stop();
      await taking;
    },
    config: () => config,
    reconfigure(next) {
      config = next;
      if (reading !== null) takeNext(reading);
    },
    settled: () => taking,
    found: () => found,
    isPending: () => !hasRead,
    activity: () => ({ readAtMs, failure }),
  };
}
