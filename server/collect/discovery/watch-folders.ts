import { type FSWatcher, statSync, watch } from 'node:fs';

interface Watched {
  readonly identity: string | null;
  readonly watcher: FSWatcher;
}

/** Which folder it is that stands there now; null where none does. A number alone may be given to the next one. */
function identityOf(folder: string): string | null {
  try {
    const { dev, ino, birthtimeMs } = statSync(folder);
    return `${dev} ${ino} ${birthtimeMs}`;
  } catch {
    return null;
  }
}

/**
 * Watches on folders. `ensure` tries again what could not be watched before, and follows a folder that was made again
 * or that a link leads to now.
 */
export interface FolderWatch {
  ensure(): void;
  stop(): void;
}

/**
 * Folders are watched and not files: a file that is replaced by a rename takes its watch with it.
 *
 * @param onChange hears of any change in them
 */
export function watchFolders(
  folders: readonly string[],
  onChange: (folder: string, name: string | null) => void,
): FolderWatch {
  const watched = new Map<string, Watched>();

  function open(folder: string): FSWatcher | null {
    try {
      return watch(folder, { persistent: false }, (_, name) => onChange(folder, name));
    } catch {
      return null;
    }
  }

  function close(folder: string): void {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  }

  function renew(folder: string): void {
    const identity = identityOf(folder);
    const before = watched.get(folder);
    if (before !== undefined && before.identity === identity) return;
    close(folder);
    const watcher = open(folder);
    if (watcher === null) return;
    watcher.on('error', () => close(folder));
    watched.set(folder, { identity, watcher });
  }

  return {
    ensure() {
      for (const folder of folders) renew(folder);
    },
    stop() {
      for (const folder of [...watched.keys()]) close(folder);
    },
  };
}
