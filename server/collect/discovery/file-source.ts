import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DiscoverySource, TargetGroup } from '../../config/discovery-config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure, orFailure } from '../failure.ts';
import type { FoundGroup } from './discovered-target.ts';
import { createFilePattern, type FilePattern } from './file-pattern.ts';
import { readListFile } from './read-list-file.ts';
import { repeatReading } from './repeat-reading.ts';
import type { SourceReading, TargetSource } from './target-source.ts';
import { watchFolders } from './watch-folders.ts';

/** A file that changes in several steps is read when they are over. */
const SETTLE_MS = 200;
/** Whoever may write into the operator's folder may name any address but our own. */
const REACH = 'loopback';

async function listFiles({ folder, matches }: FilePattern): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter(matches).map((name) => join(folder, name));
  } catch {
    throw new Failure('unreadable-file', `the folder ${basename(folder)} cannot be read`);
  }
}

const isMeant = ({ folder, matches }: FilePattern, path: string): boolean =>
  folder === dirname(path) && matches(basename(path));

/** Files by their paths, each with the groups in force. Those that went away are left out. */
type Lists = ReadonlyMap<string, readonly TargetGroup[]>;

interface FilesReading {
  readonly lists: Lists;
  readonly failure: Failure | null;
}

/** A file that cannot be read keeps what it said before. */
async function readFiles(paths: readonly string[], before: Lists): Promise<FilesReading> {
  const lists = new Map<string, readonly TargetGroup[]>();
  let failure: Failure | null = null;
  for (const path of paths) {
    const list = await orFailure(readListFile(path));
    if (list instanceof Failure) failure ??= new Failure(list.reason, `${basename(path)}: ${list.message}`);
    const groups = list instanceof Failure ? before.get(path) : list;
    if (groups !== null && groups !== undefined) lists.set(path, groups);
  }
  return { lists, failure };
}

function toGroups(lists: Lists): FoundGroup[] {
  return [...lists].flatMap(([path, groups]) =>
    groups.map((group) => ({ ...group, meta: { __meta_filepath: path }, reach: REACH })),
  );
}

/** Files with lists of targets, read when their folder changes and every now and then. */
export function createFileSource(
  deps: Pick<CollectDeps, 'clock' | 'log'>,
  { patterns, refreshSeconds }: Extract<DiscoverySource, { kind: 'file' }>,
  publish: (reading: SourceReading) => void,
): TargetSource {
  const files = patterns.map(createFilePattern);
  let lists: Lists = new Map();

  /** A folder that cannot be read keeps what its files said before. */
  async function readAll(): Promise<Failure | null> {
    const found = await Promise.all(files.map((file) => orFailure(listFiles(file))));
    const unread = files.filter((_, index) => found[index] instanceof Failure);
    const kept = [...lists].filter(([path]) => unread.some((file) => isMeant(file, path)));
    const paths = found.flatMap((each) => (each instanceof Failure ? [] : each));
    const read = await readFiles([...new Set(paths)].sort(), lists);
    lists = new Map([...kept, ...read.lists]);
    return found.find((each) => each instanceof Failure) ?? read.failure;
  }

  const reading = repeatReading(deps, refreshSeconds, async (signal) => {
    watch.ensure();
    const failure = await orFailure(readAll());
    if (!signal.aborted) publish({ groups: toGroups(lists), failure });
  });

  const watch = watchFolders([...new Set(files.map(({ folder }) => folder))], (folder, name) => {
    const isOfIt = name === null || files.some((file) => isMeant(file, join(folder, name)));
    // `..data` is the link that a Kubernetes volume swaps in place of the files behind it.
    if (isOfIt || name === '..data') reading.readSoon(SETTLE_MS);
  });

  return {
    start: reading.start,
    async stop() {
      watch.stop();
      await reading.stop();
      // A reading that was in flight may have opened them again.
      watch.stop();
    },
  };
}
