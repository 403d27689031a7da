import type { TrendSeries, TrendsAnswer } from '#shared/api/trends.ts';

export type TrendPoint = TrendSeries['points'][number];
export type TrendBaseline = TrendSeries['behaviour']['baselines'][number];
export type TrendSignal = TrendSeries['behaviour']['signals'][number];
export type TrendLimit = TrendSeries['limits'][number];
export type TrendNote = TrendsAnswer['lanes']['notes'][number];
