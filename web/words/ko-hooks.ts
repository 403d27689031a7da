import type { enHooks } from './en-hooks.ts';
import { enHooks as names } from './en-hooks.ts';
import { countText } from './format-ratio.ts';

const states: Record<string, string> = {
  waiting: '읽기 대기',
  read: '읽음',
  nothing: '남길 것 없음',
  unmatched: '아는 서비스가 없음',
  unreadable: '읽지 못함',
};

const proofs: Record<string, string> = {
  signature: '본문에 서명함',
  shown: '비밀 값을 보여 줌',
  'board-token': '현황판의 토큰을 보여 줌',
};

export const koHooks: typeof enHooks = {
  title: '외부에서 보내오는 것',
  none: '보내오도록 설정된 것이 없습니다. andon.yaml에 적으면 코드 호스트나 알림 도구가 배포와 장애를 스스로 알려 줍니다.',
  columns: { hook: '이름', proof: '증명', last: '마지막 수신', counts: '받은 것' },
  kind: (kind) => (kind === 'generic' ? '직접 정한 형식' : names.kind(kind)),
  address: '붙여 넣을 주소',
  proof: (proof) => proofs[proof] ?? proof,
  service: (service) => `모두 ${service}에 관한 것`,
  never: '아직 없음',
  refused: (count, when) => `증명이 맞지 않아 ${countText(count)}건 거절, 마지막 ${when}`,
  count: (state, count) => `${states[state] ?? state} ${countText(count)}건`,
  state: (state) => states[state] ?? state,
  warning: (text) => `주의: ${text}`,
  trouble: '읽지 못한 것',
  troubleHint: '받은 그대로 보관합니다. 필요한 것을 고친 뒤 다시 읽으세요.',
  noTrouble: '보내온 것을 모두 읽었습니다.',
  troubleColumns: { delivery: '수신 기록', when: '받은 시각', why: '이유' },
  bytes: (bytes) => names.bytes(bytes),
  replay: '다시 읽기',
  replayOf: (delivery) => `다시 읽기: ${delivery}`,
  replaying: '읽는 중',
  replayed: (state) => `다시 읽음: ${states[state] ?? state}.`,
  replayFailed: (detail) => `다시 읽지 못했습니다: ${detail}`,
  token: '토큰',
  tokenHint: '이 현황판은 배포 권한이 있는 토큰을 요구합니다. 관리자에게 요청하세요.',
  troubleCount: (count) => `읽지 못한 것 ${countText(count)}건`,
};
