import type { DeskWords } from './desk-words.ts';
import { countText } from './format-ratio.ts';
import { koBudget } from './ko-budget.ts';
import { koCharts } from './ko-charts.ts';
import { koEvents } from './ko-events.ts';
import { eventReasons, koEvidence } from './ko-evidence.ts';
import { koFrame } from './ko-frame.ts';
import { koGlossary } from './ko-glossary.ts';
import { duration, noValue } from './ko-grammar.ts';
import { koHooks } from './ko-hooks.ts';
import { koIncidents } from './ko-incidents.ts';
import { toward } from './ko-particles.ts';
import { koReadiness } from './ko-readiness.ts';
import { koReleases } from './ko-releases.ts';
import { koService } from './ko-service.ts';
import { koServices } from './ko-services.ts';
import { koSetup } from './ko-setup.ts';
import { koTrends } from './ko-trends.ts';

/** Why something was left out of a figure. */
const leftOutReasons: Record<string, string> = {
  baseline: '비교할 이전 배포가 없는 첫 배포의 변경',
  merge: '변경으로 세지 않는 병합 커밋',
  'cherry-pick': '다른 커밋으로 이미 배포됨',
  'roll-back': '롤백으로 되돌아온 것',
  're-deployment': '같은 것을 다시 배포할 때만 담김',
  negative: '시작보다 끝이 빠름',
  'not-settled': '실패했는지 알기에 너무 이른 배포',
  'cause-unknown': '알 수 없는 원인을 가리킴',
  'zero-length': '길이가 없음',
  maintenance: '계획된 작업',
  duplicate: '다른 장애로 합쳐짐',
  'same-outage': '다른 서비스에서 센 같은 장애',
  'same-change': '다른 서비스에서 센 같은 변경',
  future: '미래에 시작함',
  'not-told': '언제 발견했는지 기록되지 않음',
  'no-deployment': '원인으로 알려진 배포가 없음',
  'detected-before-start': '시작하기 전에 발견됨',
  'incomplete-week': '온전하지 않은 주',
  'day-not-over': '그날이 아직 끝나지 않음',
  'before-start': '첫 배포 이전',
};

export const koDesk: DeskWords = {
  nav: {
    brand: 'Andon',
    wall: '월보드',
    services: '서비스',
    incidents: '장애',
    releases: '배포',
    main: '주 메뉴',
    skip: '본문으로 건너뛰기',
    more: '더 보기',
  },
  setup: koSetup,
  trends: koTrends,
  budget: koBudget,
  glossary: koGlossary,
  charts: koCharts,
  readiness: koReadiness,
  frame: koFrame,
  events: koEvents,
  releases: koReleases,
  incidents: koIncidents,
  evidence: koEvidence,
  hooks: koHooks,
  needCount: (count) => `담당자 필요 ${countText(count)}개`,
  title: (state, page) => `${state} · ${page}`,
  loading: '불러오는 중',
  zoneHint: (zone) => `시각은 ${zone} 기준`,
  error: {
    heading: '읽지 못했습니다',
    unreachable: '현황판 서버가 응답하지 않습니다.',
    since: (when) => `${when}부터입니다. 자동으로 다시 시도합니다.`,
    again: '다시 시도',
    notFound: '없는 화면입니다',
    back: '서비스 목록으로',
  },
  services: koServices,
  objective: {
    sli: { availability: '가용성', 'probe availability': '점검 가용성', reachability: '도달 가능성' },
    valueOfTarget: (value, target, window) => `${window} ${value}, 목표 ${target}`,
    valueAlone: (value, window) => `${window} ${value}`,
    noValue: (reason) => noValue[reason] ?? reason,
    window: (name) => {
      const days = /^(\d+)d$/.exec(name)?.[1];
      const calendar: Record<string, string> = { week: '이번 주', month: '이번 달', quarter: '이번 분기' };
      return days === undefined ? (calendar[name] ?? name) : `${days}일`;
    },
    sinceFor: (when, length) => `${when} · ${duration(length)}`,
    goneIn: (left) => `${duration([left])} 뒤 소진`,
    backOn: (date) => `${date.month}/${date.day} 복귀`,
    minutesLeft: (left, of) => `${of}분 중 ${left}분 남음`,
    failuresLeft: (left, of) => `실패 ${of}건 중 ${left}건 남음`,
    minutesOver: (over, of) => `${of}분보다 ${over}분 초과`,
    failuresOver: (over, of) => `실패 ${of}건보다 ${over}건 초과`,
    estimated: '추정',
    observations: (good, total) => `${total}건 중 정상 ${good}건`,
    ownStop: (length) => `그중 현황판이 꺼져 있던 시간 ${duration(length)}`,
    bounds: (low, high) => `${low}에서 ${high} 사이`,
    noBudget: '예산 없음',
  },
  service: koService,
  receipt: {
    of: (title, service) => `${service}의 ${title}`,
    allServices: '전체 서비스',
    definition: '무슨 뜻인가',
    source: (source) => `출처: ${source}`,
    version: (version) => `정의 버전 ${version}`,
    formula: '값을 넣은 계산식',
    inputs: '들어간 값',
    noInputs: '들어간 값이 없습니다.',
    leftOut: '제외한 것',
    nothingLeftOut: '제외한 것이 없습니다.',
    leftOutLine: (count, reason) =>
      reason === 'collector-down'
        ? `현황판이 꺼져 있었음: ${countText(count)}분`
        : `${countText(count)}건: ${leftOutReasons[reason] ?? eventReasons[reason] ?? reason}`,
    stretch: (start, end) => `${start} ~ ${end} 사이`,
    asMade: '만들 때',
    now: '지금',
    madeAt: (when) => `${when} 기준`,
    changedSince: '그 뒤 사실이 바뀌었습니다.',
    unchanged: '만들 때와 같은 값입니다.',
    window: (name, start, end) => `${name}: ${start}부터 ${end}까지.`,
    span: (start, end) => `${start}부터 ${end}까지.`,
    coveredFrom: (when) => `기록은 ${when}부터입니다.`,
    judgement: (state, version) => (version === null ? state : `${state}, 합의 기준 v${version}`),
    yes: '예',
    no: '아니요',
    nothing: '없음',
    target: (target, start, end, version) => `${start}부터 ${end}까지 ${target}, 합의 기준 v${version}`,
    kept: (what) => `서버가 준 값 그대로: ${what}`,
    back: (name) => `${toward(name)} 돌아가기`,
  },
};
