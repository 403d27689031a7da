import type { enTrends } from './en-trends.ts';
import { countText } from './format-ratio.ts';
import { duration, noValue } from './ko-grammar.ts';
import { subject, topic, toward } from './ko-particles.ts';

const subjects: Record<string, string> = {
  'lead-time': '리드 타임',
  'deployment-frequency': '배포 빈도',
  'change-failure-rate': '변경 실패율',
  'time-to-restore': '복구 시간',
  availability: '쓴 오류 예산',
  'error-budget': '쓴 오류 예산',
  'budget-spent': '쓴 오류 예산',
};
const subjectOf = (metric: string, title: string): string => subjects[metric] ?? title;

const periods: Record<string, string> = { week: '주', sprint: '스프린트', month: '개월' };
/** What is counted stands behind the number: `12주`, `스프린트 12개`. */
const countedPeriods = (count: number, by: string): string =>
  by === 'sprint' ? `스프린트 ${count}개` : `${count}${periods[by] ?? by}`;
const eachPeriod: Record<string, string> = { week: '한 주', sprint: '한 스프린트', month: '한 달' };
const each = (by: string): string => eachPeriod[by] ?? by;
const eachOf: Record<string, string> = { week: '주', sprint: '스프린트', month: '달' };
const named = (by: string): string => eachOf[by] ?? by;

const units: Record<string, (digits: string) => string> = {
  day: (digits) => `${digits}일`,
  hour: (digits) => `${digits}시간`,
  minute: (digits) => `${digits}분`,
  ratio: (digits) => `${digits}%`,
  'per-week': (digits) => `주 ${digits}회`,
};

const windows: Record<string, string> = { week: '이번 주', month: '이번 달', quarter: '이번 분기' };
const windowOf = (name: string): string => windows[name] ?? name.replace(/^(\d+)d$/, '$1일');

/** How a value of a metric grew or shrank. */
const verbs: Record<string, { readonly down: string; readonly up: string }> = {
  'lead-time': { down: '줄었', up: '늘었' },
  'time-to-restore': { down: '줄었', up: '늘었' },
  'deployment-frequency': { down: '줄었', up: '늘었' },
};
const verbOf = (metric: string, went: 'up' | 'down' | null): string => {
  if (went === null) return '바뀌었';
  return verbs[metric]?.[went] ?? (went === 'down' ? '낮아졌' : '높아졌');
};

const incidents = (count: number): string => `장애 ${countText(count)}건`;
const countWords: Record<string, (count: number) => string> = {
  'lead-time': (count) => `변경 ${countText(count)}건`,
  'time-to-restore': incidents,
  availability: (count) => `기록 ${countText(count)}건`,
};

const oddPeriods = (count: number, by: string): string =>
  `특이한 ${subject(named(by))} ${countText(count)}회`;

const oddKnown = (by: string, count: number, known: number): string => {
  const odd = `특이한 ${named(by)} ${count}회`;
  if (known === 0) return odd;
  return known === count ? `${odd}, 원인 확인` : `${odd}, 그중 ${known}회 원인 확인`;
};

/** Words of the page of trends. */
export const koTrends: typeof enTrends = {
  page: '추세',
  subject: subjectOf,
  amount: (digits, unit) => units[unit]?.(digits) ?? digits,
  tick: (digits, unit) => (unit === 'per-week' ? digits : (units[unit]?.(digits) ?? digits)),
  about: (digits, unit) => `약 ${units[unit]?.(digits) ?? digits}`,
  limit: (isAtMost, amount) => `${amount} ${isAtMost ? '이하' : '이상'}`,
  range: (lower, upper, unit) => `${lower}–${unit === 'per-week' ? upper : (units[unit]?.(upper) ?? upper)}`,
  upTo: (upper) => `${upper} 이하`,
  from: (lower) => `${lower} 이상`,
  monthLong: (name, year) => (year === null ? name : `${year}년 ${name}`),
  periodName: (by, date) =>
    by === 'month'
      ? `${date.year}년 ${date.month}월`
      : by === 'sprint'
        ? `${date.month}월 ${date.day}일 시작 스프린트`
        : `${date.month}월 ${date.day}일 주`,
  n: (count) => `n = ${countText(count)}`,

  title: {
    shift: (metric, title, { went, about, month, stays, odd, lastOdd, by }) => {
      const verb = verbOf(metric, went);
      const when = `${topic(subjectOf(metric, title))} ${month}에`;
      const head = about === null ? `${when} ${verb}` : `${when} ${toward(about)} ${verb}`;
      if (lastOdd) return `${head}지만 마지막 ${topic(named(by))} 특이했습니다`;
      if (!stays) return `${head}다가 그 뒤 다시 바뀌었습니다`;
      return odd === 0
        ? `${head}고 그대로 유지되고 있습니다`
        : `${head}지만 그 뒤 ${oddPeriods(odd, by)} 있었습니다`;
    },
    steady: (metric, title, about, { odd, by }) => {
      const head = topic(subjectOf(metric, title));
      if (odd > 0)
        return about === null
          ? `${head} ${oddPeriods(odd, by)} 있었습니다`
          : `${head} 평소 ${about}이지만 ${oddPeriods(odd, by)} 있었습니다`;
      return about === null ? `${head} 안정적입니다` : `${head} ${about} 수준을 유지하고 있습니다`;
    },
    unsettled: (metric, title, { odd, oddOf, by }) =>
      `${topic(subjectOf(metric, title))} 일정하지 않습니다: ${countedPeriods(oddOf, by)} 중 ${by === 'sprint' ? `${odd}개` : countedPeriods(odd, by)} 특이`,
    unusual: (metric, title, went, about) => {
      const how =
        went === null ? '크게 오르내립니다' : went === 'up' ? '평소보다 높습니다' : '평소보다 낮습니다';
      const head = `${topic(subjectOf(metric, title))} 지금 ${how}`;
      return about === null ? head : `${head} (평소 ${about})`;
    },
    tooEarly: (metric, title, points, needed, by) =>
      `${topic(subjectOf(metric, title))} 판단하기에 아직 이릅니다: ${countedPeriods(needed, by)} 중 ${points}${by === 'sprint' ? '개' : (periods[by] ?? '')}`,
    soFar: (metric, title, amount, by) =>
      `${subjectOf(metric, title)}: 지금까지 ${amount}, 완료된 ${subject(named(by))} 아직 없습니다`,
    noData: (metric, title) => `${subjectOf(metric, title)}: 아직 기록이 없습니다`,
  },
  unknown: {
    heading: '이런 이름의 지표가 없습니다',
    text: (metric) => `“${metric}” 지표는 이 현황판에 없습니다. 다음 지표가 있습니다.`,
  },
  emptyChart: '이 기간에는 기록이 없습니다.',
  emptyNext: '무엇이 더 필요한지 보기',

  tabs: {
    label: '지표',
    name: {
      'lead-time': '리드 타임',
      'deployment-frequency': '배포 빈도',
      'change-failure-rate': '변경 실패율',
      'time-to-restore': '복구 시간',
      availability: '가용성',
    },
  },
  filter: {
    label: '표시 범위',
    scope: '서비스',
    all: (count) => (count === null ? '전체 서비스' : `전체 서비스 ${countText(count)}개`),
    groups: '그룹',
    group: (name) => name,
    services: '서비스',
    range: '기간',
    last: (count, unit) =>
      unit === 'sprint' ? `최근 스프린트 ${count}개` : `최근 ${countedPeriods(count, unit)}`,
    custom: (from, to) => `${from}~${to}`,
    by: '단위',
    byPeriod: { week: '주 단위', sprint: '스프린트 단위', month: '월 단위' },
    more: '날짜와 표시줄',
    from: '시작',
    to: '끝',
    rows: '비교 대상',
    lanes: '표시줄',
    scale: '눈금',
    log: '로그 눈금 (긴 장애가 짧은 장애를 가리지 않음)',
    show: '보기',
    reset: '처음 상태로',
  },
  definition: {
    'lead-time': (by) => `커밋부터 운영 반영까지 걸린 시간. 점 하나는 ${each(by)}의 중앙값입니다.`,
    'deployment-frequency': (by) =>
      `운영 환경 배포. 점 하나는 ${each(by)} 동안의 ${by === 'week' ? '' : '주당 '}배포 횟수입니다.`,
    'change-failure-rate': (by) => `운영에서 실패한 배포. 점 하나는 ${each(by)} 동안의 비율입니다.`,
    'time-to-restore': () =>
      '사용자가 불편을 겪기 시작한 때부터 다시 일할 수 있을 때까지. 점 하나는 장애 하나입니다.',
    'budget-spent': (by) => `약속이 허용하는 실패 중 쓴 양. 점 하나는 ${each(by)} 동안 쓴 양입니다.`,
  },
  betterCut: (by) => `구간마다 건수가 적어 ${named(by)} 단위가 더 많은 것을 알려 줍니다.`,
  cutItself: (by) => `한 주의 배포 수가 적어 비율이 알려 주는 것이 적으므로 ${named(by)} 단위로 보여 줍니다.`,
  cutLink: (by) => `${named(by)} 단위로 보기`,
  newestOf: (shown, all) => `장애 ${countText(all)}건 중 최근 ${countText(shown)}건을 그렸습니다.`,
  howCounted: '계산 방법',

  better: {
    heading: '좋아졌나요?',
    against: '비교 대상',
    before: '그때',
    now: '지금',
    verdictHead: '판단',
    row: { sprint: '지난 스프린트', quarter: '지난 분기', 'two-quarters': '2분기 전' },
    soFar: '진행 중',
    none: '이 기간에는 비교할 것이 없습니다.',
    verdict: {
      better: '확실히 좋아짐',
      worse: '확실히 나빠짐',
      steady: '유의한 변화 없음',
      changed: '달라짐',
      'too-early': '판단하기 이름',
    },
    short: {
      better: '확실히 좋아짐',
      worse: '확실히 나빠짐',
      steady: '유의한 변화 없음',
      changed: '달라짐',
      'too-early': '아직 이름',
    },
    usual: (_by, range) => (range.includes('–') ? `평소 ${range} 사이` : `평소 ${range}`),
    odd: oddKnown,
    oddRule: (by, count, known) =>
      `평소의 ${topic(named(by))} 반대로 움직임. 수치를 좌우한 것: ${oddKnown(by, count, known)}`,
    beyond: (by, count, of, side) =>
      `${countedPeriods(of, by)} 중 ${by === 'sprint' ? `${count}개` : countedPeriods(count, by)} 기존 평균 ${side === 'above' ? '위' : '아래'}`,
    moved: '그사이 평소 범위가 바뀜',
    redefined: '그사이 약속 자체가 바뀜',
    edge: (side) => `평소 범위의 ${side === 'below' ? '아래쪽' : '위쪽'} 끝 근처`,
    tooFew: (by, count, of) =>
      count === null || of === null
        ? `${topic(named(by))} 아직 부족`
        : `${countedPeriods(of, by)} 중 ${by === 'sprint' ? `${count}개` : countedPeriods(count, by)}`,
    noData: '한쪽에 기록이 없음',
  },
  near: {
    heading: '그 무렵 무엇이 바뀌었나',
    headingSteady: '최근 무엇이 바뀌었나',
    all: (count) => `모든 메모 (${countText(count)})`,
    none: '그 무렵에 기록된 변화가 없습니다.',
    noneSteady: '아직 기록된 변화가 없습니다.',
    hint: '시기가 가깝다고 원인은 아닙니다. 판단은 팀이 합니다.',
    until: (from, to) => `${from}–${to}`,
    kind: { change: '바꾼 것', 'known-cause': '알려진 원인', 'process-change': '방식이 바뀜' },
    belief: { 'we-think-so': '그렇다고 봄', 'not-related': '관련 없음', unsure: '모르겠음' },
    believes: (name, belief) => `${name}: ${belief}`,
    mark: '판단 남기기',
    question: '이것이 변화의 원인인가요?',
  },
  record: {
    heading: '당시 기준으로 보면',
    version: (version, limit) => `v${version}, ${limit}`,
    inside: (inside, of, by) =>
      `${countedPeriods(of, by)} 중 ${by === 'sprint' ? `${inside}개` : countedPeriods(inside, by)} 충족`,
    none: '이 기간에는 합의된 기준이 없습니다.',
    early: (by) => `완료된 ${subject(named(by))} 아직 없습니다.`,
  },
  assurance: {
    keeps: (limit) => `기준(${limit})이 평소 범위 밖에 있어, 지금 방식이면 저절로 지켜집니다.`,
    'by-chance': (limit, by) =>
      `기준(${limit})이 평소 범위 안에 있어, 우연히 못 지키는 ${named(by)}도 있습니다.`,
    byChanceIn: (limit, by, oneIn) =>
      `기준(${limit})이 평소 범위 안에 있어, 약 ${countedPeriods(oneIn, by)}에 한 번은 우연히 못 지킵니다.`,
    cannot: (limit) => `평소 범위가 기준(${limit})을 벗어나 있어, 지금 방식으로는 지킬 수 없습니다.`,
    unknown: (by) => `지금 방식이 기준을 지키는지 말하기에는 ${named(by)} 수가 아직 적습니다.`,
  },
  proposed: {
    since: (day) => `${day}부터 새 평소 범위가 제안되었습니다.`,
    confirm: '확정',
    sendBack: '돌려보내기',
    why: '돌려보내는 이유',
  },
  write: {
    open: '메모 추가',
    heading: (period) => `${period} 메모`,
    kind: '무엇인가요',
    kinds: {
      change: '우리가 바꾼 것',
      'known-cause': '특이한 시기의 알려진 원인',
      'process-change': '방식 자체가 바뀜: 새 평소 범위 시작',
    },
    from: '시작',
    to: '끝 (이어진 경우)',
    text: '무슨 일이었나요',
    cancel: '취소',
    saved: '저장했습니다. 화면이 곧 바뀝니다.',
  },
  chart: {
    name: (subject, from, to) => `${subject}, ${from}~${to}`,
    summary: (count, by, unusual, better) =>
      `값이 있는 ${named(by)} ${count}개, 특이 ${unusual}개, 확실한 개선 ${better}개. 화살표 키로 하나씩 읽을 수 있습니다.`,
    summaryIncidents: (count, open) =>
      `${incidents(count)}, 그중 진행 중 ${open}건. 화살표 키로 하나씩 읽을 수 있습니다.`,
    resting: '차트를 가리키거나 화살표 키를 누르면 값을 하나씩 읽을 수 있습니다.',
    agreed: '기준',
    sustainable: '지속 가능',
    average: (by) => `${named(by)}별 평균`,
    named: (name, amount) => `${name} ${amount}`,
    version: (version) => `v${version}`,
    usual: '평소 범위',
    usualRange: (range) => `평소 범위 ${range}`,
    trial: '시험 범위',
    proposed: '평소 범위 (제안)',
    known: (text) => `원인 확인: ${text}`,
    proof: (by, side) =>
      `${by === 'sprint' ? '스프린트 8개' : countedPeriods(8, by)} 연속 기존 평균 ${side === 'above' ? '위' : '아래'}`,
    proofThen: (day, isProposed) => (isProposed ? `${day}부터 새 평소 범위 제안` : `${day}부터 새 평소 범위`),
    marked: (day) => `${day}부터 새 평소 범위`,
    redefined: (day) => `약속이 바뀌어 ${day}부터 새 평소 범위`,
    quarter: (quarter, year, isRunning) =>
      `${year === null ? '' : `${year} `}Q${quarter}${isRunning ? ' (진행 중)' : ''}`,
    soFar: '진행 중',
    open: '진행 중',
    noValue: (reason) => noValue[reason] ?? reason,
    none: '값 없음',
    limitRead: (limit, version, isOutside) =>
      `기준 ${limit}${version === null ? '' : ` (v${version})`}${isOutside === null ? '' : isOutside ? ', 이탈' : ', 충족'}`,
    usualRead: (range, isUnusual) => `평소 ${range}${isUnusual ? ', 특이' : ''}`,
    counts: (metric, count) => countWords[metric]?.(count) ?? `배포 ${countText(count)}건`,
    read: (name, facts) => `${name}: ${facts.join(' · ')}`,
    noteRead: (number, text) => `(${number}) ${text}`,
    incidentRead: (when, length, title, isOpen) =>
      isOpen ? `${title}: ${length}째 진행 중` : `${when}: ${length} · ${title}`,
  },
  table: {
    start: { week: '주 시작', sprint: '스프린트 시작', month: '월' },
    incident: '장애',
    title: '내용',
    ended: '복구 시각',
    seconds: '시간',
    n: '건수',
    limit: '당시 기준',
    state: '기준 대비',
    behaviour: '실제 변화',
    notes: '메모',
    kind: { ordinary: '평소', better: '개선', unusual: '특이', known: '특이, 원인 확인', running: '진행 중' },
  },
  lanes: {
    label: '이 기간에 있었던 일',
    releases: '배포',
    incidents: '장애',
    notes: '바꾼 것',
    agreement: '합의 기준',
    failed: '× 실패',
    severe: '◆ 심각',
    release: (when, label, failed) => `${when}: 배포 ${label}${failed ? ', 실패' : ''}`,
    releasesMany: (when, count, failed) =>
      `${when}: 배포 ${countText(count)}건${failed > 0 ? `, 실패 ${countText(failed)}건` : ''}`,
    incident: (when, title, severity) => `${when}: ${title}, 심각도 ${severity}`,
    incidentsMany: (when, count, severity) => `${when}: ${incidents(count)}, 가장 높은 심각도 ${severity}`,
    note: (number, when, text) => `(${number}) ${when}: ${text}`,
    notesMany: (numbers, notes) => `(${numbers}) ${notes}`,
    version: (version, limit) =>
      version === null ? (limit ?? '') : limit === null ? `v${version}` : `v${version} ${limit}`,
    noLimit: '합의 기준 없음',
    noAgreement: '합의 없음',
    show: '배포와 장애 보기',
    hide: '배포와 장애 숨기기',
    between: (from, to) => (from === to ? from : `${from}–${to}`),
  },
  multiples: {
    heading: '같은 기간의 다른 지표',
    each: (by) => `(${each(by)})`,
    summary: (title, value, verdict) => `${title}: ${value}, ${verdict}`,
    of: (n, metric, window) => {
      if (metric === 'budget-spent') return `${windowOf(window)} 동안`;
      if (metric === 'time-to-restore') return `${incidents(n)}의 중앙값`;
      if (metric === 'lead-time') return `변경 ${countText(n)}건의 중앙값`;
      if (metric === 'change-failure-rate') return `배포 ${countText(n)}건 중`;
      return metric === 'deployment-frequency' ? `배포 ${countText(n)}건` : `n = ${countText(n)}`;
    },
  },
  keys: { earlier: '한 기간 앞으로', later: '한 기간 뒤로', note: '메모 쓰기' },
  print: {
    foot: (when, agreement, to) => `${when} 작성 · ${agreement} · ${to}까지의 데이터`,
    agreement: (version) => (version === null ? '합의 기준 없음' : `합의 기준 v${version}`),
  },
  length: duration,
};
