import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FailureReason } from '../../../server/collect/failure.ts';
import { en } from '../../../web/words/en.ts';
import { enDesk } from '../../../web/words/en-desk.ts';
import { ko } from '../../../web/words/ko.ts';
import { koDesk } from '../../../web/words/ko-desk.ts';

/** Every way to a word: `verdict.needs`, `card.owner`, … */
const pathsOf = (node: unknown, path: string): string[] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([name, child]) => pathsOf(child, `${path}.${name}`))
    : [path];

const textsOf = (node: unknown, path: string): [string, string][] => {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => textsOf(child, `${path}.${name}`));
};

/** Names and signs that are the same in both languages; TOKEN is a place in an address. */
const shared =
  /SAMPLE|Andon|(?<=andon\.yaml의 )agreement|andon\.yaml|andon token create|(?<=에는 )notes(?= 범위)|TOKEN|git|QR|CSV|SLO|HTTP|TCP|TLS|DNS|^n = |^n$|%/g;

/** These quote the pages of tools, and the commands to type, as they are written there. */
const quotesTools = /^\.setup\.snippets\.(releases|incidents)\./;

/** Days of a window, pages, tries and keys of a filter: never a thousand of them. */
const small = /calmDays|partial|page|attempt|days:|open: |headingDays/;

describe('the catalogue of words', () => {
  it('has every word in both languages', () => {
    expect(pathsOf(ko, 'ko').map((path) => path.slice(3))).toEqual(
      pathsOf(en, 'en').map((path) => path.slice(3)),
    );
    expect(pathsOf(koDesk, 'ko').map((path) => path.slice(3))).toEqual(
      pathsOf(enDesk, 'en').map((path) => path.slice(3)),
    );
  });

  it('has no English left in Korean', () => {
    const left = [...textsOf(ko, ''), ...textsOf(koDesk, '')].filter(
      ([path, text]) => !quotesTools.test(path) && /[A-Za-z]{2,}/.test(text.replace(shared, '')),
    );
    expect(left).toEqual([]);
  });

  it('says nothing in Korean as it stands in English', () => {
    const english = new Map([...textsOf(en, ''), ...textsOf(enDesk, '')]);
    const same = [...textsOf(ko, ''), ...textsOf(koDesk, '')].filter(
      ([path, text]) =>
        !quotesTools.test(path) && english.get(path) === text && /[a-z]/i.test(text.replace(shared, '')),
    );
    expect(same).toEqual([]);
  });

  it('writes every count in groups, and takes no particle that may be wrong', () => {
    const catalogues = globSync('web/words/{en,ko}*.ts').map(
      (path) => [path, readFileSync(path, 'utf8')] as const,
    );
    expect(catalogues.length).toBeGreaterThan(20);
    const lines = (pattern: RegExp, from: RegExp) =>
      catalogues
        .filter(([path]) => from.test(path))
        .flatMap(([path, text]) =>
          text
            .split('\n')
            .filter((line) => pattern.test(line))
            .map((line) => `${path}: ${line.trim()}`),
        );
    // Where a parameter is a number; those that are given as text were grouped by whoever made it.
    expect(
      lines(/\((?:\w+: \w+, )?(count|more): number.*\$\{\1\}/, /en/).filter((line) => !small.test(line)),
    ).toEqual([]);
    expect(lines(/\}(\(으\)로|이\(가\)|은\(는\)|을\(를\)|와\(과\))/, /ko(?!-particles)/)).toEqual([]);
  });

  it('has no empty word', () => {
    const all = [en, enDesk, ko, koDesk].flatMap((catalogue) => textsOf(catalogue, ''));
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has words for every reason that a target can fail for, in both languages', () => {
    // The keys of server/collect/failure.ts.
    const reasons = [
      'refused',
      'timeout',
      'dns',
      'tls',
      'reset',
      'truncated',
      'status',
      'redirect',
      'too-large',
      'bad-gzip',
      'not-metrics',
      'malformed',
      'over-limit',
      'stale',
      'no-series',
      'no-bucket',
      'not-binary',
      'unsupported',
      'body-mismatch',
      'redirect-loop',
      'forbidden-address',
      'unreadable-file',
      'certificate-expiring',
      'ping-unavailable',
      'bad-query',
      'bad-answer',
      'bad-list',
      'bad-target',
    ] satisfies FailureReason[];
    for (const words of [en, ko])
      for (const reason of reasons)
        for (const say of [words.connectionReason, words.connectionReasonShort])
          expect(say(reason, 'its own text')).not.toBe('its own text');
  });

  it('counts in the plural where there are several', () => {
    expect(en.verdict.needs(1)).toBe('1 service needs someone');
    expect(en.verdict.needs(3)).toBe('3 services need someone');
    expect(en.tiles.reporting(0, 1)).toBe('0 of 1 service reporting');
    expect(en.tiles.reporting(1, 2)).toBe('1 of 2 services reporting');
    expect(ko.verdict.needs(3)).toBe('담당자가 필요한 서비스 3개');
  });

  it('says a span without a name as a sentence', () => {
    expect(enDesk.receipt.span('Mon', 'Tue')).toBe('From Mon to Tue.');
    expect(koDesk.receipt.span('월', '화')).toBe('월부터 화까지.');
  });

  it('puts the parts of a figure in the order of the language', () => {
    const failing = { kind: 'in-ten', count: 4, over: false } as const;
    expect(en.card.failing(failing).map((part) => part.text)).toEqual(['4', 'in', '10']);
    expect(ko.card.failing(failing).map((part) => part.text)).toEqual(['10', '건 중', '4']);
  });
});
