import { describe, expect, it } from 'vitest';
import { load, problemsOf } from './load.ts';

const service = (keys: string): string => `services:\n  - id: a\n    ${keys}\n`;
const read = (keys: string) => {
  const { repository, branch, paths } = load(service(keys)).services[0] ?? {};
  return { repository, branch, paths };
};

describe('the repository of a service', () => {
  it.each([
    ['https://git.example/acme/orders', 'https://git.example/acme/orders'],
    ['git@git.example:acme/orders.git', 'git@git.example:acme/orders.git'],
    ['acme/orders', 'acme/orders'],
    ['/srv/git/orders.git', '/srv/git/orders.git'],
    // The folder of the file is /etc/andon.
    ['./orders.git', '/etc/andon/orders.git'],
    ['../git/orders', '/etc/git/orders'],
  ])('%s is %s', (written, repository) => {
    expect(read(`repository: ${written}`)).toEqual({ repository, branch: null, paths: [] });
  });

  it('has a branch that is released from, and folders that are the service alone', () => {
    expect(read('branch: refs/heads/release/2\n    paths: [./services/a/, lib]')).toEqual({
      repository: null,
      branch: 'release/2',
      paths: ['services/a', 'lib'],
    });
  });

  it.each(['-x', 'a..b', 'a b', 'a.lock', 'a~1', '@{1}', '/a'])('no branch is called %s', (name) => {
    expect(problemsOf(service(`branch: "${name}"`))).toEqual([
      `3:13 "branch": "${name}" can be no branch; write its name alone, like main`,
    ]);
  });

  it.each(['/a', '../a', 'a/../b', 'a/*.ts', ''])('no path within it is %j', (path) => {
    expect(problemsOf(service(`paths: ["${path}"]`))).toHaveLength(1);
  });
});

describe('hosts of code', () => {
  it('have their usual addresses unless they are given', () => {
    const { codeHosts } = load(
      'codeHosts:\n  - { kind: github, tokenFile: token }\n  - { kind: gitlab, web: https://git.example/ }\n  - { kind: github, web: https://hub.example, api: "http://127.0.0.1:3000/api" }\n',
      {},
      { token: 'secret\n' },
    );
    expect(codeHosts).toEqual([
      { kind: 'github', webUrl: 'https://github.com', apiUrl: 'https://api.github.com', token: 'secret' },
      { kind: 'gitlab', webUrl: 'https://git.example', apiUrl: 'https://git.example/api/v4', token: null },
      { kind: 'github', webUrl: 'https://hub.example', apiUrl: 'http://127.0.0.1:3000/api', token: null },
    ]);
  });

  it.each([
    ['{ web: https://git.example }', 'a code host needs a "kind": github or gitlab'],
    ['{ kind: github, web: https://u:p@git.example }', '"web": a password belongs into "token"'],
    ['{ kind: github, token: "" }', '"token": it is empty'],
    ['{ kind: bitbucket }', '"kind": "bitbucket" is none of github, gitlab'],
  ])('%s says what is wrong', (entry, message) => {
    expect(problemsOf(`codeHosts: [${entry}]`).map((problem) => problem.replace(/^\S+ /, ''))).toEqual([
      message,
    ]);
  });

  it('of one address are there once', () => {
    expect(problemsOf('codeHosts: [{ kind: github }, { kind: github }]')).toHaveLength(1);
  });
});
