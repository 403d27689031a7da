import { DAY_MS } from '#shared/units.ts';
import { type DateParts, dateParts } from '../words/format-time.ts';
import type { Language } from '../words/language.ts';

export interface MonthTick {
  /** 0-1, of the span. */
  readonly at: number;
  readonly date: DateParts;
}

/** About as many as fit beside each other. */
const MOST = 13;

/** The first days of months in a span, as shares of it; fewer of them the longer it is. */
export const monthTicks = (fromMs: number, toMs: number, zone: string, language: Language): MonthTick[] => {
  if (!(toMs > fromMs)) return [];
  const ticks: MonthTick[] = [];
  const stepMs = Math.max(DAY_MS, (toMs - fromMs) / 4_000);
  let before = dateParts(fromMs, zone, language).month;
  for (let atMs = fromMs + stepMs; atMs < toMs; atMs += stepMs) {
    const date = dateParts(atMs, zone, language);
    if (date.month !== before) ticks.push({ at: (atMs - fromMs) / (toMs - fromMs), date });
    before = date.month;
  }
  const every = Math.ceil(ticks.length / MOST);
  return ticks.filter((_, index) => index % every === 0);
};
