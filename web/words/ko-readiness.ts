import type { FactKind } from '#shared/fact-kind.ts';
import type { enReadiness } from './en-readiness.ts';
import { countText } from './format-ratio.ts';
import { noValue } from './ko-grammar.ts';

const wanted: Record<FactKind, (count: number) => string> = {
  observations: (count) => `측정하는 서비스가 필요합니다. 지금까지 수집된 항목 ${countText(count)}개.`,
  releases: (count) => `배포 기록이 필요합니다. 받은 배포 ${countText(count)}건.`,
  changes: (count) => `커밋 시각이 담긴 배포 기록이 필요합니다. 받은 변경 ${countText(count)}건.`,
  incidents: (count) => `장애 기록이 필요합니다. 받은 장애 ${countText(count)}건.`,
  waiting: (count) =>
    `무엇이 배포를 기다리는지 알려면 읽을 저장소가 필요합니다. 지금까지 ${countText(count)}개.`,
};

/** Words of what each metric still needs. */
export const koReadiness: typeof enReadiness = {
  title: '지표마다 아직 무엇이 필요한가요?',
  summary: (ready, of) =>
    ready === of
      ? `지표 ${countText(of)}개를 모두 계산할 수 있습니다.`
      : `지표 ${countText(of)}개 가운데 ${countText(ready)}개를 계산할 수 있습니다.`,
  missing: (fact, count) => wanted[fact](count),
  value: (text, n) => `${text}, n ${countText(n)}.`,
  noValue: (reason) => `지금은 값이 없습니다: ${noValue[reason] ?? reason}.`,
  range: (weeks, needed) =>
    weeks < needed
      ? `평소 범위에는 ${needed}주가 필요합니다. 지금까지 ${countText(weeks)}주.`
      : '평소 범위를 알고 있습니다.',
  notAgreed: '합의한 기준이 없어 값만 보여 주고 판정하지 않습니다.',
  next: '다음 할 일',
  agree: '합의하는 방법',
  wall: {
    title: '텔레비전에서 열 주소',
    inches: '화면 크기(인치)',
    metres: '가장 먼 사람까지의 거리(미터)',
    label: '텔레비전에서 이 주소를 여세요',
  },
  sample: {
    title: '먼저 예시 데이터를 볼 수도 있습니다',
    hint: '가상 공장의 1년 치 데이터이며 모든 화면에 예시라고 표시됩니다. 이 현황판 옆에서 따로 실행되고 아무것도 건드리지 않습니다.',
  },
};
