import type { enServices } from './en-services.ts';
import type { Failing } from './failing.ts';
import { countText } from './format-ratio.ts';
import { ko } from './ko.ts';
import { duration, windowSpan } from './ko-grammar.ts';

/** How the events of an indicator are called, counted, and what they do where they fail. */
const failing: Record<string, { noun: string; unit: string; fails: string }> = {
  counters: { noun: '요청', unit: '건', fails: '실패 중' },
  push: { noun: '접수', unit: '건', fails: '실패 중' },
  probe: { noun: '점검', unit: '번', fails: '실패' },
  up: { noun: '확인', unit: '번', fails: '응답 없음' },
};

const nowText = (kind: string, share: Failing): string => {
  const { noun, unit, fails } = failing[kind] ?? { noun: '', unit: '건', fails: '실패 중' };
  if (share.kind === 'none') return ko.card.failingLabel(kind, share);
  if (share.kind === 'every') return noun === '' ? `모두 ${fails}` : `모든 ${noun} ${fails}`;
  const counted =
    share.kind === 'one-in'
      ? `${countText(share.of)}${unit} 중 1${unit} ${fails}`
      : `10${unit} 중 ${share.count}${unit}${share.over ? ' 넘게' : ''} ${fails}`;
  return noun === '' ? counted : `${noun} ${counted}`;
};

/** Words of the list of services, and of the strips of days. */
export const koServices: typeof enServices = {
  heading: (need) =>
    need === 0 ? '담당자가 필요한 서비스 없음' : `담당자가 필요한 서비스 ${countText(need)}개`,
  sections: {
    needs: '담당자 필요',
    debt: '회복 중',
    nodata: '데이터 없음',
    near: '기준 임박',
    met: '기준 충족',
    paused: '점검 중',
    none: '합의 기준 없음',
  },
  empty: '아직 서비스가 없습니다.',
  emptyNext: '첫 서비스를 추가하는 방법',
  noObjectives: (count) => `측정 항목이 없는 서비스 ${countText(count)}개`,
  objectiveNext: '측정 방법 보기',
  nothingFound: '조건에 맞는 서비스가 없습니다.',
  columns: {
    service: '서비스',
    now: '지금',
    since: '시작',
    budget: '남은 예산',
    burn: '소진 속도',
    back: '기준 회복',
    release: '직전 배포',
    value: '현재 값과 목표',
    spent: '예산을 쓴 날',
    days: (count) => `예산을 쓴 날, ${count}일`,
  },
  filter: {
    label: '필터',
    open: (count) => (count === 0 ? '필터와 정렬' : `필터와 정렬 (${count})`),
    search: '검색',
    searchHint: '이름, 그룹, 담당',
    group: '그룹',
    allGroups: '전체 그룹',
    states: '상태',
    sort: '정렬',
    sorts: { urgency: '급한 순', name: '이름순', budget: '남은 예산이 적은 순' },
    reset: '모두 보기',
  },
  now: nowText,
  more: (count) => `${countText(count)}개 더 보기`,
  wasAt: (budget, when) => `${when}에는 ${budget}`,
  burning: (digits) => `${digits}배`,
  burnFaster: (digits) => `예산이 버틸 수 있는 속도의 ${digits}배로 소진하고 있습니다.`,
  burnSlower: '최근 5분의 속도라면 예산은 기간 끝까지 남습니다.',
  burnSpan: windowSpan,
  burnWindows: (windows) => `구간: ${windows}`,
  burnWindow: (window, rate) => `최근 ${window} ${rate}배`,
  burnUnknown: (window) => `최근 ${window} 기록 없음`,
  burnRule: (long, short, factor, isFiring) =>
    isFiring
      ? `규칙: ${long}과 ${short} 모두 ${factor}배 초과`
      : `규칙: ${long}과 ${short} 모두 ${factor}배 초과, 지금은 아님`,
  burnEats: (window, percent) => `이 속도로 ${window}이면 예산의 ${percent}%를 씁니다.`,
  releaseChip: (version, length) => `${duration(length)} 전 ${version}`,
  unnamedRelease: '배포',
  noRelease: '24시간 내 없음',
  out: (name, when) => `${name}: ${when}부터 기준 이탈 중`,
  outSilent: (name, when) => `${name}: ${when}부터 수신 없음`,
  outUnanswered: (name, when) => `${name}: ${when}부터 응답 없음`,
  outNever: (name) => `${name}: 수신한 적 없음`,
  partial: (days, of) => `${of}일 중 ${days}일`,
  failing: '최근 3시간의 실패 비율',
  pane: '선택한 서비스',
  open: '이 서비스 화면 열기',
  keys: { next: '다음 행', before: '이전 행' },
  strip: {
    label: (name, objective, days) => `${name}, ${objective}: 최근 ${days}일간 날마다 쓴 예산`,
    soFar: (day) => `${day} 현재까지`,
    spent: (day, percent) => `${day}: 예산의 ${percent}%`,
    clean: (day) => `${day}: 쓴 예산 없음`,
    silent: (day) => `${day}: 수신 없음`,
    minutes: (digits) => `${digits}분`,
    failures: (count) => `실패 ${count}건`,
    incident: (id, more) => (more === 0 ? `장애 ${id}` : `장애 ${id} 외 ${countText(more)}건`),
    leaves: (day) => `${day}에 기간에서 빠짐`,
    left: '이미 기간에서 빠짐',
  },
};
