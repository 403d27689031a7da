import { type FSWatcher, watch } from 'node:fs';

/** Watches on folders. One that cannot be watched now is tried again with the next `ensure`. */
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
  const watchers = new Map<string, FSWatcher>();

  function open(folder: string): FSWatcher | null {
    try {
      return watch(folder, { persistent: false }, (_, name) => onChange(folder, name));
    } catch {
      return null;
    }
  }

  function close(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    ensure() {
      for (const folder of folders) {
        if (watchers.has(folder)) continue;
        const watcher = open(folder);
        if (watcher === null) continue;
        watchers.set(
          folder,
          watcher.on('error', () => close(folder)),
        );
      }
    },
    stop() {
      for (const folder of [...watchers.keys()]) close(folder);
    },
  };
}
