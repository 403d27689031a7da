import type { DiscoveryActivity } from '../../collector-activity.ts';
import type { DiscoveryConfig } from '../../config/discovery-config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure } from '../failure.ts';
import { createFileSource } from './file-source.ts';
import { type FoundTargets, findTargets } from './find-targets.ts';
import { createHttpSource } from './http-source.ts';
import { createStaticSource } from './static-source.ts';
import type { SourceReading, TargetSource } from './target-source.ts';

/** One entry of `discovery` at work. */
export interface Entry extends TargetSource {
  config(): DiscoveryConfig;
  /** Takes the same source with other rules or settings. */
  reconfigure(config: DiscoveryConfig): void;
  /** The targets in force. */
  found(): FoundTargets;
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

  /** What cannot be taken leaves the targets as they were. */
  function take({ groups, failure: failed }: SourceReading): void {
    const before = found;
    try {
      found = findTargets(config, groups);
      noteFailure(failed);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      noteFailure(error);
    }
    const isFirst = !hasRead && (failure === null || found.targets.length > 0);
    hasRead ||= isFirst;
    if (isFirst || JSON.stringify(found.targets) !== JSON.stringify(before.targets)) onChange();
  }

  const source = createSource(deps, first, (next) => {
    reading = next;
    readAtMs = clock.nowMs();
    take(next);
  });

  return {
    start: source.start,
    stop: source.stop,
    config: () => config,
    reconfigure(next) {
      config = next;
      if (reading !== null) take(reading);
    },
    found: () => found,
    isPending: () => !hasRead,
    activity: () => ({ readAtMs, failure }),
  };
}
