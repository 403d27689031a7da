import { describe, expect, it } from 'vitest';
import { createHostClient } from '../../../../server/collect/backfill/host-client.ts';
import type { HostAnswer } from '../../../../server/collect/code-host/host-pages.ts';
import { nextPage } from '../../../../server/collect/code-host/next-page.ts';

const NOW = Date.UTC(2026, 0, 5);

const answer = (status: number, headers: Record<string, string> = {}, body: unknown = []): HostAnswer => ({
  status,
  header: (name) => headers[name] ?? null,
  body,
});

/** A client before a host that gives one answer after the other; time passes only while it waits. */
const client = (answers: readonly (HostAnswer | Error)[]) => {
  const [waits, said]: [number[], string[]] = [[], []];
  let [nowMs, asked] = [NOW, 0];
  const host = createHostClient({
    ask: async () => {
      const next = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (next instanceof Error || next === undefined) throw next;
      return next;
    },
    nowMs: () => nowMs,
    wait: async (ms) => {
      waits.push(ms / 1_000);
      nowMs += ms;
    },
    say: (line) => said.push(line),
    isInterrupted: () => false,
  });
  return { page: () => host.page('https://host.test/api/things'), waits, said, askedCount: () => asked };
};

const reset = String(NOW / 1_000 + 600);

describe('a client of a code host', () => {
  // docs.github.com, "Rate limits for the REST API": 403 or 429; retry-after in seconds, else x-ratelimit-reset where
  // x-ratelimit-remaining is 0, else at least a minute. GitLab names them RateLimit-Reset and RateLimit-Remaining.
  it.each([
    [answer(403, { 'retry-after': '30' }), 30],
    [answer(429, { 'retry-after': 'Mon, 05 Jan 2026 00:02:00 GMT' }), 120],
    [answer(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }), 601],
    [answer(429, { 'ratelimit-remaining': '0', 'ratelimit-reset': reset }), 601],
    [answer(403, {}, { message: 'You have exceeded a secondary rate limit.' }), 60],
    [answer(429), 60],
    [answer(429, { 'retry-after': '0' }), 1],
    // Two hours at most: a clock that is wrong must not stop it for ever.
    [answer(429, { 'retry-after': '999999' }), 7_200],
  ])('waits as it is asked', async (limited, seconds) => {
    const { page, waits } = client([limited, answer(200)]);
    await page();
    expect(waits).toEqual([seconds]);
  });

  it('waits before the next request where this was the last one of the hour', async () => {
    const last = answer(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });
    const { page, waits, said } = client([last, answer(200)]);
    await page();
    expect(waits).toEqual([]);
    await page();
    expect(waits).toEqual([601]);
    expect(said).toEqual(["the host's limit of requests is reached; going on in 11 min"]);
  });

  it('tries again over trouble of the host and of the way, six times', async () => {
    const { page, waits } = client([answer(502), new Error('reset'), answer(200)]);
    await page();
    expect(waits).toEqual([1, 2]);
    const gone = client([answer(500)]);
    await expect(gone.page()).rejects.toThrow('/api/things: the host refuses it (500)');
    expect(gone.waits).toEqual([1, 2, 4, 8, 16, 32]);
  });

  it.each([
    [401, 'the host does not take the token'],
    [403, 'the token may not read this'],
    [404, 'the host knows nothing there, or the token may not see it'],
    [301, 'the host refuses it'],
  ])('takes %i for a no', async (status, words) => {
    const { page, askedCount } = client([answer(status, {}, { message: 'No' })]);
    await expect(page()).rejects.toThrow(`${words}`);
    expect(askedCount()).toBe(1);
  });
});

describe('a page that leads elsewhere', () => {
  it('is not asked for again: it would lead there again', async () => {
    const astray = answer(200, { link: '<https://evil.test/>; rel="next"' });
    const { page, waits } = client([astray]);
    await expect(page()).rejects.toThrow('another host');
    expect(waits).toEqual([]);
  });
});

describe('the next page', () => {
  it.each([
    [
      '<https://h.test/x?page=2>; rel="next", <https://h.test/x?page=9>; rel="last"',
      'https://h.test/x?page=2',
    ],
    ['<https://h.test/x?a=1,2&page=1>; rel="prev", </x?page=3>; rel=next', 'https://h.test/x?page=3'],
    ['<https://h.test/x?page=1>; rel="first"', null],
    [null, null],
  ])('of %s', (link, next) => {
    expect(nextPage(link, 'https://h.test/x')).toBe(next);
  });

  it('is not looked for on another host, which would get the token', () => {
    expect(() => nextPage('<https://evil.test/>; rel="next"', 'https://h.test/x')).toThrow('another host');
  });
});
