import type { LocalText } from '#shared/local-text.ts';
import type { TrafficShape } from './traffic.ts';

/** Something that is counted of a service: one objective. */
export interface Line {
  readonly objective: string;
  readonly shape: TrafficShape;
  /** Events a minute at the level 1 of the shape. */
  readonly perMinute: number;
}

/** A service of the sample plant. */
export interface PlantService {
  readonly id: string;
  readonly name: LocalText;
  readonly group: string;
  readonly owner: string;
  readonly dependsOn: readonly string[];
  /** Agreed availability, 0-1. */
  readonly target: number;
  /** Share of the budget that goes on ordinary days, without any trouble. */
  readonly everydayRatio: number;
  readonly lines: readonly Line[];
}

const requests = (shape: TrafficShape, perMinute: number): Line => ({
  objective: 'availability',
  shape,
  perMinute,
});

/** Checks from outside, by the clock: as many at night as by day. */
const checks: Line = { objective: 'web', shape: 'steady', perMinute: 4 };

/** The ten services, in the order of the board. The place in this list is what their numbers are drawn by. */
export const plantServices: readonly PlantService[] = [
  {
    id: 'work-orders',
    name: { en: 'Work orders', ko: '작업지시' },
    group: 'line-1',
    owner: 'MES core team',
    dependsOn: ['sign-in', 'erp-sync'],
    target: 0.999,
    everydayRatio: 0.06,
    lines: [requests('shifts', 180)],
  },
  {
    id: 'lot-tracking',
    name: { en: 'Lot tracking', ko: 'LOT 추적' },
    group: 'line-1',
    owner: 'MES core team',
    dependsOn: ['equipment-link'],
    target: 0.995,
    everydayRatio: 0.06,
    lines: [requests('shifts', 140)],
  },
  {
    id: 'equipment-link',
    name: { en: 'Equipment link', ko: '설비 연동' },
    group: 'line-1',
    owner: 'Equipment team',
    dependsOn: [],
    target: 0.995,
    everydayRatio: 0.06,
    lines: [requests('steady', 60)],
  },
  {
    id: 'quality-checks',
    name: { en: 'Quality checks', ko: '품질 검사' },
    group: 'line-2',
    owner: 'Quality systems team',
    dependsOn: ['lot-tracking'],
    target: 0.995,
    everydayRatio: 0.08,
    lines: [requests('shifts', 50)],
  },
  {
    id: 'shipping',
    name: { en: 'Shipping', ko: '출하 연동' },
    group: 'line-2',
    owner: 'Logistics team',
    dependsOn: ['lot-tracking', 'erp-sync'],
    target: 0.999,
    everydayRatio: 0.09,
    lines: [requests('shifts', 70)],
  },
  {
    id: 'sign-in',
    name: { en: 'Sign-in', ko: '로그인' },
    group: 'office',
    owner: 'Platform team',
    dependsOn: [],
    target: 0.999,
    everydayRatio: 0.01,
    lines: [requests('shift-changes', 40), checks],
  },
  {
    id: 'erp-sync',
    name: { en: 'ERP sync', ko: 'ERP 연동' },
    group: 'office',
    owner: 'Integration team',
    dependsOn: [],
    target: 0.999,
    everydayRatio: 0.1,
    lines: [requests('steady', 45)],
  },
  {
    id: 'material-call',
    name: { en: 'Material call', ko: '자재 호출' },
    group: 'line-2',
    owner: 'Logistics team',
    dependsOn: ['equipment-link'],
    target: 0.995,
    everydayRatio: 0.05,
    lines: [requests('shifts', 30), checks],
  },
  {
    id: 'shift-reports',
    name: { en: 'Shift reports', ko: '근무조 리포트' },
    group: 'office',
    owner: 'Reporting team',
    dependsOn: ['lot-tracking', 'quality-checks'],
    target: 0.995,
    everydayRatio: 0.1,
    lines: [requests('shift-changes', 12)],
  },
  {
    id: 'label-printing',
    name: { en: 'Label printing', ko: '라벨 출력' },
    group: 'line-2',
    owner: 'MES core team',
    dependsOn: ['work-orders'],
    target: 0.995,
    everydayRatio: 0.11,
    lines: [requests('shifts', 45)],
  },
];

/** @throws RangeError for an id that no service of the plant has */
export const plantService = (id: string): { readonly service: PlantService; readonly place: number } => {
  const place = plantServices.findIndex((service) => service.id === id);
  const service = plantServices[place];
  if (service === undefined) throw new RangeError(`the plant has no service "${id}"`);
  return { service, place };
};
