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

/** What a payload should have there, and does not. */
const types: Record<string, string> = {
  absent: '없음',
  empty: '비어 있음',
  text: '글자',
  'a number': '숫자',
  'a list': '목록',
  'an object': '객체',
  'a time': '시각',
  'true or false': 'true 또는 false',
  'a time with its time zone between 1970 and 2100': '시간대가 있는 1970~2100년의 시각',
};
const typed = (name = ''): string => types[name] ?? name;

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
  tokenAtEnd: 'TOKEN 자리에 andon.yaml에 적은 이 훅의 토큰을 넣으세요.',
  proof: (proof) => proofs[proof] ?? proof,
  service: (service) => `모두 ${service}에 관한 것`,
  never: '아직 없음',
  refused: (count, when) => `증명이 맞지 않아 ${countText(count)}건 거절, 마지막 ${when}`,
  count: (state, count) => `${states[state] ?? state} ${countText(count)}건`,
  note: {
    future: () => '미래의 시각을 알림',
    'left-out': ({ count, program }) =>
      `${program}의 max_alerts 한도로 알림 ${countText(Number(count))}건이 빠짐`,
    'no-service': ({ names: found }) => `설정에 없는 서비스를 가리킴: ${found}`,
    'no-time-line': ({ line }) => `시간대가 있는 시각이 아니라서 읽지 않은 줄: "${line}"`,
    'severity-none': () => '심각도가 "none"인 알림은 장애가 아님',
    otherwise: () => '이 도구가 보내는 형식이 아님',
    'not-utf-8': () => 'UTF-8이 아님',
    'not-json': () => 'JSON이 아니거나 있을 수 없는 키가 있음',
    'no-group': ({ program, version }) => `${program} 버전 ${version}의 알림 묶음이 아님`,
    'other-type': ({ place, found, wanted }) => `${place}: ${typed(wanted)} 자리에 ${typed(found)}`,
  },
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
