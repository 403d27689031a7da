import { readTheme } from './theme.ts';

/**
 * Light or dark by `?theme=`, else by what the reader's system prefers, also when that changes.
 *
 * @param paper whether the page is being printed: paper is light
 */
export const applyTheme = (
  query: URLSearchParams,
  page: HTMLElement,
  prefersLight: MediaQueryList,
  paper: MediaQueryList,
): void => {
  const theme = readTheme(query.get('theme'), 'auto');
  const set = (): void => {
    const onScreen = theme === 'auto' ? (prefersLight.matches ? 'light' : 'dark') : theme;
    page.dataset.theme = paper.matches ? 'light' : onScreen;
  };
  set();
  prefersLight.addEventListener('change', set);
  paper.addEventListener('change', set);
};
