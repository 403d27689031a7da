import type { Api, ServeDeps } from './serve-deps.ts';

export function serveStrips(_app: Api, _deps: ServeDeps): void {}
