import { createHash } from 'node:crypto';
import type { UnnamedColumns } from '#shared/metrics/change-names.ts';
import { createColumnsBuilder } from '#shared/metrics/columns-builder.ts';
import type { LinkedChange } from '#shared/metrics/linked-deployment.ts';
import type { ChangeRow, LeanDeployment } from '../store/delivery-columns.ts';
import { packArrays, unpackArrays } from './pack-arrays.ts';

/** What is read of a service's deployments and of what they carried: everything else follows from it. */
export interface ReadDeliveries {
  /** Oldest first. */
  readonly ordered: readonly LeanDeployment[];
  readonly columns: UnnamedColumns;
  /** Those that take another back or were picked from another. */
  readonly marked: readonly LinkedChange[];
}

/** Texts of deployments, a list for each field, so that names of fields do not stand a million times. */
const FIELDS = [
  'environment',
  'id',
  'finishedAtMs',
  'version',
  'sha',
  'rollbackOf',
  'ref',
  'unplanned',
  'fixesIncident',
  'automated',
] as const;

const columnNames = Object.keys(
  createColumnsBuilder(new Float64Array()).finish(),
) as (keyof UnnamedColumns)[];

/** Packs what was read of a service. */
export function packDeliveries({ ordered, columns, marked }: ReadDeliveries): Buffer {
  const lists = FIELDS.map((field) => ordered.map((deployment) => deployment[field]));
  return packArrays({
    // As bytes: there may be a million texts, which nothing but JSON itself should go through.
    deployments: new Uint8Array(Buffer.from(JSON.stringify(lists))),
    columns: columnNames.map((name) => (name === 'repositories' ? [...columns[name]] : columns[name])),
    marked,
  });
}

/** The same as it was packed. Null where it is not whole. */
export function unpackDeliveries(service: string, packed: Buffer): ReadDeliveries | null {
  try {
    const { deployments, columns, marked } = unpackArrays(packed) as {
      deployments: Uint8Array;
      columns: unknown[];
      marked: LinkedChange[];
    };
    const named = Object.fromEntries(
      columnNames.map((name, index) => [
        name,
        name === 'repositories' ? new Set(columns[index] as string[]) : columns[index],
      ]),
    );
    // What was packed by this program is what it takes for it: `digestMaker` sees to that.
    return {
      ordered: readDeployments(service, JSON.parse(Buffer.from(deployments).toString('utf8'))),
      columns: named as unknown as UnnamedColumns,
      marked,
    };
  } catch {
    return null;
  }
}

type ListsOf<Fields extends readonly (keyof LeanDeployment)[]> = {
  [Index in keyof Fields]: LeanDeployment[Fields[Index]][];
};

function readDeployments(service: string, lists: ListsOf<typeof FIELDS>): LeanDeployment[] {
  const [environments, ids, times, versions, shas, rollBacks, refs, unplanned, fixes, automated] = lists;
  return ids.map((id, place) => ({
    service,
    environment: environments[place] ?? '',
    id,
    finishedAtMs: times[place] ?? 0,
    version: versions[place] ?? null,
    sha: shas[place] ?? null,
    rollbackOf: rollBacks[place] ?? null,
    ref: refs[place] ?? null,
    unplanned: unplanned[place] ?? null,
    fixesIncident: fixes[place] ?? null,
    automated: automated[place] ?? null,
  }));
}

/** Puts rows of changes into columns. `placeOf` is asked once for each deployment in a row. */
export function createRowReader(
  service: string,
  finishedAtMs: Float64Array,
  placeOf: (environment: string, id: string) => number | undefined,
) {
  const builder = createColumnsBuilder(finishedAtMs);
  const marked: LinkedChange[] = [];
  let lastEnvironment = '';
  let lastId = '';
  let place: number | undefined;
  return {
    read(rows: readonly ChangeRow[]): void {
      for (const row of rows) {
        const [environment, deploymentId, repository, sha] = row;
        // Rows of one deployment stand together.
        if (deploymentId !== lastId || environment !== lastEnvironment)
          place = placeOf(environment, deploymentId);
        lastEnvironment = environment;
        lastId = deploymentId;
        if (place === undefined) continue;
        const [
          ,
          ,
          ,
          ,
          committedAtMs,
          parentCount,
          firstCommitAtMs,
          openedAtMs,
          mergedAtMs,
          originSha,
          revertsSha,
        ] = row;
        builder.add(place, {
          repository,
          sha,
          committedAtMs,
          parentCount,
          firstCommitAtMs,
          openedAtMs,
          mergedAtMs,
          originSha,
          reachedBranchAtMs: row[11],
        });
        if (originSha !== null || revertsSha !== null)
          marked.push({ service, environment, deploymentId, repository, sha, originSha, revertsSha });
      }
    },
    finish: () => ({ columns: builder.finish(), marked }),
  };
}

const SAMPLE_SHA = 'AbCdEf0123456789';

/** Two deployments and changes of every kind: what becomes of them tells one way of packing from another. */
function packSample(): Buffer {
  const ordered = [1, 2].map(
    (number): LeanDeployment => ({
      service: 'sample',
      environment: 'Production',
      id: `Run ${number}`,
      finishedAtMs: number * 1_000_000,
      version: `v${number}`,
      sha: number === 1 ? SAMPLE_SHA : null,
      rollbackOf: number === 1 ? null : 'v1',
      ref: number === 1 ? null : 'hotfix/1',
      unplanned: number === 1 ? null : true,
      fixesIncident: number === 1 ? null : 'i',
      automated: number === 1 ? false : null,
    }),
  );
  const rows = [0, 1, 2, 3].map(
    (number): ChangeRow => [
      'Production',
      `Run ${1 + (number % 2)}`,
      number === 3 ? '/path/of/a/repository' : 'https://User@Example.com/Team/Shop.git',
      `${SAMPLE_SHA}${number}`,
      900_000 + number * 30_000,
      1 + (number % 3),
      number === 2 ? null : 800_000,
      number === 2 ? null : 910_000,
      number === 0 ? 990_000 : null,
      number === 1 ? SAMPLE_SHA : null,
      number === 3 ? SAMPLE_SHA : null,
      number === 2 ? 1_500_000 : null,
    ],
  );
  const reader = createRowReader('sample', Float64Array.of(1_000_000, 2_000_000), (_, id) =>
    ordered.findIndex((deployment) => deployment.id === id),
  );
  reader.read(rows.toSorted((a, b) => (a[1] < b[1] ? -1 : 1)));
  return packDeliveries({ ordered, ...reader.finish() });
}

/**
 * Names the way in which this program packs, and of which environments: what was packed otherwise does not count. A
 * program that makes other columns of the same rows has another name by itself.
 */
export const digestMaker = (production: readonly string[]): string =>
  createHash('sha256')
    .update(packSample())
    .update(JSON.stringify([columnNames, production]))
    .digest('base64url');
