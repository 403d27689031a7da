import { type SourceState, sourceStates } from '#shared/source.ts';

/** Which sources an address asks for; null for all. */
export interface AskedSources {
  readonly service: string | null;
  readonly state: SourceState | null;
}

/**
 * What `?service=` and `?state=` ask for. What means nothing is passed over, never an error.
 *
 * @example readAsked(new URLSearchParams('state=silent')) // { service: null, state: 'silent' }
 */
export const readAsked = (search: URLSearchParams): AskedSources => ({
  service: search.get('service') || null,
  state: sourceStates.find((state) => state === search.get('state')) ?? null,
});
