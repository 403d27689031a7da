import type { Api, ServeDeps } from './serve-deps.ts';

export function serveBudgetLine(_app: Api, _deps: ServeDeps): void {}
