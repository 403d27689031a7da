import type { Culprit, Report } from './trouble.ts';

/** A trouble of the year before the first start, counted back from that day. */
export interface PastTrouble {
  readonly daysBefore: number;
  /** Time of the day in the plant, `HH:MM`. */
  readonly at: string;
  readonly service: string;
  readonly minutes: number;
  /** How much failed: as a share of events, or as what it cost of the 30-day budget. */
  readonly size: { readonly failingRatio: number } | { readonly budgetRatio: number };
  readonly report: Report | null;
  readonly culprit: Culprit | null;
}

type Row = readonly [daysBefore: number, at: string, service: string, minutes: number];

const failing = (failingRatio: number) => ({ failingRatio });
const costing = (budgetRatio: number) => ({ budgetRatio });
const noticed = (title: string, severity: Report['severity'], detectedAfterMinutes: number): Report => ({
  title,
  severity,
  detectedBy: 'monitoring',
  detectedAfterMinutes,
});
const told = (title: string, severity: Report['severity'], detectedAfterMinutes: number): Report => ({
  title,
  severity,
  detectedBy: 'person',
  detectedAfterMinutes,
});
const takenBack = (minutesBefore: number): Culprit => ({ minutesBefore, isTakenBack: true });
const fixed = (minutesBefore: number): Culprit => ({ minutesBefore, isTakenBack: false });

const trouble = (
  [daysBefore, at, service, minutes]: Row,
  size: PastTrouble['size'],
  report: Report | null = null,
  culprit: Culprit | null = null,
): PastTrouble => ({ daysBefore, at, service, minutes, size, report, culprit });

/**
 * The year's troubles, oldest first. The ones that cost a share of the budget give the board of the first start
 * its figures: ERP sync overspent, Shipping near 38 % left, Label printing past the middle.
 */
export const pastTroubles: readonly PastTrouble[] = [
  trouble(
    [342, '10:20', 'shipping', 55],
    failing(0.3),
    told('Shipping notes are rejected by the carrier', 2, 14),
    takenBack(18),
  ),
  trouble(
    [318, '03:40', 'equipment-link', 48],
    failing(0.5),
    noticed('Half of the line controllers lost their link', 2, 4),
  ),
  trouble(
    [291, '14:05', 'quality-checks', 41],
    failing(0.35),
    noticed('Inspection plans time out', 3, 6),
    fixed(25),
  ),
  trouble(
    [266, '09:10', 'work-orders', 62],
    failing(0.25),
    noticed('Orders cannot be released to the line', 2, 5),
    takenBack(31),
  ),
  trouble([247, '22:15', 'erp-sync', 72], failing(0.4), noticed('ERP answers slowly, jobs pile up', 3, 9)),
  trouble(
    [229, '11:30', 'label-printing', 35],
    failing(0.45),
    told('Labels come out without a lot number', 3, 16),
    fixed(12),
  ),
  trouble(
    [208, '15:40', 'lot-tracking', 51],
    failing(0.3),
    noticed('Lots cannot be split', 3, 7),
    takenBack(22),
  ),
  trouble(
    [187, '06:02', 'sign-in', 28],
    failing(0.6),
    told('Nobody can sign in at the change of shift', 1, 3),
  ),
  trouble([164, '13:50', 'material-call', 66], failing(0.25), told('Calls reach the wrong warehouse', 3, 21)),
  trouble(
    [151, '16:20', 'work-orders', 44],
    failing(0.2),
    noticed('Order list is empty for line 2', 3, 6),
    fixed(9),
  ),
  trouble(
    [129, '10:45', 'erp-sync', 140],
    failing(0.7),
    noticed('ERP maintenance overran, no sync at all', 1, 2),
  ),
  trouble(
    [115, '14:30', 'shift-reports', 39],
    failing(0.5),
    told('Reports of the early shift are empty', 4, 18),
  ),
  trouble(
    [86, '11:10', 'quality-checks', 58],
    failing(0.3),
    noticed('Measured values are not saved', 2, 5),
    takenBack(40),
  ),
  trouble([74, '15:05', 'lot-tracking', 44], failing(0.25), noticed('Genealogy times out', 3, 8), fixed(15)),
  trouble(
    [61, '10:35', 'label-printing', 38],
    failing(0.5),
    told('Printer queue of line 2 stands still', 3, 11),
    fixed(20),
  ),
  trouble(
    [51, '14:20', 'shipping', 61],
    failing(0.1),
    noticed('Customs data is refused', 2, 6),
    takenBack(28),
  ),
  trouble([33, '13:15', 'material-call', 47], failing(0.2), told('Calls arrive twice', 4, 15), fixed(35)),
  trouble([25, '08:40', 'quality-checks', 20], costing(0.13)),
  trouble(
    [22, '21:10', 'erp-sync', 40],
    costing(0.3),
    noticed('ERP rejects postings after a certificate change', 3, 5),
  ),
  trouble([18, '10:20', 'lot-tracking', 15], costing(0.08)),
  trouble(
    [17, '09:50', 'label-printing', 52],
    costing(0.32),
    noticed('Labels of the new format are refused', 2, 7),
    takenBack(17),
  ),
  trouble([13, '14:40', 'quality-checks', 12], costing(0.08)),
  trouble(
    [10, '20:40', 'erp-sync', 75],
    costing(0.67),
    noticed('ERP database failed over, postings lost', 1, 3),
  ),
  trouble([8, '11:05', 'shipping', 52], costing(0.51), noticed('Carrier portal answers with errors', 2, 4)),
  trouble([4, '13:25', 'lot-tracking', 8], costing(0.04)),
];
