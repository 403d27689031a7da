import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import type { enIncidents } from './en-incidents.ts';
import { countText } from './format-ratio.ts';
import { duration } from './ko-grammar.ts';
import { toward } from './ko-particles.ts';

export const koIncidents: typeof enIncidents = {
  heading: (incidents, open) => {
    if (incidents === 0) return '이 기간에 장애 없음';
    if (open === 0) return `장애 ${countText(incidents)}건, 모두 복구됨`;
    return `장애 ${countText(incidents)}건 중 ${countText(open)}건 진행 중`;
  },
  titleState: (incidents, open) =>
    open === 0 ? `장애 ${countText(incidents)}건` : `${countText(open)}건 진행 중`,
  onlyOpen: '진행 중만',
  evidence: '복구 시간과 그 근거',
  none: '알려진 장애가 없습니다.',
  noneHint: '문제가 생기면 보내거나, 호출 도구가 보내게 하세요.',
  noneOpen: '이 기간의 장애는 모두 복구되었습니다.',
  toSetup: '장애 연결 방법',
  list: '장애 목록',
  maintenance: '계획된 작업',
  maintenanceWhen: (from, to) => `${from} ~ ${to}`,
  maintenanceSince: (from) => `${from}부터`,
  maintenanceHint: '장애 지표에는 들어가지 않습니다.',
  columns: {
    incident: '장애',
    started: '시작',
    noticed: '발견',
    restored: '복구',
    length: '복구 시간',
    cause: '원인',
  },
  down: {
    title: '중단 시간',
    hint: '겹치는 시간은 한 번만 세고, 표시한 기간 안의 시간만 셉니다.',
    service: '서비스',
    incidents: '장애',
    open: '진행 중',
    length: '중단 시간',
    all: '전체 서비스',
  },
  notOver: '진행 중',
  notOverFor: (length) => `지금까지 ${duration(length)}`,
  impossible: '시간 없음',
  reopened: (count) => `${countText(count)}번 다시 발생`,
  later: (length) => `${duration(length)} 뒤`,
  earlier: '시작하기 전',
  noticedAt: (when, later) => `${when}, ${later}`,
  noticedBy: (who) => `발견: ${who}`,
  notSaid: '알 수 없음',
  alsoAt: (names) => `함께 알려진 서비스: ${names}`,
  duplicateOf: (id) =>
    id === UNNAMED_ORIGINAL ? '다른 장애로 합쳐졌으나 어느 장애인지 기록되지 않음' : `${toward(id)} 합쳐짐`,
  noCause: '알 수 없음',
  noCauseBefore: (release, length) => `알 수 없음. ${duration(length)} 전 ${release} 배포`,
  notCaused: (by) => `배포가 원인 아님 (${by})`,
  detail: {
    back: '모든 장애',
    open: (when, length) => `진행 중: ${when}부터 ${duration(length)}째.`,
    over: (length) => `복구됨: 사용자가 ${duration(length)} 동안 일할 수 없었습니다.`,
    impossible: '시간이 맞지 않아 어떤 지표에도 들어가지 않습니다.',
    facts: {
      started: '시작',
      detected: '발견',
      reported: '신고',
      restored: '복구',
      before: '직전 배포',
      source: '출처',
      services: '함께 알려진 서비스',
    },
    spells: '중단과 복구',
    spell: (from, to, length) => `${from} ~ ${to}, ${duration(length)}`,
    spellOpen: (from) => `${from}부터 진행 중`,
    spellImpossible: (from, to) => `${from} ~ ${to}: 있을 수 없는 시간`,
    cause: '원인',
    noCause: '원인을 알려 주는 근거가 없습니다.',
    fixes: '해결을 위한 배포',
    noReleaseBefore: '24시간 안에 없음',
    releaseBefore: (release, length) => `${release}, ${duration(length)} 전`,
    flags: '특이한 점',
  },
};
