import type { DurationPart, DurationUnit } from './format-duration.ts';

export const shortUnits: Record<DurationUnit, string> = {
  day: '일',
  hour: '시간',
  minute: '분',
  second: '초',
};
export const duration = (parts: readonly DurationPart[]): string =>
  parts.map(({ count, unit }) => `${count}${shortUnits[unit]}`).join(' ');

/** A burn window as it is named everywhere. @example windowSpan('30m') // '30분' */
export const windowSpan = (window: string): string => window.replace(/m$/, '분').replace(/h$/, '시간');

/** Why a figure has no value. */
export const noValue: Record<string, string> = {
  'no-data': '아직 기록 없음',
  'too-few': '판단하기에 너무 적음',
  'not-configured': '설정되지 않음',
  'target-down': '수집 대상 응답 없음',
  'collector-down': '현황판이 꺼져 있었음',
  'not-reached': '아직 알 수 없음',
  'before-start': '첫 기록 이전',
};
