import type { Language } from './language.ts';

/** What a moment is called in the board's zone. The catalogue puts the pieces in order. */
export interface DateParts {
  readonly weekday: string;
  readonly day: string;
  /** `Nov`, or `11` in Korean. */
  readonly month: string;
  readonly year: string;
  /** 24 hours, `00:05`. */
  readonly time: string;
}

const locales: Record<Language, string> = { en: 'en-US', ko: 'ko-KR' };
const made = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string, language: Language): Intl.DateTimeFormat => {
  const key = `${language} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: language === 'ko' ? 'numeric' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  made.set(key, formatter);
  return formatter;
};

/**
 * A moment in pieces, in a zone.
 * @param atMs epoch ms
 * @param zone IANA name
 */
export const dateParts = (atMs: number, zone: string, language: Language): DateParts => {
  const found = new Map(
    formatterOf(zone, language)
      .formatToParts(atMs)
      .map((p) => [p.type, p.value]),
  );
  const piece = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
  return {
    weekday: piece('weekday'),
    day: piece('day'),
    // Korean months arrive as `11` or `11월` by version of the browser's data.
    month: language === 'ko' ? piece('month').replace(/\D/g, '') : piece('month'),
    year: piece('year'),
    // Two digits are asked for; some versions give one.
    time: `${piece('hour').padStart(2, '0')}:${piece('minute').padStart(2, '0')}`,
  };
};

/** Whether two moments lie on one day of the zone. */
export const isSameDay = (oneMs: number, otherMs: number, zone: string): boolean => {
  const one = dateParts(oneMs, zone, 'en');
  const other = dateParts(otherMs, zone, 'en');
  return one.day === other.day && one.month === other.month && one.year === other.year;
};
