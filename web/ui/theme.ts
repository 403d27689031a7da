export const themes = ['dark', 'light', 'auto'] as const;
export type Theme = (typeof themes)[number];

/** What `?theme=` asks for; `fallback` where it asks for nothing that exists. */
export const readTheme = (asked: string | null, fallback: Theme): Theme =>
  themes.find((theme) => theme === asked) ?? fallback;
