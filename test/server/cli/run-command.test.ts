import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../../server/cli/commands.ts';
import { andon, andonProcess, createFolder } from './andon.ts';

const folder = createFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const limit = { timeout: 30_000 };

const ask = (words: readonly string[]) => andon(folder, words);

describe('help', () => {
  it('lists every command, and ends with 0', async () => {
    const { code, out } = await ask(['--help']);
    expect(code).toBe(0);
    const width = Math.max(...commands.map(({ name }) => name.length));
    for (const { name, summary } of commands) expect(out).toContain(`${name.padEnd(width)}  ${summary}`);
  });

  it.each(commands.map(({ name }) => name))('of %s names its options', async (name) => {
    const { code, out } = await ask([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`andon ${name}`);
    for (const option of commands.find((command) => command.name === name)?.options ?? []) {
      expect(out).toContain(`--${option.name}`);
    }
  });

  it('of a group lists its commands', async () => {
    const { code, out } = await ask(['token', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('token revoke');
    expect(out).not.toContain('check-config');
  });
});

describe('wrong usage ends with 2 and says what is right', () => {
  it.each([
    [[], 'andon <command> [options]'],
    [['chek-config'], 'no command is called "chek-config"; did you mean "check-config"?'],
    [['chek-config', '--help'], 'no command is called "chek-config"'],
    [['token'], '"token" is one of: token create, token list, token revoke'],
    [['check-config', 'a', 'b'], '"b" is one word too many'],
    [['check-config', '--jsn'], "Unknown option '--jsn'"],
    [['import', 'git', '--service', 'a'], '--repository PATH is needed'],
    [
      ['token', 'create', '--name', 'x', '--scopes', 'reed'],
      'no scope is called "reed"; did you mean "read"?',
    ],
    [['token', 'create', '--name', ' ', '--scopes', 'read'], '--name must be 1 to 200 letters long'],
    [['token', 'revoke'], 'ID is needed'],
    [['token', 'revoke', 'x'], '"x" is not the number of a token'],
    [['token', 'list', '--server', 'there'], '--server "there" is not a web address'],
  ])('%j', async (words, said) => {
    const { code, out, err } = await ask(words);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(out).toBe('');
  });
});

describe('the program', limit, () => {
  it('prints help on standard output and ends with 0', async () => {
    const { code, out, err } = await andon(folder, ['--help']);
    expect(code).toBe(0);
    expect(out).toContain('andon <command> [options]');
    expect(err).toBe('');
  });

  it('ends with 2 where it is called wrongly', async () => {
    const { code, out, err } = await andon(folder, ['chek-config']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toBe(`no command is called "chek-config"; did you mean "check-config"?\nSee andon --help.\n`);
  });
});

describe('a process of its own', limit, () => {
  it('answers on standard output, complains on standard error, and ends with the same number', async () => {
    for (const words of [['--help'], ['chek-config'], ['check-config']])
      expect(await andonProcess(folder, words)).toEqual(await andon(folder, words));
  });
});

describe('check-config', limit, () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };

  it('takes the file as the other commands do', async () => {
    const name = write('other.yaml', 'services: [{ id: shop }]\n');
    const { code, out } = await andon(folder, ['check-config', '--config', name]);
    expect(code).toBe(0);
    expect(out).toContain('services 1');
  });

  it('ends with 0 where the file holds', async () => {
    const file = write('good.yaml', 'services: [{ id: a, objectives: [{ id: x, push: {} }] }]\n');
    const { code, out } = await andon(folder, ['check-config', file]);
    expect(code).toBe(0);
    expect(out).toBe(`${join(folder, file)} holds: services 1, objectives 1, agreed limits 0\n`);
  });

  it('says what a hook without secret and token asks for instead', async () => {
    const file = write('open.yaml', 'hooks: { a: { kind: jenkins }, b: { kind: jenkins, token: t } }\n');
    const { code, err } = await andon(folder, ['check-config', file]);
    expect([code, err]).toEqual([
      0,
      'the hook "a" has neither secret nor token: who sends to it must show a token of the board as Bearer (andon token create); while there is none, this machine alone may send\n',
    ]);
    const { out } = await andon(folder, ['check-config', file, '--json']);
    expect(JSON.parse(out)).toMatchObject({ problems: [], notes: [err.trim()] });
  });

  it('ends with 1 and prints every problem where it does not', async () => {
    const file = write('bad.yaml', 'lisen: :80\nservices:\n  - id: a\n    owners: me\n');
    const { code, out, err } = await andon(folder, ['check-config', file]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.split('\n')).toEqual([
      `${join(folder, file)}:1:1: unknown key "lisen" in the file; did you mean "listen"?`,
      `${join(folder, file)}:4:5: unknown key "owners" in services[0]; did you mean "owner"?`,
      '',
    ]);
  });

  it('tells scripts in JSON', async () => {
    const file = write('bad.yaml', 'lisen: :80\n');
    const { code, out } = await andon(folder, ['check-config', file, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ line: 1, column: 1 }] });
  });

  it('finds the file as the board does, and puts variables in', async () => {
    const file = write('variable.yaml', `listen: "\${BOARD_PORT}"\n`);
    const variables = { ANDON_CONFIG: file, BOARD_PORT: '9000' };
    expect((await andon(folder, ['check-config'], variables)).code).toBe(0);
    const without = await andon(folder, ['check-config'], { ANDON_CONFIG: file });
    expect(without.code).toBe(1);
    expect(without.err).toContain('the environment variable BOARD_PORT is not set');
  });

  it('ends with 1 where there is no file', async () => {
    expect(await andon(folder, ['check-config'])).toMatchObject({
      code: 1,
      err: 'andon: there is no andon.yaml here; name a file, or set $ANDON_CONFIG\n',
    });
    expect((await andon(folder, ['check-config', 'none.yaml'])).err).toContain('cannot be read');
  });
});
