import { type GlossaryGroup, glossaryGroups } from './glossary-groups.ts';
import type { LocalText } from './local-text.ts';
import type { Metric } from './metrics/define-metric.ts';
import { metrics } from './metrics/registry.ts';

/** A word of the screens. The first sentence of its meaning is the tooltip. */
export interface GlossaryTerm {
  /** Kebab-case; for metrics the metric's own. It is the anchor on the page. */
  readonly id: string;
  readonly group: GlossaryGroup;
  readonly title: LocalText;
  readonly meaning: LocalText;
  /** Null where nothing is calculated. */
  readonly formula: LocalText | null;
  /** Address, or the name of a source that has none; null for what only this board means. */
  readonly source: string | null;
}

/** What metrics are calculated by, in one line; what exactly counts stands in their definitions. */
const formulas: Readonly<Record<string, LocalText>> = {
  availability: { en: 'good ÷ all observations', ko: '정상 ÷ 전체 관측' },
  'error-budget': { en: '1 − failed ÷ allowed to fail', ko: '1 − 실패 ÷ 허용된 실패' },
  'budget-spent': { en: 'failed ÷ allowed to fail', ko: '실패 ÷ 허용된 실패' },
  'lead-time': { en: 'median (deployed − committed)', ko: '중앙값 (반영 시각 − 커밋 시각)' },
  'deployment-frequency': { en: 'successful releases ÷ complete weeks', ko: '성공한 배포 ÷ 완전한 주' },
  'change-failure-rate': {
    en: 'failed ÷ releases old enough to tell',
    ko: '실패한 배포 ÷ 판단할 수 있는 배포',
  },
  'time-to-restore': { en: 'median (restored − impact began)', ko: '중앙값 (복구 시각 − 영향 시작)' },
  'waiting-to-ship': {
    en: 'end of the period − oldest merge not shipped',
    ko: '기간 끝 − 반영되지 않은 가장 오래된 병합',
  },
  'release-regularity': { en: 'releases on their day ÷ planned', ko: '예정일에 나간 배포 ÷ 예정된 배포' },
  'automation-rate': {
    en: 'started by a pipeline ÷ all releases',
    ko: '파이프라인이 시작한 배포 ÷ 전체 배포',
  },
  'rework-rate': { en: 'unplanned releases ÷ all releases', ko: '비계획 배포 ÷ 전체 배포' },
  'failed-deployment-recovery-time': {
    en: 'median (restored − release that caused it)',
    ko: '중앙값 (복구 시각 − 원인이 된 배포 시각)',
  },
  downtime: { en: 'length of all incidents, overlaps once', ko: '모든 장애의 길이, 겹치면 한 번' },
  'time-to-detect': { en: 'median (noticed − impact began)', ko: '중앙값 (발견 시각 − 영향 시작)' },
  'who-noticed': { en: 'noticed by monitoring ÷ all incidents', ko: '모니터링이 발견한 장애 ÷ 전체 장애' },
};

const ofMetric = ({ id, needs, title, definition, source }: Metric): GlossaryTerm => ({
  id,
  group: needs === 'tallies' ? 'promise' : 'delivery',
  title,
  meaning: definition,
  formula: formulas[id] ?? null,
  source,
});

/** Words that are no metric's. */
const ownTerms: readonly GlossaryTerm[] = [
  {
    id: 'slo',
    group: 'promise',
    title: { en: 'SLO, service level objective', ko: 'SLO, 서비스 수준 목표' },
    meaning: {
      en: 'The availability we promised each other over a period, e.g. 99.9% in 30 days. It is chosen with those who use the service; above it nobody asks for more.',
      ko: '일정 기간 동안 지키기로 한 가용성 약속. 예: 30일 99.9%. 서비스를 쓰는 사람들과 함께 정하며, 그보다 높은 값은 아무도 요구하지 않습니다.',
    },
    formula: { en: 'target over a rolling window', ko: '이동 구간의 목표' },
    source: 'https://sre.google/sre-book/service-level-objectives/',
  },
  {
    id: 'burn-rate',
    group: 'promise',
    title: { en: 'Burn rate', ko: '소진 속도' },
    meaning: {
      en: 'How many times faster than sustainable the budget is being spent. 1× lasts exactly the period. A service needs someone when a long window and a short one both burn too fast: the long one says that it matters, the short one that it still goes on.',
      ko: '예산을 지속 가능한 속도보다 몇 배로 쓰는지. 그 값이 1배면 기간 끝에 딱 소진됩니다. 긴 구간과 짧은 구간이 모두 너무 빠를 때 담당자가 필요합니다. 긴 구간은 중요한 일인지, 짧은 구간은 아직 계속되는지를 말합니다.',
    },
    formula: {
      en: 'share that fails ÷ (1 − target); 2% of the budget in 1 h is 14.4× over 30 days',
      ko: '실패한 비율 ÷ (1 − 목표). 1시간에 예산의 2%를 쓰면 30일 기준 14.4배',
    },
    source: 'https://sre.google/workbook/alerting-on-slos/',
  },
  {
    id: 'paying-back',
    group: 'promise',
    title: { en: 'Paying back', ko: '회복 중' },
    meaning: {
      en: 'The promise is broken, but nothing fails now. The budget returns by itself as the bad days leave the window; the date says when it is inside again if nothing more fails.',
      ko: '약속은 이미 어겼지만 지금 실패하는 것은 없는 상태. 나쁜 날이 기간에서 빠지면서 예산이 저절로 돌아오며, 날짜는 더 실패하지 않을 때 기준 안으로 돌아오는 날입니다.',
    },
    formula: null,
    source: null,
  },
  {
    id: 'coverage',
    group: 'promise',
    title: { en: 'Heard', ko: '수집률' },
    meaning: {
      en: 'How much of the time the board had data. What was not heard counts neither as good nor as bad; where it matters, the figure says between which bounds it lies.',
      ko: '현황판이 데이터를 받은 시간의 비율. 받지 못한 시간은 정상으로도 실패로도 세지 않으며, 차이가 나면 값이 어느 범위 안인지 함께 보여 줍니다.',
    },
    formula: { en: 'minutes heard ÷ minutes owed', ko: '받은 시간(분) ÷ 받아야 할 시간(분)' },
    source: null,
  },
  {
    id: 'agreement',
    group: 'judgement',
    title: { en: 'Agreement', ko: '합의 기준' },
    meaning: {
      en: 'The limits development, operations and the business agreed on, with their history. Every period is judged by the limit that was in force then; a new limit recolours nothing of the past.',
      ko: '개발·운영·현업이 함께 정한 기준과 그 이력. 모든 기간은 그때 유효했던 기준으로 판정하며, 새 기준이 과거의 판정을 바꾸지 않습니다.',
    },
    formula: null,
    source: null,
  },
  {
    id: 'usual-range',
    group: 'judgement',
    title: { en: 'Usual range', ko: '평소 범위' },
    meaning: {
      en: 'Where values fall when nothing special happens. Inside it, ups and downs need no explanation. A point outside, eight in a row on one side, or three of four close to an edge are a signal.',
      ko: '특별한 일이 없을 때 값이 움직이는 범위. 이 안의 오르내림은 설명할 필요가 없습니다. 범위를 벗어난 점, 한쪽으로 연속된 여덟 점, 네 점 중 세 점이 가장자리에 가까운 경우가 신호입니다.',
    },
    formula: { en: 'mean ± 2.66 × mean moving range', ko: '평균 ± 2.66 × 평균 이동 범위' },
    source: 'Donald J. Wheeler, Understanding Variation; NHS England, Making data count',
  },
  {
    id: 'median',
    group: 'judgement',
    title: { en: 'Median', ko: '중앙값' },
    meaning: {
      en: 'The value in the middle: half are below, half above. One very long case does not move it, as it would move a mean.',
      ko: '가운데 있는 값. 절반은 그보다 작고 절반은 그보다 큽니다. 평균과 달리 아주 긴 한 건에 흔들리지 않습니다.',
    },
    formula: null,
    source: null,
  },
];

/** Every word that the screens explain, metrics and others, by group; no id and no title twice. */
export const glossaryTerms: readonly GlossaryTerm[] = [...metrics.map(ofMetric), ...ownTerms].toSorted(
  (one, other) => glossaryGroups.indexOf(one.group) - glossaryGroups.indexOf(other.group),
);
