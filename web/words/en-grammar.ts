import type { DurationPart, DurationUnit } from './format-duration.ts';
import { countText } from './format-ratio.ts';

const rules = new Intl.PluralRules('en');
export const plural = (count: number, one: string, other: string): string =>
  rules.select(count) === 'one' ? one : other;
export const counted = (count: number, one: string, other: string): string =>
  `${countText(count)} ${plural(count, one, other)}`;

const shortUnits: Record<DurationUnit, string> = { day: 'd', hour: 'h', minute: 'm', second: 's' };
/** What each part of a length is called. Minutes alone are spelled "min": "8 m" reads as metres. */
export const unitOf = ({ unit }: DurationPart, parts: readonly DurationPart[]): string =>
  unit === 'minute' && parts.length === 1 ? 'min' : shortUnits[unit];
export const duration = (parts: readonly DurationPart[]): string =>
  parts.map((part) => `${part.count} ${unitOf(part, parts)}`).join(' ');

/** A burn window as it is named everywhere. @example windowSpan('30m') // '30 min' */
export const windowSpan = (window: string): string => window.replace(/m$/, ' min').replace(/h$/, ' h');

/** Why a figure has no value. */
export const noValue: Record<string, string> = {
  'no-data': 'nothing recorded yet',
  'too-few': 'too few to say',
  'not-configured': 'not set up',
  'target-down': 'source not answering',
  'collector-down': 'the board was not running',
  'not-reached': 'not yet known',
  'before-start': 'before the first record',
};
