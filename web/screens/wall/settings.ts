import { readTheme, type Theme } from '../../ui/theme.ts';
import { type Language, readLanguage } from '../../words/language.ts';
import { wallScale } from './tv-scale.ts';

/** What the address asks of a wall. Unknown or impossible values are ignored, never an error. */
export interface WallSettings {
  readonly group: string | null;
  /** Null: the team's language. */
  readonly language: Language | null;
  readonly theme: Theme;
  /** 1 to 1.2. */
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
 * Beyond this a row of tiles would no longer fit beneath the verdict, a problem card and a line for more of them,
 * nor the verdict of a calm wall beside its clock. Their own letters are made for six metres to begin with.
 */
const MOST_SCALE = 1.2;
/** What that takes of the 1920 grid between the margins, measured with two hints on the card. */
const NEEDED_HEIGHT = 850;
const PAGE_HEIGHT = 1080;

const readNumber = (text: string | null, lowest: number, highest: number): number | null => {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return value >= lowest && value <= highest ? value : null;
};

/** How much larger the wall may be drawn where a television cuts off so much of each side. */
const mostScale = (safePercent: number): number => {
  const height = PAGE_HEIGHT * (1 - (2 * safePercent) / 100);
  return Math.min(MOST_SCALE, height / NEEDED_HEIGHT);
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
  const safePercent = readNumber(query.get('safe'), 0, MOST_SAFE_PERCENT);
  return {
    group: query.get('group') || null,
    language: readLanguage(query.get('lang')),
    theme: readTheme(query.get('theme'), 'dark'),
    scale: Math.min(mostScale(safePercent ?? 0), scale),
    safePercent,
    dwellSeconds: readDwell(query.get('rotate')),
    offset: Math.floor(readNumber(query.get('offset'), -1000, 1000) ?? 0),
    motion: query.get('motion') !== '0',
  };
};
