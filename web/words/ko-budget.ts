import type { enBudget } from './en-budget.ts';
import { countText } from './format-ratio.ts';
import { toward } from './ko-particles.ts';

const calendar: Record<string, string> = { week: '이번 주', month: '이번 달', quarter: '이번 분기' };
const span = (window: string): string => {
  const days = /^(\d+)d$/.exec(window)?.[1];
  return days === undefined ? (calendar[window] ?? window) : `${days}일`;
};

/** Words of the budget statement. */
export const koBudget: typeof enBudget = {
  page: '예산 명세',
  of: (service) => `${service} 예산 명세`,
  spentState: (percent) => `${countText(percent)}% 소진`,
  nothingSpent: '소진 없음',
  back: (service) => `${toward(service)} 돌아가기`,
  receipt: '근거: 계산 방법',
  caption: (objective, service) => `${service} ${objective}의 오류 예산`,
  columns: { date: '일시', what: '내용', cost: '비용', share: '예산 대비', returns: '회복일' },
  cost: (unit, count) => {
    if (unit === 'minutes') return count === 0 ? '1분 미만' : `${countText(count)}분`;
    return count === 0 ? '실패 1건 미만' : `실패 ${countText(count)}건`;
  },
  percent: (percent) => (percent === 0 ? '1% 미만' : `${countText(percent)}%`),
  allowed: (window, target) => `${span(window)} 허용량, 목표 ${target}`,
  allowedEstimated: (window, target) => `${span(window)} 허용량, 목표 ${target} (지금까지의 요청량으로 추정)`,
  total: (percent, window, amount) => `${span(window)} 허용량의 ${countText(percent)}% 소진: ${amount}`,
  totalUnknown: '소진량. 예산의 몇 퍼센트인지 판단하기에는 아직 이릅니다',
  amountOf: (unit, spent, allowed) =>
    unit === 'minutes'
      ? `${countText(allowed)}분 중 ${countText(spent)}분`
      : `실패 ${countText(allowed)}건 중 ${countText(spent)}건`,
  left: '남은 예산',
  leftUntil: (day) => `${day}에 기준 회복`,
  span: (from, to) => `${from} ~ ${to}`,
  since: (from) => `${from}부터`,
  unexplained: '설명되지 않음',
  unexplainedHint: '예산이 빠르게 소진되었지만 이를 설명하는 장애가 없습니다.',
  scattered: '산발적 실패',
  scatteredDays: (count) => `${countText(count)}일 동안의 산발적 실패`,
  running: '진행 중',
  more: (count) => `명세 ${countText(count)}줄 더 보기`,
  moreInFile: (count) => `${countText(count)}줄 더 있음: 파일에 모두 들어 있습니다`,
  clean: (window) => `${span(window)} 동안 실패가 없어 예산이 모두 남아 있습니다.`,
  notAgreed: '합의된 기준이 없어 소진할 예산도 없습니다.',
  notAgreedNext: 'andon.yaml의 합의 항목에 목표를 적고 서명을 받으세요.',
  noData: (why) => `집계된 것이 없습니다: ${why}.`,
  noDataNext: '수집 대상의 응답 보기',
  coveredFrom: (when) => `${when}부터의 기록만 있습니다.`,
  csvName: (service, objective, day) => `budget-${service}-${objective}-${day}.csv`,
  attach: {
    open: '장애 연결',
    title: '무슨 일이 있었나요',
    severity: '얼마나 심각했나요',
    severities: ['1 (가장 심각)', '2', '3', '4 (가장 경미)'],
    by: '발견한 사람',
    times: (when) => `시각은 예산이 소진된 시각을 따릅니다: ${when}.`,
    send: '연결',
    sending: '연결하는 중',
    saved: '연결했습니다. 이제 이 줄은 장애로 설명됩니다.',
    refused: (detail) => `연결하지 못했습니다: ${detail}`,
  },
};
