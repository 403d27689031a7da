import type { Api, ServeDeps } from './serve-deps.ts';

export function serveEpisodes(_app: Api, _deps: ServeDeps): void {}
