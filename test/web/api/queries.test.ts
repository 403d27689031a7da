import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../../web/api/api.ts';
import { createClock } from '../../../web/api/clock.ts';
import { askAgain, createQueries } from '../../../web/api/queries.ts';

/** Which answers on a screen are asked for again by a hint. */
const asked = (nouns: readonly string[] | null, names = ['services', 'sources']): string[] => {
  const client = new QueryClient();
  for (const name of names) client.setQueryData([name], {});
  askAgain(client, nouns);
  return names.filter((name) => client.getQueryState([name])?.isInvalidated);
};

describe('a hint that something changed', () => {
  it('asks for everything again where it names nothing, as a heartbeat', () => {
    expect(asked(null)).toEqual(['services', 'sources']);
  });

  it('asks for the sources again where they or the configuration changed', () => {
    expect(asked(['tallies', 'sources'])).toEqual(['services', 'sources']);
    expect(asked(['config'])).toEqual(['services', 'sources']);
  });

  it('leaves the sources alone where facts came in, which is every second', () => {
    expect(asked(['tallies'])).toEqual(['services']);
  });

  it('leaves the strips of days alone, which are asked again each minute, unless what is agreed changed', () => {
    expect(asked(null, ['strip'])).toEqual([]);
    expect(asked(['tallies', 'incidents'], ['strip'])).toEqual([]);
    expect(asked(['agreement'], ['strip'])).toEqual(['strip']);
  });

  it('leaves what was at a moment of the past alone, unless its facts or what is agreed changed', async () => {
    const queries = createQueries(
      createApi(async () => new Response('{}')),
      createClock(),
    );
    const isAskedAgain = async (nouns: readonly string[] | null, at: string | null): Promise<boolean> => {
      const client = new QueryClient();
      const asked = queries.services(at);
      await client.prefetchQuery(asked);
      askAgain(client, nouns);
      return client.getQueryState(asked.queryKey)?.isInvalidated === true;
    };
    const at = '2026-11-21T06:10:00Z';
    expect([await isAskedAgain(null, null), await isAskedAgain(null, at)]).toEqual([true, false]);
    expect([await isAskedAgain(['tallies'], null), await isAskedAgain(['tallies'], at)]).toEqual([
      true,
      false,
    ]);
    expect(await isAskedAgain(['tallies', 'incidents'], at)).toBe(true);
    expect(await isAskedAgain(['agreement'], at)).toBe(true);
  });
});
