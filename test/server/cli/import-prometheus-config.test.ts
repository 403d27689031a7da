import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { andon, createFolder } from './andon.ts';

const folder = createFolder();
const limit = { timeout: 30_000 };
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const good = write(
  'prometheus.yml',
  [
    'rule_files: [a.rules]',
    'scrape_configs:',
    '  - job_name: node',
    '    basic_auth: { username: u, password: hush }',
    '    static_configs: [{ targets: [b:1] }]',
    '',
  ].join('\n'),
);
const bad = write('bad.yml', 'scrape_configs:\n  - job_nam: a\n');
const run = (...words: string[]) => andon(folder, ['import', 'prometheus-config', ...words]);

describe('andon import prometheus-config', limit, () => {
  it('prints an andon.yaml, and beside it what came along, what did not, and what is to be set', async () => {
    const { code, out, err } = await run('prometheus.yml');
    expect(code).toBe(0);
    expect(out).toContain('targets: [ http://b:1/metrics ]');
    expect(out + err).not.toContain('hush');
    expect(err).toBe(
      [
        'taken over: 1 job with 1 target written down',
        `  ${good}:3: node: service node, 1 target`,
        'not taken over:',
        `  ${good}:1: rule_files: Andon has no recording or alerting rules; say as objectives what they watch`,
        'to be set in the environment before the start:',
        `  NODE_PASSWORD: the password of the job node (${good}:4)`,
        '',
      ].join('\n'),
    );
  });

  it('writes a file that check-config takes once the variables are set, and overwrites none by itself', async () => {
    expect(await run('prometheus.yml', '--output', 'andon.yaml')).toMatchObject({ code: 0, out: '' });
    const checked = await andon(folder, ['check-config'], { NODE_PASSWORD: 'x' });
    expect(checked).toMatchObject({ code: 0, err: '' });
    const [written, again] = [
      readFileSync(join(folder, 'andon.yaml'), 'utf8'),
      await run('prometheus.yml', '--output', 'andon.yaml'),
    ];
    expect(again).toMatchObject({
      code: 1,
      err: expect.stringContaining('is there already; --force overwrites it'),
    });
    expect(await run('prometheus.yml', '--output', 'andon.yaml', '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'andon.yaml'), 'utf8')).toBe(written);
  });

  it('answers in JSON', async () => {
    const answer = JSON.parse((await run('prometheus.yml', '--json')).out);
    expect(answer).toMatchObject({
      config: expect.stringContaining('services:'),
      taken: [
        { job: 'node', service: 'node', objectives: 1, targets: 1, lists: 0, place: { file: good, line: 3 } },
      ],
      leftOut: [{ what: 'rule_files' }],
      variables: [{ name: 'NODE_PASSWORD', place: { file: good, line: 4 } }],
      problems: [],
    });
  });

  it('names everything that is wrong with a file, by line and column, and ends with 1', async () => {
    expect(await run('bad.yml')).toEqual({
      code: 1,
      out: '',
      err: `${bad}:2:5: unknown key "job_nam" in scrape_configs[0]; did you mean "job_name"?\n${bad}:2:5: "scrape_configs[0]" needs a "job_name"\n`,
    });
    expect(JSON.parse((await run('bad.yml', '--json')).out)).toMatchObject({
      problems: [{ line: 2 }, { line: 2 }],
    });
    expect(await run('nowhere.yml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nowhere.yml:1:1: cannot be read'),
    });
  });

  it('ends with 2 where it is called wrongly', async () => {
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('FILE is needed') });
    expect(await run('a', 'b')).toMatchObject({ code: 2 });
  });
});
