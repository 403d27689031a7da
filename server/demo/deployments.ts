import type { Deployment } from '#shared/facts.ts';
import { MINUTE_MS } from '#shared/units.ts';
import type { WholeDeployment } from '../store/store.ts';
import { changesOf, shaOf } from './changes.ts';
import { type PlannedRelease, plannedReleases } from './planned-releases.ts';
import { plantService } from './plant.ts';
import { PLANT_ZONE } from './plant-calendar.ts';
import { draw, purposes } from './seeded-random.ts';
import type { Story } from './story.ts';

const monthFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: PLANT_ZONE,
  year: 'numeric',
  month: 'numeric',
});

/** `2026.11` */
const monthOf = (atMs: number): string => {
  const parts = monthFormat.formatToParts(atMs);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}.${Number(part('month'))}`;
};

/** What went out of each service so far. */
interface Names {
  /** Releases by service and month. */
  readonly counts: Map<string, number>;
  /** Latest versions by service, the newest last. */
  readonly versions: Map<string, string[]>;
}

const nextVersion = ({ service, finishedAtMs }: PlannedRelease, { counts }: Names): string => {
  const month = monthOf(finishedAtMs);
  const count = (counts.get(`${service} ${month}`) ?? 0) + 1;
  counts.set(`${service} ${month}`, count);
  return `${month}.${count}`;
};

/** A release gets the next number of its service and month; a roll-back the version before the last one. */
const nameOf = (
  release: PlannedRelease,
  names: Names,
): { id: string; version: string; takesBack: string | null } => {
  const { service } = release;
  const versions = names.versions.get(service) ?? [];
  const [before, last] = versions.slice(-2);
  if (release.kind === 'roll-back' && before !== undefined && last !== undefined) {
    names.versions.set(service, [before]);
    return { id: `${service}-${last}-undone`, version: before, takesBack: `${service}-${last}` };
  }
  const version = nextVersion(release, names);
  names.versions.set(service, [...versions, version]);
  return { id: `${service}-${version}`, version, takesBack: null };
};

const toRow = (story: Story, release: PlannedRelease, place: number, names: Names): WholeDeployment => {
  const { service, finishedAtMs, kind, trouble } = release;
  const chance = (what: number): number =>
    draw(story.seed, purposes.release, place, finishedAtMs / 1_000, what);
  const { id, version, takesBack } = nameOf(release, names);
  const isFix = kind !== 'ordinary';
  const deployment: Deployment = {
    service,
    environment: 'production',
    id,
    finishedAtMs,
    startedAtMs: finishedAtMs - Math.round((4 + 9 * chance(100)) * MINUTE_MS),
    result: 'success',
    version,
    sha: shaOf(story.seed, `${service} ${version}`),
    repository: `https://git.example/plant/${service}`,
    automated: chance(101) < 0.85,
    unplanned: isFix,
    fixesIncident: isFix ? (trouble?.id ?? null) : null,
    rollbackOf: takesBack,
    url: null,
    source: 'api',
    ref: null,
    previousSha: null,
  };
  return { deployment, changes: takesBack === null ? changesOf(story.seed, deployment, release) : [] };
};

/** Now and then the pipeline stops before the release is out; the next try an hour later brings it. */
const failedTries = (story: Story, { deployment }: WholeDeployment, index: number): WholeDeployment[] => {
  const { unplanned, finishedAtMs, startedAtMs, id } = deployment;
  const chance = draw(story.seed, purposes.release, index, 102);
  if (unplanned === true || chance >= 0.08) return [];
  const earlier = {
    finishedAtMs: finishedAtMs - 61 * MINUTE_MS,
    startedAtMs: (startedAtMs ?? finishedAtMs) - 61 * MINUTE_MS,
  };
  const result = chance < 0.06 ? 'failure' : 'cancelled';
  return [{ deployment: { ...deployment, ...earlier, id: `${id}-try`, result }, changes: [] }];
};

/** Deployments that finished in `[fromMs, toMs)`, those that failed in the pipeline too. */
export const deploymentsBetween = (story: Story, fromMs: number, toMs: number): WholeDeployment[] => {
  const names: Names = { counts: new Map(), versions: new Map() };
  // A try is told of its release, which may finish after the span.
  const releases = plannedReleases(story, toMs + 61 * MINUTE_MS);
  return releases
    .map((release) => toRow(story, release, plantService(release.service).place, names))
    .flatMap((row, index) => [...failedTries(story, row, index), row])
    .filter(({ deployment: { finishedAtMs } }) => fromMs <= finishedAtMs && finishedAtMs < toMs);
};
