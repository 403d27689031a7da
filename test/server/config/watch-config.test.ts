import { EventEmitter } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../../server/config/config.ts';
import { readConfigFile } from '../../../server/config/find-config.ts';
import { watchConfig } from '../../../server/config/watch-config.ts';
import { createTestClock } from '../../fakes/test-clock.ts';

describe('watchConfig', () => {
  let folder = '';
  let stop = (): void => {};
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-watch-'));
  });
  afterEach(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  /** Watches a file that begins with the team's name `first`; `heard` tells what the watch said. */
  const start = (putInForce: (config: Config) => void = () => {}) => {
    const path = join(folder, 'andon.yaml');
    writeFileSync(path, 'team: { name: first }\n');
    const clock = createTestClock(Date.UTC(2026, 0, 1));
    const signals = new EventEmitter();
    const heard: string[] = [];
    stop = watchConfig({
      path,
      running: readConfigFile(path, {}),
      clock,
      signals,
      load: () => readConfigFile(path, {}),
      onReload: (config) => {
        putInForce(config);
        heard.push(`team ${config.team.name} on ${config.listen.port}`);
      },
      onRefused: (error) => heard.push(`refused ${error.message.slice(error.message.indexOf('.yaml') + 5)}`),
      onWarning: (message) => heard.push(message),
    });
    const settle = async (): Promise<void> => {
      await clock.until(() => clock.pendingCount() > 0);
      await clock.advance(1_000);
    };
    return { path, clock, signals, heard, settle };
  };

  it('takes a file that was written over', async () => {
    const { path, heard, settle } = start();
    writeFileSync(path, 'team: { name: second }\n');
    await settle();
    expect(heard.at(-1)).toBe('team second on 8080');
  });

  it('refuses a file that cannot be put in force, and goes on watching', () => {
    const { signals, heard } = start(() => {
      throw new Error('in .yaml: the disk is full');
    });
    signals.emit('SIGHUP');
    signals.emit('SIGHUP');
    expect(heard).toEqual(['refused : the disk is full', 'refused : the disk is full']);
  });

  it('takes a file that was put in its place by a rename, and again', async () => {
    const { path, heard, settle } = start();
    for (const name of ['second', 'third']) {
      writeFileSync(`${path}.new`, `team: { name: ${name} }\n`);
      renameSync(`${path}.new`, path);
      await settle();
      expect(heard.at(-1)).toBe(`team ${name} on 8080`);
    }
  });

  it('reads once where a file is emptied and then written', async () => {
    const { path, clock, heard, settle } = start();
    writeFileSync(path, '');
    await clock.until(() => clock.pendingCount() > 0);
    writeFileSync(path, 'team: { name: second }\n');
    await settle();
    expect(heard.at(-1)).toBe('team second on 8080');
    expect(heard.filter((line) => line.startsWith('refused'))).toEqual([]);
  });

  it('refuses a faulty file, and takes it again once it is mended', async () => {
    const { path, heard, settle } = start();
    writeFileSync(path, 'team: { nam: x }\n');
    await settle();
    // Nothing but the refusal was said, however often the file system told of the change.
    expect(new Set(heard)).toEqual(
      new Set(['refused :1:9: unknown key "nam" in team; did you mean "name"?']),
    );
    writeFileSync(path, 'team: { name: mended }\n');
    await settle();
    expect(heard.at(-1)).toBe('team mended on 8080');
  });

  it('reloads on SIGHUP though nothing changed', () => {
    const { signals, heard } = start();
    signals.emit('SIGHUP');
    expect(heard).toEqual(['team first on 8080']);
  });

  it('keeps what is bound, and says so', () => {
    const { path, signals, heard } = start();
    writeFileSync(path, 'team: { name: second }\nlisten: :9000\ndataDir: ./elsewhere\n');
    signals.emit('SIGHUP');
    expect(heard).toEqual([
      'listen stays 127.0.0.1:8080 until the next start; the file says 0.0.0.0:9000',
      'dataDir stays ./data until the next start; the file says ./elsewhere',
      'team second on 8080',
    ]);
  });

  it('hears nothing once it is stopped', () => {
    const { signals, heard, clock } = start();
    stop();
    signals.emit('SIGHUP');
    expect(heard).toEqual([]);
    expect(clock.pendingCount()).toBe(0);
  });
});
