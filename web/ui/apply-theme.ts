import { readTheme } from './theme.ts';

/** Light or dark by `?theme=`, else by what the reader's system prefers, also when that changes. */
export const applyTheme = (query: URLSearchParams, page: HTMLElement, prefersLight: MediaQueryList): void => {
  const theme = readTheme(query.get('theme'), 'auto');
  const set = (): void => {
    page.dataset.theme = theme === 'auto' ? (prefersLight.matches ? 'light' : 'dark') : theme;
  };
  set();
  prefersLight.addEventListener('change', set);
};
