import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../web/words/desk-words.ts';
import { releaseName } from '../../../web/words/release-text.ts';

describe('a release', () => {
  it('is called by its version, else by its commit, else by its id', () => {
    const sha = 'abcdef0123456789';
    expect(releaseName({ version: '1.2', sha, id: '7' })).toBe('1.2');
    expect(releaseName({ version: null, sha, id: '7' })).toBe('abcdef0123');
    expect(releaseName({ version: null, sha: null, id: '7' })).toBe('7');
  });

  it('says in words what kept its changes from being found, and the line beside it', () => {
    const { changesProblem } = deskWordsOf('en').releases;
    expect(changesProblem('unknown-commit')).toBe('its commit is not known in the repository');
    expect(changesProblem('fetch-failed could not resolve host')).toBe(
      'the repository could not be read: could not resolve host',
    );
    expect(changesProblem('something new')).toBe('something: new');
    expect(deskWordsOf('ko').releases.changesProblem('rate-limited')).toBe('코드 호스트가 기다리라고 함');
  });
});
