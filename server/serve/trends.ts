import type { Api, ServeDeps } from './serve-deps.ts';

export function serveTrends(_app: Api, _deps: ServeDeps): void {}
