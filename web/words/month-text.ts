import type { Language } from './language.ts';

const locales: Record<Language, string> = { en: 'en-US', ko: 'ko-KR' };

/** The month of a moment in full, in a zone: `July`, `7월`. */
export const monthText = (atMs: number, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { month: 'long', timeZone: zone }).format(atMs);
