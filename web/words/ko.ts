import type { State } from '#shared/judgement.ts';
import type { Failing } from './failing.ts';
import { countText } from './format-ratio.ts';
import { duration, noValue, shortUnits, windowSpan } from './ko-grammar.ts';
import { big, type Part, small } from './parts.ts';
import type { Words } from './words.ts';

const metricUnits: Record<string, string> = { minute: '분', hour: '시간', day: '일' };

const stateWords: Record<State, string> = {
  burning: '기준 이탈 · 예산 소진 중',
  fast: '빠르게 소진 중',
  near: '기준 임박',
  debt: '기준 이탈 · 회복 중',
  outside: '기준 이탈',
  met: '기준 충족',
  nodata: '데이터 없음',
  paused: '점검 중',
  none: '합의 기준 없음',
};

const stoppedStates: Partial<Record<State, string>> = { burning: '기준 이탈', fast: '빠르게 소진했음' };

const failNow: Record<string, { some: string; every: string; none: string; silent: string }> = {
  counters: {
    some: '지금 실패하는 요청',
    every: '요청이 지금 실패',
    none: '지금 실패하는 요청 없음',
    silent: '최근 5분간 요청 없음',
  },
  push: {
    some: '지금 실패하는 건',
    every: '건이 지금 실패',
    none: '지금 실패하는 건 없음',
    silent: '최근 5분간 접수 없음',
  },
  probe: {
    some: '지금 실패하는 점검',
    every: '점검이 지금 실패',
    none: '지금 실패하는 점검 없음',
    silent: '최근 5분간 점검 없음',
  },
  up: {
    some: '지금 응답 없는 횟수',
    every: '지금 응답 없음',
    none: '지금은 응답함',
    silent: '최근 5분간 확인 없음',
  },
};

const failingParts = (failing: Failing): Part[] => {
  if (failing.kind === 'none') return [big('0'), small('건')];
  if (failing.kind === 'every') return [big('모든')];
  if (failing.kind === 'one-in') return [big(String(failing.of)), small('건 중'), big('1')];
  const parts = [big('10'), small('건 중'), big(String(failing.count))];
  return failing.over ? [...parts, small('이상')] : parts;
};

const connectionReasons: Record<string, string> = {
  refused: '연결 거부',
  timeout: '응답 시간 초과',
  dns: '이름을 찾을 수 없음',
  tls: '인증서 오류',
  reset: '연결 끊김',
  truncated: '응답이 도중에 끊김',
  status: '예상과 다른 상태 코드',
  redirect: '다른 주소로 보냄',
  'too-large': '응답이 너무 큼',
  'bad-gzip': '압축을 풀 수 없음',
  'not-metrics': '지표가 아닌 응답',
  malformed: '지표를 읽을 수 없음',
  'over-limit': '한도 초과',
  stale: '오래된 지표',
  'no-series': '페이지에 지표 없음',
  'no-bucket': '기준값 버킷 없음',
  'not-binary': '0도 1도 아닌 값',
  unsupported: '지원하지 않는 형식',
  'body-mismatch': '예상과 다른 응답',
  'redirect-loop': '다른 주소로 끝없이 보냄',
  'forbidden-address': '접속이 허용되지 않은 주소',
  'unreadable-file': '설정한 파일을 읽을 수 없음',
  'certificate-expiring': '인증서 만료 임박',
  'ping-unavailable': '이 서버에서 핑을 쓸 수 없음',
  'bad-query': '질의를 거부함',
  'bad-answer': '쓸 수 없는 응답',
  'bad-list': '쓸 수 없는 대상 목록',
  'bad-target': '요청할 수 없는 주소',
};

const shortReasons: Record<string, string> = {
  dns: '이름 없음',
  truncated: '응답 끊김',
  status: '상태 코드 오류',
  redirect: '다른 주소',
  'bad-gzip': '압축 오류',
  'not-metrics': '지표 아님',
  malformed: '지표 오류',
  'no-series': '지표 없음',
  'no-bucket': '버킷 없음',
  'not-binary': '0·1 아닌 값',
  unsupported: '모르는 형식',
  'body-mismatch': '다른 응답',
  'redirect-loop': '주소 반복',
  'forbidden-address': '금지된 주소',
  'unreadable-file': '파일 오류',
  'certificate-expiring': '만료 임박',
  'ping-unavailable': '핑 불가',
  'bad-query': '질의 거부',
  'bad-answer': '응답 오류',
  'bad-list': '목록 오류',
  'bad-target': '주소 오류',
};

const noDelivery: Record<string, Record<string, string>> = {
  'deployment-frequency': { 'no-data': '아직 배포 없음', 'too-few': '온전한 한 주가 아직 없음' },
  'lead-time': { 'no-data': '아직 배포된 변경 없음', 'too-few': '변경이 너무 적음' },
  'change-failure-rate': { 'no-data': '아직 배포 없음', 'too-few': '판정하기에 아직 이름' },
  'time-to-restore': { 'no-data': '장애 없음', 'not-reached': '아직 복구 안 됨' },
};

export const ko: Words = {
  languageName: '한국어',
  list: (items) => items.join(' · '),

  state: (state) => stateWords[state],
  direction: { burning: '소진 중', rising: '시작', easing: '진정 중', steady: '안정적' },
  notAnswering: '응답 없음',
  notAnsweringTail: (when, reason) => `${when}부터 · ${reason}`,
  notAnsweringSince: (when, reason) => `${when}부터 응답 없음: ${reason}`,
  notAnsweringPart: (count, of) => `${countText(of)}개 중 ${countText(count)}개 응답 없음`,
  notAnsweringPartSince: (count, of, when, reason) =>
    `${when}부터 ${ko.notAnsweringPart(count, of)}: ${reason}`,
  heard: (percent) => `수집률 ${percent}`,
  heardOfTime: (percent) => `수집률 ${percent}`,
  connectionReasonShort: (reason, detail) => shortReasons[reason] ?? ko.connectionReason(reason, detail),
  connectionReason: (reason, detail) => connectionReasons[reason] ?? (detail === '' ? reason : detail),

  verdict: {
    needs: (count) => `담당자가 필요한 서비스 ${countText(count)}개`,
    othersBelow: (count) => `그 외 ${countText(count)}개`,
    othersElsewhere: (count) => `그 외 ${countText(count)}개`,
    allMet: (count) =>
      count === 1
        ? '서비스가 합의 기준 안에 있습니다'
        : `${countText(count)}개 서비스 모두 합의 기준 안에 있습니다`,
    nobodyNeeded: '담당자가 필요한 서비스 없음',
    noServices: '아직 서비스가 없습니다',
    noServicesHint: 'andon.yaml에 첫 서비스를 적어 주세요',
    tooEarly: '판단하기에는 아직 이릅니다',
    tooEarlyHint: (count) => `${countText(count)}개 서비스의 건수가 아직 적습니다`,
    young: (count) => `건수 부족 ${countText(count)}개`,
    noData: '아직 데이터가 없습니다',
    allSilent: '데이터가 들어오지 않습니다',
    allSilentHint: (count) => `서비스 ${countText(count)}개에서 수신 없음`,
    wasAway: '현황판이 꺼져 있었습니다',
    wasAwayHint: '새 데이터를 기다리는 중',
    noDataHint: (count) => `${countText(count)}개 서비스에 아직 값이 없습니다`,
    calmDays: (count) => `${count}일째`,
    within: (count) => `기준 충족 ${countText(count)}개`,
    withinSoFar: (count) => `지금까지 기준 충족 ${countText(count)}개`,
    near: (count) => `기준 임박 ${countText(count)}개`,
    debt: (count) => `회복 중 ${countText(count)}개`,
    silent: (count) => `데이터 없음 ${countText(count)}개`,
    unanswered: (count) => `응답 없음 ${countText(count)}개`,
    inPart: (count) => `일부 응답 없음 ${countText(count)}개`,
    paused: (count) => `점검 중 ${countText(count)}개`,
    unjudged: (count) => `합의 기준 없음 ${countText(count)}개`,
    refused: '이 현황판을 보여 드릴 수 없습니다',
    noConnection: '연결 없음',
    noConnectionHint: '현황판 서버가 아직 응답하지 않았습니다',
    starting: '연결 중',
  },

  clock: {
    title: (state) => `${state} · 월보드`,
    day: (date) => `${date.month}월 ${date.day}일 ${date.weekday}`,
    live: (seconds) => `실시간 · ${seconds}초 전`,
    reconnecting: '다시 연결 중',
    attempt: (count) => `다시 연결 중 (${count}번째)`,
    offline: (length) => `연결 끊김 ${duration(length)}`,
    notLive: (when) => `${when} 이후 갱신 안 됨`,
    notLiveSentence: (when) => `${when} 이후 갱신되지 않았습니다`,
    numbersOld: (length) => `아래 값은 ${duration(length)} 전 기준`,
  },

  card: {
    failing: failingParts,
    failingLabel: (kind, failing) => {
      const words = failNow[kind] ?? { some: '지금 실패', every: '지금 실패', none: '실패 없음', silent: '' };
      if (failing.kind === 'none') return words.none;
      return failing.kind === 'every' ? words.every : words.some;
    },
    nothingCounted: (kind) => failNow[kind]?.silent ?? '최근 5분간 기록 없음',
    duration: (length) => length.flatMap(({ count, unit }) => [big(String(count)), small(shortUnits[unit])]),
    since: (when) => `${when}부터`,
    lastHeard: (when) => `${when}부터 수신 없음`,
    budgetLeft: '남은 예산',
    budgetLeftGone: (left) => `예산 ${duration([left])} 뒤 소진`,
    budgetWhenHeard: '마지막 수신 때 남은 예산',
    tooFast: (digits) => `${digits}배속`,
    releaseBefore: (version, length) => `이탈 ${duration(length)} 전 배포 ${version}`,
    unnamedReleaseBefore: (length) => `이탈 ${duration(length)} 전 배포`,
    noRelease: '직전 24시간 배포 없음',
    owner: (owner) => `담당: ${owner}`,
    noOwner: '지정된 담당 없음',
    qr: (name) => `${name} 화면을 여는 QR 코드`,
    more: (count) => `외 ${countText(count)}개`,
  },

  stopped: {
    state: (state) => stoppedStates[state] ?? stateWords[state],
    word: '멈춤',
    badge: (digits) => `멈춤 · ${digits}배`,
    began: (when) => `${when} 시작`,
    ago: (length) => [...ko.card.duration(length), small('전')],
    still: (window, factor) => `최근 ${windowSpan(window)}은 아직 ${factor}배 초과`,
  },

  tiles: {
    label: (days) => `남은 오류 예산과 예산을 쓴 날 (최근 ${days}일)`,
    reporting: (heard, of) => `서비스 ${countText(of)}개 중 ${countText(heard)}개 수신 중`,
    page: (page, pages) => `${page} / ${pages}`,
    pageLabel: (page, pages) => `${pages}쪽 중 ${page}쪽`,
    pausedRotation: '멈춤',
    backInside: (date) => `${date.month}/${date.day}까지`,
    noData: (length) => `수신 없음 ${duration(length)}`,
    boardWasOff: (length) => `현황판 꺼짐: 수신 없음 ${duration(length)}`,
    noDataEver: '데이터 없음',
    silentWhy: (reason) => noValue[reason] ?? reason,
    tooFew: '표본 부족',
    partial: (days, of) => `${days}/${of}일`,
    partialLong: (days, of) => `${of}일 중 ${days}일`,
    noLimit: '합의 기준 없음',
    noObjective: '측정 항목 없음',
    budgetTitle: (text) => `남은 예산 ${text}`,
    strip: (days) => `최근 ${days}일간 날마다 쓴 예산`,
  },

  delivery: {
    label: (isGroup) => (isGroup ? '팀 전체 배포 지표' : '배포 지표'),
    title: {
      'lead-time': '변경 리드 타임',
      'deployment-frequency': '배포 빈도',
      'change-failure-rate': '변경 실패율',
      'time-to-restore': '복구 시간',
    },
    unit: (unit) => (unit === 'per-week' ? '회/주' : unit === 'ratio' ? '%' : (metricUnits[unit] ?? unit)),
    atLeast: (digits) => `≥ ${digits}`,
    agreed: (kind, digits, unit, statistic) => {
      const side = kind === 'atMost' ? '이하' : '이상';
      const of = statistic === 'mean' ? '평균 ' : '';
      const amount =
        unit === 'ratio'
          ? `${digits}%`
          : unit === 'per-week'
            ? `주 ${digits}회`
            : `${digits}${metricUnits[unit] ?? unit}`;
      return `기준 ${of}${amount} ${side}`;
    },
    judged: (agreed, state) => {
      if (state === 'near') return `${agreed} · 임박`;
      return state === 'outside' ? `${agreed} · 이탈` : agreed;
    },
    noLimit: '합의 기준 없음',
    reason: (metric, reason) => noDelivery[metric]?.[reason] ?? noValue[reason] ?? reason,
    trend: { better: '확실히 좋아짐', worse: '확실히 나빠짐', steady: '안정적', changed: '달라짐' },
    tooEarly: (points, needed) => `${needed}주 중 ${points}주`,
    tooEarlyLong: (points, needed) => `아직 이름, ${needed}주 중 ${points}주`,
    weeks: (count) => `최근 ${count}주`,
  },

  foot: {
    lastRelease: (service, version) =>
      version === null ? `마지막 배포 ${service}` : `마지막 배포 ${service} ${version}`,
    nextRelease: (service) => (service === null ? '다음 정기 배포' : `다음 정기 배포 ${service}`),
    noReleases: '아직 기록된 배포 없음',
    agreementPrefix: '합의 기준',
    agreementSince: (date) => `${date.month}월 ${date.day}일부터`,
    noAgreement: '아직 합의 기준 없음',
    notice: (code, service, when, detail) => {
      if (code === 'config-refused')
        return when === null ? `설정 파일 거부됨: ${detail}` : `${when}부터 설정 파일 거부됨: ${detail}`;
      if (code === 'no-tags') return `${service}: 태그가 없어 배포를 알 수 없음`;
      if (code === 'no-repository') return `${service}: git 저장소 없음`;
      return `파일의 합의 기준이 다름: ${detail}`;
    },
  },
  dayTime: (date) => `${date.month}월 ${date.day}일 (${date.weekday}) ${date.time}`,
  dayTimeYear: (date) => `${date.year}년 ${date.month}월 ${date.day}일 (${date.weekday}) ${date.time}`,
  shortDayTime: (date) => `${date.month}/${date.day} ${date.time}`,
  day: (date) => `${date.month}월 ${date.day}일`,
  dayYear: (date) => `${date.year}년 ${date.month}월 ${date.day}일`,
  changed: (name, state) => `${name}: ${stateWords[state]}`,
  sample: 'SAMPLE 예시',
  sampleHint: '보기용으로 지어낸 데이터',
};
