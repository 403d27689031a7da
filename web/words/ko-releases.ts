import type { enReleases } from './en-releases.ts';
import { countText } from './format-ratio.ts';
import { duration } from './ko-grammar.ts';

const outcomes: Record<string, string> = {
  ok: '정상',
  failed: '실패',
  open: '아직 모름',
  stopped: '파이프라인에서 중단',
  cancelled: '취소됨',
  elsewhere: '운영 환경 아님',
};

const leftOut: Record<string, string> = {
  merge: '변경으로 세지 않는 병합 커밋',
  'cherry-pick': '다른 커밋으로 먼저 배포됨',
  baseline: '첫 배포 이전의 변경',
  'roll-back': '롤백으로 되돌아온 것',
  're-deployment': '같은 것을 다시 배포할 때만 담김',
  negative: '배포 뒤에 커밋됨: 시계가 틀림',
  before: '먼저 배포됨',
};

const changeSources: Record<string, string> = {
  told: '파이프라인이 알려줌',
  repository: '저장소에서 찾음',
  api: '코드 호스트에서 찾음',
  pushes: '푸시에서 찾음',
};

const problems: Record<string, string> = {
  'no-commit': '배포에 커밋이 적혀 있지 않음',
  'unknown-commit': '저장소에서 커밋을 찾을 수 없음',
  'range-gap': '이전 배포와의 사이를 알 수 없음',
  'unknown-files': '커밋이 바꾼 경로를 알 수 없음',
  'too-many-commits': '읽을 수 있는 것보다 커밋이 많음',
  'rate-limited': '코드 호스트가 기다리라고 함',
  'fetch-failed': '저장소를 읽지 못함',
  'no-repository': '저장소가 지정되지 않음',
};

const problemText = (problem: string): string => {
  const [, key = '', detail] = /^(\S+)(?: (.*))?$/s.exec(problem) ?? [];
  const text = problems[key] ?? key;
  return detail === undefined ? text : `${text}: ${detail}`;
};

export const koReleases: typeof enReleases = {
  heading: (releases, failed) => {
    if (releases === 0) return '이 기간에 배포 없음';
    if (failed === 0) return `배포 ${countText(releases)}건 중 실패 없음`;
    return `배포 ${countText(releases)}건 중 ${countText(failed)}건 실패`;
  },
  titleState: (releases, failed) =>
    failed === 0
      ? `배포 ${countText(releases)}건`
      : `${countText(releases)}건 중 ${countText(failed)}건 실패`,
  tooYoung: (count, length) =>
    `${countText(count)}건은 아직 판단하기 이릅니다. 배포 뒤 ${duration(length)} 안에 실패가 드러납니다.`,
  rule: (length) =>
    `장애의 원인으로 지목되었거나, 롤백·되돌림·긴급수정이 뒤따랐거나, ${duration(length)} 안에 같은 서비스의 장애가 시작되면 실패로 봅니다.`,
  onlyFailed: '실패만',
  evidence: '변경 실패율과 그 근거',
  none: '알려진 배포가 없습니다.',
  noneHint: '파이프라인 끝에서 알려 주거나 코드 호스트가 보내게 하세요.',
  noneFailed: '이 기간에 실패한 배포가 없습니다.',
  noneInSpan: '이 기간에는 없습니다. 위에서 다른 기간을 고르세요.',
  toSetup: '배포 연결 방법',
  list: '배포 목록',
  columns: {
    release: '배포',
    when: '배포 시각',
    changes: '변경',
    oldest: '가장 오래 기다린 변경',
    median: '리드 타임 중앙값',
    outcome: '결과',
  },
  outcome: (outcome) => outcomes[outcome] ?? outcome,
  outcomeUntil: (when) => `아직 모름, ${when}까지`,
  environment: (environment) => `${environment} 환경`,
  byPipeline: '파이프라인',
  byHand: '수동',
  unplanned: '계획에 없던 배포',
  takesBack: (release) => `${release} 롤백`,
  fixes: (incident) => `장애 ${incident} 해결용`,
  first: '첫 배포',
  changeCount: (count) => `변경 ${countText(count)}건`,
  noChanges: '알려진 변경 없음',
  changesFrom: (from) => changeSources[from] ?? from,
  changesProblem: (problem) => problemText(problem),
  corrected: (by) => `${by}님이 바로잡음`,
  strip: {
    title: '배포한 날',
    lane: (service, count, failed) =>
      failed === 0
        ? `${service}: 배포 ${countText(count)}건`
        : `${service}: 배포 ${countText(count)}건, 실패 ${countText(failed)}건`,
    plan: (lane, out, missed) =>
      `${lane}, 정기 배포 ${countText(out + missed)}건 중 ${countText(out)}건 당일 배포`,
    key: {
      went: '배포',
      many: '가까이 여러 건',
      failed: '실패',
      planned: '정기 배포일에 배포',
      missed: '정기 배포 거름',
      due: '예정',
    },
    more: (count) => `서비스 ${countText(count)}개 더 있음: 위에서 고르세요.`,
  },
  waiting: {
    title: '배포 대기',
    line: (count, length) =>
      `병합되었지만 배포되지 않은 변경 ${countText(count)}건, 가장 오래된 것은 ${duration(length)}째`,
  },
  detail: {
    back: '모든 배포',
    ok: '실패했다는 근거가 없습니다.',
    failed: '실패했습니다.',
    open: (when) => `아직 판단하기 이릅니다. 다른 근거가 없으면 ${when}부터 정상으로 봅니다.`,
    stopped: '배포되지 않았습니다. 파이프라인에서 중단되었습니다.',
    cancelled: '배포되지 않았습니다. 취소되었습니다.',
    elsewhere: '운영 환경이 아니므로 어떤 지표에도 들어가지 않습니다.',
    facts: {
      when: '배포 시각',
      took: '걸린 시간',
      before: '이전 배포',
      commit: '커밋',
      ref: '브랜치·태그',
      started: '시작 방법',
      planned: '종류',
      source: '출처',
    },
    planned: '계획된 배포',
    notSaid: '알 수 없음',
    nothingBefore: '알려진 것 없음',
    why: '근거',
    whyNot: '실패했다는 근거',
    nothingSays: '이 배포를 가리키는 장애·롤백·되돌림·긴급수정이 없습니다.',
    changes: '담긴 변경',
    noChanges: '알려진 변경이 없습니다.',
    noChangesHint: '배포와 함께 알려 주거나, 설정에 저장소를 적거나, 코드 호스트의 토큰을 등록하세요.',
    isFirst: '서비스의 첫 배포는 기준점이므로 담긴 변경의 리드 타임을 세지 않습니다.',
    shown: (shown, of) => `${countText(of)}건 중 처음 ${countText(shown)}건입니다.`,
    medians: {
      lead: '리드 타임 중앙값',
      oldest: '가장 오래 기다린 변경',
      coding: '작성',
      review: '검토',
      shipping: '배포 대기',
    },
    mediansHint: {
      lead: '커밋부터 운영까지',
      oldest: '커밋부터 운영까지',
      coding: '첫 커밋부터 병합 요청까지',
      review: '요청부터 병합까지',
      shipping: '병합부터 운영까지',
    },
    dots: (count, length) =>
      `커밋부터 운영까지 걸린 시간으로 본 변경 ${countText(count)}건, 가장 긴 것은 ${duration(length)}`,
    dotsAgreed: (limit, version) => `기준 ${duration(limit)} 이하, v${version}`,
    dotsOver: (count) => `기준보다 오래 걸린 변경 ${countText(count)}건`,
    columns: { change: '변경', committed: '커밋 시각', lead: '운영까지', parts: '작성, 검토, 배포 대기' },
    leftOut: (reason) => leftOut[reason] ?? reason,
    pullRequest: (number) => `#${number}`,
    cherryPick: (sha) => `${sha}에서 가져옴`,
    reverts: (sha) => `${sha} 되돌림`,
    part: (coding, review, shipping) => `${coding} · ${review} · ${shipping}`,
    partUnknown: '–',
    incidents: (length) => `배포 뒤 ${duration(length)} 안의 장애`,
    noIncidents: '그 사이에 시작된 장애가 없습니다.',
    began: (length) => `배포 ${duration(length)} 뒤 시작`,
    beganBefore: (length) => `배포 ${duration(length)} 전 시작`,
    notLinked: '이 배포와 연결되지 않음',
  },
};
