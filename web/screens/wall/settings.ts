import { readTheme, type Theme } from '../../ui/theme.ts';
import { type Language, readLanguage } from '../../words/language.ts';
import { wallScale } from './tv-scale.ts';

/** What the address asks of a wall. Unknown or impossible values are ignored, never an error. */
export interface WallSettings {
  readonly group: string | null;
  /** Null: the team's language. */
  readonly language: Language | null;
  readonly theme: Theme;
  /** 1 to 1.6. */
  readonly scale: number;
  /** Per cent of each side that a television cuts off; null for the usual margin. */
  readonly safePercent: number | null;
  /** Null: pages do not turn by themselves. */
  readonly dwellSeconds: number | null;
  readonly offset: number;
  readonly motion: boolean;
}

const DWELL_SECONDS = 20;
const SHORTEST_DWELL_SECONDS = 12;
const MOST_SAFE_PERCENT = 10;
/**
 * Beyond this the verdict and one problem card would no longer fit the page. They must never be paged away, and
 * their own letters are made for six metres to begin with.
 */
const MOST_SCALE = 1.6;

const readNumber = (text: string | null, lowest: number, highest: number): number | null => {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return value >= lowest && value <= highest ? value : null;
};

const readDwell = (text: string | null): number | null => {
  const asked = readNumber(text, 0, 3600);
  if (asked === 0) return null;
  return asked === null ? DWELL_SECONDS : Math.max(SHORTEST_DWELL_SECONDS, asked);
};

/** `?group= &lang=en|ko &theme=dark|light|auto &tv=55 &dist=6 &safe=2.5 &rotate=20 &offset=0 &motion=0` */
export const readSettings = (search: string): WallSettings => {
  const query = new URLSearchParams(search);
  const tvInches = readNumber(query.get('tv'), 10, 300);
  const distanceMetres = readNumber(query.get('dist'), 0.3, 50);
  const scale = tvInches === null || distanceMetres === null ? 1 : wallScale(tvInches, distanceMetres);
  return {
    group: query.get('group') || null,
    language: readLanguage(query.get('lang')),
    theme: readTheme(query.get('theme'), 'dark'),
    scale: Math.min(MOST_SCALE, scale),
    safePercent: readNumber(query.get('safe'), 0, MOST_SAFE_PERCENT),
    dwellSeconds: readDwell(query.get('rotate')),
    offset: Math.floor(readNumber(query.get('offset'), -1000, 1000) ?? 0),
    motion: query.get('motion') !== '0',
  };
};
