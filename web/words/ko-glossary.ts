import type { enGlossary } from './en-glossary.ts';

/** Words of the glossary. */
export const koGlossary: typeof enGlossary = {
  page: '용어집',
  heading: (shown, of) => (shown === of ? `용어 ${of}개` : `용어 ${of}개 중 ${shown}개`),
  lead: '화면에 나오는 말의 뜻을 두 언어로 적었습니다.',
  search: '검색',
  groups: { promise: '약속과 예산', delivery: '배포와 장애', judgement: '판정 방법' },
  source: '출처',
  nothing: (text) => `"${text}" 문구가 들어 있는 용어가 없습니다.`,
  all: '모든 용어 보기',
};
