import type { WallSettings } from './settings.ts';

/** Puts theme, size, margin and motion on the page, where wall.css finds them. */
export const applySettings = (
  settings: WallSettings,
  page: HTMLElement,
  prefersLight: MediaQueryList,
): void => {
  const setTheme = (): void => {
    const isLight = settings.theme === 'auto' ? prefersLight.matches : settings.theme === 'light';
    page.dataset.theme = isLight ? 'light' : 'wall';
  };
  setTheme();
  prefersLight.addEventListener('change', setTheme);
  page.style.setProperty('--w', String(settings.scale));
  if (settings.scale > 1) page.dataset.large = 'yes';
  if (settings.safePercent !== null) {
    page.style.setProperty('--safe-x', `${settings.safePercent}vw`);
    page.style.setProperty('--safe-y', `${settings.safePercent}vh`);
  }
  if (!settings.motion) page.dataset.motion = 'off';
};
