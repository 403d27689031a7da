import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, '../../.ci/install');

/** Stands for npm: empties the folder as `npm ci` does, takes its time, and notes that it was called. */
const npm = `#!/bin/sh
echo "$*" >>calls
rm -rf node_modules
sleep 1
mkdir -p node_modules/.bin
printf '#!/bin/sh\\n' >node_modules/.bin/node
chmod +x node_modules/.bin/node
`;

describe('the installation', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-install-'));
    mkdirSync(join(folder, '.ci'));
    mkdirSync(join(folder, 'bin'));
    cpSync(script, join(folder, '.ci/install'));
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    writeFileSync(join(folder, 'bin/npm'), npm);
    chmodSync(join(folder, 'bin/npm'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (): Promise<number | null> =>
    new Promise((done) => {
      const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      spawn('sh', [join(folder, '.ci/install')], { env, stdio: 'ignore' }).on('close', done);
    });
  const calls = (): string[] => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

  it('is made once where several commands begin with it at the same time', async () => {
    expect(await Promise.all([install(), install(), install()])).toEqual([0, 0, 0]);
    expect(calls()).toEqual(['ci']);
    expect(existsSync(join(folder, '.installing'))).toBe(false);
    expect(await install()).toBe(0);
    expect(calls()).toEqual(['ci']);
  });

  it('is made again where the runtime is missing, whatever the stamp says', async () => {
    await install();
    rmSync(join(folder, 'node_modules/.bin'), { recursive: true });
    expect(await install()).toBe(0);
    expect(calls()).toEqual(['ci', 'ci']);
  });

  it('does not wait for one that was killed', async () => {
    mkdirSync(join(folder, '.installing'));
    // No process has this number: Linux ends at 4,194,304.
    writeFileSync(join(folder, '.installing/pid'), '4194305');
    expect(await install()).toBe(0);
    expect(calls()).toEqual(['ci']);
  });
});
