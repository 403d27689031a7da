import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { askAgain } from '../../../web/api/queries.ts';

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
});
