import type { enEvidence } from './en-evidence.ts';
import { countText } from './format-ratio.ts';
import { duration } from './ko-grammar.ts';

export const eventReasons: Record<string, string> = {
  baseline: '비교할 이전 배포가 없는 첫 배포에 담김',
  merge: '변경으로 세지 않는 병합 커밋',
  'cherry-pick': '다른 커밋으로 먼저 배포됨',
  repeated: '먼저 배포됨',
  'roll-back': '롤백으로 되돌아온 것',
  're-deployment': '같은 것을 다시 배포할 때만 담김',
  negative: '시작보다 끝이 빠름',
  'zero-length': '길이가 없음',
  'not-settled': '실패했는지 알기에 너무 이름',
  'cause-unknown': '알 수 없는 원인을 가리킴',
  maintenance: '계획된 작업',
  duplicate: '다른 장애로 합쳐짐',
  'same-outage': '같은 장애를 다른 서비스에서 셈',
  future: '미래에 시작함',
  'same-change': '같은 변경을 다른 서비스에서 셈',
  'not-told': '언제 발견했는지 기록되지 않음',
  'no-deployment': '원인으로 알려진 배포가 없음',
  'detected-before-start': '시작하기 전에 발견됨',
  'incomplete-week': '온전하지 않은 주',
  'day-not-over': '그날이 아직 끝나지 않음',
  'before-start': '첫 배포 이전',
};

const parts: Record<string, readonly [yes: string, no: string, unknown?: string]> = {
  'change-failure-rate': ['실패', '실패하지 않음'],
  'rework-rate': ['재작업', '계획된 배포'],
  'automation-rate': ['파이프라인', '수동', '시작 방법이 기록되지 않음'],
  'release-regularity': ['지킴', '거름'],
  'who-noticed': ['모니터링이 발견', '사람이 발견', '누가 발견했는지 기록되지 않음'],
};

export const koEvidence: typeof enEvidence = {
  heading: (metric, service) => `${service}의 ${metric}`,
  behind: '값의 바탕이 된 기록',
  link: '바탕 기록',
  counted: (count) => `${countText(count)}건 셈`,
  range: (metric, low, high) =>
    parts[metric]?.[2] === undefined
      ? `확실한 것만 보면 ${low}, 가능성까지 보면 ${high}`
      : `기록되지 않은 것이 있어 ${low}에서 ${high} 사이`,
  show: { label: '어떤 기록', all: '전체' },
  reasonCount: (reason, count) => `${eventReasons[reason] ?? reason}: ${countText(count)}건`,
  columns: { event: '기록', when: '시각', puts: '값에 넣는 것', counts: '셈' },
  kind: { deployment: '배포', change: '변경', incident: '장애', week: '주', slot: '정기 배포' },
  isCounted: '예',
  isLeftOut: (reason) => `아니요: ${eventReasons[reason] ?? reason}`,
  part: (metric, isPart) => parts[metric]?.[isPart === null ? 2 : isPart ? 0 : 1] ?? null,
  deployments: (count) => `배포 ${countText(count)}건`,
  seconds: (length) => duration(length),
  week: (day) => `${day}에 시작한 주`,
  until: (from, to) => `${from} ~ ${to}`,
  with: (release) => `${release}에 담김`,
  empty: '바탕이 된 기록이 없습니다. 이 기간에 알려진 것이 없습니다.',
  emptyHint: '무엇이 연결되어 있는지 보기',
  emptyPart: '해당하는 기록이 없습니다.',
  csv: '파일로 내려받기',
  csvBusy: (count) => `읽는 중, 지금까지 ${countText(count)}건`,
  csvFailed: '목록을 끝까지 읽지 못했습니다.',
  csvName: (metric, service) => `${metric}-${service}.csv`,
  receipt: '계산식과 정의 보기',
};
