import type { Api, ServeDeps } from './serve-deps.ts';

export function serveStatement(_app: Api, _deps: ServeDeps): void {}
