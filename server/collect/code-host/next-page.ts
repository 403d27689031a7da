import { Failure } from '../failure.ts';

/**
 * Where the next page of a list is, from a `Link` header; null on the last one.
 *
 * @throws Failure where it leads to another host: the token is not for that one
 * @example nextPage('<https://h/x?page=2>; rel="next"', 'https://h/x') // 'https://h/x?page=2'
 */
export const nextPage = (link: string | null, url: string): string | null => {
  for (const [, target = '', parameters = ''] of (link ?? '').matchAll(/<([^>]*)>((?:\s*;[^,<]*)*)/g)) {
    if (!/;\s*rel="?next"?\s*(?:;|$)/i.test(parameters)) continue;
    const next = new URL(target, url);
    if (next.origin === new URL(url).origin) return next.href;
    throw new Failure('bad-answer', 'the next page lies on another host');
  }
  return null;
};
