export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** What `?lang=` asks for; null where it asks for nothing that exists, so that the team's language is used. */
export const readLanguage = (asked: string | null): Language | null =>
  languages.find((language) => language === asked) ?? null;

/** The language that stands beneath: `secondLanguage('ko') === 'en'`. */
export const secondLanguage = (language: Language): Language => (language === 'ko' ? 'en' : 'ko');
