import type { DiscoveryActivity } from '../../collector-activity.ts';
import type { DiscoverySource } from '../../config/discovery-config.ts';
import type { DiscoveredTarget } from './discovered-target.ts';
import type { Entry } from './entry.ts';

/** Where an entry reads its targets from; '' for those that it names itself. */
function placeOf(source: DiscoverySource): string {
  if (source.kind === 'file') return source.patterns.join(', ');
  return source.kind === 'http' ? source.url : '';
}

/** @param unclaimed targets of any entry that no objective scrapes */
export function discoveryActivity(entry: Entry, unclaimed: ReadonlySet<DiscoveredTarget>): DiscoveryActivity {
  const { targets, droppedCount } = entry.found();
  const { job, source } = entry.config();
  return {
    job,
    kind: source.kind,
    place: placeOf(source),
    targetCount: targets.length,
    droppedCount,
    unclaimed: targets.filter((target) => unclaimed.has(target)).map(({ address }) => address),
    ...entry.activity(),
  };
}
