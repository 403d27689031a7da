import type { enEvents } from './en-events.ts';
import { countText } from './format-ratio.ts';
import { duration } from './ko-grammar.ts';
import { subject, toward } from './ko-particles.ts';

const flags: Record<string, string> = {
  maintenance: '장애가 아닌 계획된 작업',
  duplicate: '다른 장애로 합쳐졌고 그쪽을 셈',
  negative: '시작보다 끝이 빠름: 제외',
  'zero-length': '길이가 없음: 제외',
  'same-outage': '다른 서비스에도 같은 장애가 있음: 전체에서는 한 번만 셈',
  future: '미래에 시작함: 제외',
  'cause-unknown': '알 수 없는 원인을 가리킴',
};

const noticers: Record<string, string> = { monitoring: '모니터링', person: '사람', user: '사용자' };

export const koEvents: typeof enEvents = {
  filter: {
    label: '표시 범위',
    service: '서비스',
    all: '전체 서비스',
    from: '시작',
    to: '끝',
    show: '보기',
    reset: '모두 보기',
    olderPage: '이전 목록',
    newestPage: '최신 목록으로',
  },
  monthTick: (date) => `${date.month}월`,
  length: (length) => duration(length),
  flag: (flag) => flags[flag] ?? flag,
  severity: (level) => `심각도 ${level}`,
  source: (source) => (source === 'api' ? '직접 전송' : `${source}에서 받음`),
  who: (who) => noticers[who] ?? who,
  link: {
    explicit: (incident) => `장애 ${incident}의 원인으로 지목됨`,
    rollback: (by) => `${toward(by)} 롤백됨`,
    revert: (by) => `${by}에서 변경이 되돌려짐`,
    hotfix: (by) => `${by}에서 긴급수정됨`,
    time: (incident, length) => `${duration(length)} 뒤 장애 ${incident} 시작`,
    person: (by) => `${by}님이 실패로 표시함`,
    personCause: (incident, by) => `${by}님이 장애 ${incident}의 원인으로 지목함`,
    reverts: (sha) => `${sha} 되돌림`,
  },
  linkKind: {
    explicit: '원인으로 지목됨',
    rollback: '롤백',
    revert: '되돌림',
    hotfix: '긴급수정',
    time: '시간상 근접',
    person: '사람이 표시함',
  },
  cause: {
    explicit: '장애가 이 배포를 지목했습니다.',
    rollback: '롤백되었습니다.',
    revert: '변경 하나가 되돌려졌습니다.',
    hotfix: '긴급수정이 뒤따랐습니다.',
    time: (length) =>
      `근거는 시간뿐입니다. 장애 시작 ${duration(length)} 전에 배포되었습니다. 시기가 가깝다고 원인은 아닙니다.`,
    person: (by, reason) => `${by}님의 판단: ${reason}`,
  },
  sending: {
    by: '이름',
    token: '토큰',
    tokenHint: '이 현황판은 장애 권한이 있는 토큰을 요구합니다. 관리자에게 요청하세요.',
    send: '저장',
    busy: '저장하는 중',
    refused: (detail) => `저장하지 못했습니다: ${detail}`,
  },
  correct: {
    failed: '실패했음',
    didNotFail: '실패하지 않았음',
    causedBy: '배포가 원인임',
    notCaused: '배포가 원인이 아님',
    open: '바로잡기',
    verdict: '무엇이 맞나요',
    release: '어느 배포',
    reason: '이유',
    saved: '저장했습니다. 지표에 반영됩니다.',
    log: '사람들의 판단 기록',
    nobody: '아직 바로잡은 사람이 없습니다.',
    counts: '적용 중',
    superseded: '뒤의 판단이 적용됨',
    said: (by, what) => `${by}: ${what}`,
    saidCause: (release) => `${subject(release)} 원인`,
  },
  andMore: (count) => `외 ${countText(count)}건`,
};
