import type { enSetup } from './en-setup.ts';
import { countText } from './format-ratio.ts';
import { duration } from './ko-grammar.ts';
import { koSnippets } from './ko-snippets.ts';

/** What a source is, by what of a page is counted or by what a probe speaks. */
const meanings: Record<string, string> = {
  up: '페이지 도달',
  counters: '카운터',
  histogram: '히스토그램',
  gauge: '게이지',
  http: 'HTTP 점검',
  tcp: 'TCP 점검',
  tls: 'TLS 점검',
  dns: 'DNS 점검',
  ping: '핑',
  query: '질의',
  push: '외부에서 보낸 집계',
};

const states: Record<string, string> = {
  'not-answering': '응답 없음',
  silent: '집계할 데이터 없음',
  'failed-once': '한 번 실패',
  waiting: '차례 대기 중',
  answering: '응답함',
};

const pushStates: Record<string, string> = {
  silent: '지연됨',
  waiting: '아직 받은 것 없음',
  answering: '받는 중',
};

const places: Record<string, string> = { static: 'andon.yaml에 적은 목록', file: '파일', http: 'HTTP' };

const steps: Record<string, string> = {
  dns: '이름 조회',
  connect: '연결',
  tls: 'TLS',
  firstByte: '첫 바이트',
};

const behind = (names: string): string => (names === '' ? '' : `: ${names}`);

export const koSetup: typeof enSetup = {
  page: '설정',
  heading: '이 현황판이 볼 수 있는 것',
  sources: {
    page: '수집 대상',
    all: '모든 수집 대상',
    heading: (answering, of) => {
      if (of === 0) return '아직 연결된 것이 없습니다';
      if (answering < of) return `수집 대상 ${countText(of)}개 중 ${countText(answering)}개 응답`;
      return of === 1 ? '수집 대상 1개가 응답합니다' : `수집 대상 ${countText(of)}개 모두 응답`;
    },
    onlyHeard: (count) => `웹훅 ${countText(count)}개 수신 중, 요청하는 대상은 아직 없음`,
    notAnswering: (count) => `응답 없는 수집 대상 ${countText(count)}개`,
    silentTitle: (count) => `데이터 없는 수집 대상 ${countText(count)}개`,
    doNot: (count, names) => `응답 없음 ${countText(count)}개${behind(names)}.`,
    silent: (count, names) => `집계할 데이터 없음 ${countText(count)}개${behind(names)}.`,
    failedOnce: (count) => `한 번 실패 ${countText(count)}개(일시적일 수 있음).`,
    waiting: (count) => `아직 확인 안 됨 ${countText(count)}개.`,
    andMore: (names, more) => `${names} 외 ${countText(more)}개`,
    sections: { trouble: '응답 없음', silent: '집계할 데이터 없음', services: '서비스별' },
    columns: { source: '대상', says: '상태', last: '마지막 요청', next: '다음' },
    kind: (kind, means) => meanings[means ?? kind] ?? kind,
    state: (kind, state) => (kind === 'push' ? pushStates[state] : undefined) ?? states[state] ?? state,
    stateWhy: (state, why) => `${state}: ${why}`,
    noTarget: '아직 찾은 대상 없음',
    noSeries: '응답하지만 선택자에 맞는 시계열이 없음',
    overdue: (length) => `집계가 ${duration(length)}마다 와야 함`,
    failing: (when, length, failures) =>
      `${when}부터 ${duration(length)}째 · ${failures === 1 ? '1회 실패' : `연속 ${countText(failures)}회 실패`}`,
    lastAnswer: (when) => `마지막 응답 ${when}`,
    lastTally: (when) => `마지막 집계 ${when}`,
    neverAnswered: '응답한 적 없음',
    notAsked: '아직 요청 안 함',
    noTally: '아직 집계 없음',
    length: ({ digits, unit }) => `${digits}${unit === 'second' ? '초' : 'ms'}`,
    took: (when, length) => `${when} · ${length} 걸림`,
    nextIn: (length) => `${duration(length)} 뒤`,
    now: '지금',
    every: (length) => `${duration(length)}마다`,
    givesUp: (length) => `${duration(length)} 뒤 시간 초과`,
    samples: (_, digits) => `샘플 ${digits}개`,
    series: (digits) => `집계 중인 계열 ${digits}개`,
    zeros: (count) => `그중 값이 0인 계열 ${countText(count)}개`,
    warning: (text) => `경고: ${text}`,
    backfill: (length, percent) => `${duration(length)} 치 요청, ${percent}% 읽음`,
    backfillFailing: (when, why) => `${when}부터 지난 기록 응답 없음: ${why}`,
    backfillLabel: '지난 기록 읽는 중',
    certificate: (when) => `인증서 ${when}까지 유효`,
    step: (step, length) => `${steps[step] ?? step} ${length}`,
    labels: '레이블',
    more: (count) => `${count}개 더 보기`,
    only: (what) => `${what}만 보는 중.`,
    nothingHere: '지금 그런 수집 대상은 없습니다.',
    emptyHint: 'andon.yaml에 서비스와 요청할 곳을 적어 주세요. 파일을 저장하면 현황판이 다시 읽습니다.',
    runningSince: (when) => `현황판은 ${when}부터 수집하고 있습니다.`,
    outages: '현황판이 꺼져 있던 때',
    noOutages: '최근 30일 동안 꺼져 있었다고 알려진 때는 없습니다.',
    outage: (from, to) => `${from} ~ ${to}`,
    outageLength: (length) => `${duration(length)} 동안`,
  },
  discovery: {
    title: '대상을 찾는 곳',
    columns: { job: '작업', place: '위치', found: '찾은 대상', read: '마지막 읽기' },
    kind: (kind) => places[kind] ?? kind,
    found: (count) => `대상 ${countText(count)}개`,
    dropped: (count) => `레이블 재지정에서 제외된 대상 ${countText(count)}개`,
    unclaimed: (count) => `어느 측정 항목에서도 수집하지 않는 대상 ${countText(count)}개`,
    failing: (when, reason) => `${when}부터 읽을 수 없음: ${reason}.`,
    kept: '전에 찾은 대상은 그대로 둡니다.',
    notRead: '아직 읽지 않음',
  },
  checklist: {
    up: '서비스가 살아 있는지 보이나요?',
    releases: '배포가 보이나요?',
    incidents: '장애가 보이나요?',
    agreed: '무엇을 합의했나요?',
    wall: '월보드에 걸려 있나요?',
    toSources: '수집 대상 하나씩 보기',
    lastRelease: (service, version, when) =>
      version === null ? `마지막 배포: ${service}, ${when}.` : `마지막 배포: ${service} ${version}, ${when}.`,
    noReleases: '아직 받은 배포가 없습니다.',
    lastIncident: (service, title, when) => `마지막 장애: ${service}, ${title}, ${when}.`,
    noIncidents: '아직 받은 장애가 없습니다.',
    agreement: (version, when) => `버전 ${version}, ${when}부터 적용.`,
    noAgreement: '아직 없습니다. 서명한 기준을 andon.yaml의 합의 기준 항목에 적어 주세요.',
    wallHint: '텔레비전에서 화면 크기(인치)와 가장 먼 사람까지의 거리(미터)를 넣어 여세요.',
    openWall: '월보드 열기',
    api: '데이터를 보내는 방법: 연동 문서',
  },
  ...koSnippets,
};
