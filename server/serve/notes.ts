import type { Api, ServeDeps } from './serve-deps.ts';

export function serveNotes(_app: Api, _deps: ServeDeps): void {}
