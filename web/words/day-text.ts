import { dateParts } from './format-time.ts';

/** A moment's day as date fields write it: `2026-11-02`. */
export const dayText = (atMs: number, zone: string): string => {
  const { year, day } = dateParts(atMs, zone, 'en');
  // Korean months are numbers.
  const { month } = dateParts(atMs, zone, 'ko');
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};
