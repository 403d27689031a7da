import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this process was made from. */
export interface OwnBuild {
  /** Of `package.json`. */
  readonly version: string;
  /** Id of the built web app; `none` where it is not built yet. */
  readonly id: string;
  /** Folder of the built web app. */
  readonly webFolder: string;
}

export function readOwnBuild(): OwnBuild {
  const projectFolder = join(import.meta.dirname, '..');
  const webFolder = join(projectFolder, 'web', 'dist');
  const idFile = join(webFolder, 'build-id');
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  return {
    version: String(version),
    id: existsSync(idFile) ? readFileSync(idFile, 'utf8').trim() : 'none',
    webFolder,
  };
}
