import type { State } from '#shared/judgement.ts';
import type { enFrame } from './en-frame.ts';

const became: Record<State, string> = {
  burning: '기준을 벗어났고 예산을 계속 소진하고 있습니다',
  fast: '예산을 빠르게 소진하고 있습니다',
  near: '기준에 가까워졌습니다',
  debt: '기준을 벗어났지만 회복하고 있습니다',
  outside: '기준을 벗어났습니다',
  met: '기준을 충족합니다',
  nodata: '데이터가 들어오지 않습니다',
  paused: '점검 중입니다',
  none: '합의한 기준이 없습니다',
};

const problems: Record<string, string> = {
  'bad-request': '요청을 읽을 수 없습니다.',
  'invalid-body': '보낸 내용이 정해진 형식과 다릅니다.',
  'invalid-query': '주소에 적힌 값을 쓸 수 없습니다.',
  'time-in-future': '시각이 미래입니다.',
  'times-out-of-order': '끝이 시작보다 빠릅니다.',
  'unknown-service': '그런 서비스가 없습니다.',
  'unknown-objective': '그런 목표 항목이 없습니다.',
  'unknown-metric': '그런 지표가 없습니다.',
  'not-found': '찾을 수 없습니다.',
  unauthorized: '토큰이 필요합니다.',
  forbidden: '이 토큰으로는 할 수 없습니다.',
  conflict: '가리키는 것이 여러 개입니다.',
  'too-large': '보낸 내용이 너무 큽니다.',
  'too-many-requests': '요청이 너무 많습니다.',
  internal: '서버에서 문제가 생겼습니다.',
  unavailable: '지금은 처리할 수 없습니다.',
};

/** Words of what stands around every page at a desk. */
export const koFrame: typeof enFrame = {
  became: (service, state) => `${service}: ${became[state]}`,
  copy: {
    button: '링크 복사',
    done: '링크를 복사했습니다',
    byHand: '이 브라우저에서는 자동으로 복사할 수 없습니다. 선택된 주소를 직접 복사해 주세요.',
    field: '지금 보이는 화면의 주소',
    close: '닫기',
  },
  print: '인쇄',
  moment: {
    label: '보고 있는 시점',
    at: (when) => `${when} 시점을 보고 있습니다`,
    notHere: (when) => `이 화면은 ${when} 시점을 보여 줄 수 없어 현재를 보여 줍니다`,
    ahead: (when) => `아직 오지 않은 시점입니다 (${when}). 현재를 보여 줍니다`,
    unread: (text) => `주소에 적힌 시점을 읽을 수 없습니다: ${text}`,
    back: '현재로 돌아가기',
  },
  keys: {
    page: '단축키',
    open: '이 화면의 단축키',
    close: '닫기',
    key: '키',
    does: '동작',
    sequence: (first, second) => `${first} 다음 ${second}`,
    singles: '이 기기에서 한 글자 단축키 사용',
    help: '단축키 보기',
    search: '검색창으로 이동',
    copy: '지금 보이는 화면의 링크 복사',
    escape: '열린 것 닫기',
    goTo: (page) => `${page} 화면으로 이동`,
  },
  problem: (code) => (code === null ? null : (problems[code] ?? null)),
  broken: {
    heading: '화면을 그리지 못했습니다',
    hint: '그사이 현황판이 업데이트되었을 수 있습니다. 화면을 새로 불러오면 해결됩니다.',
    again: '화면 새로 불러오기',
  },
  term: { more: '용어집에서 보기' },
};
