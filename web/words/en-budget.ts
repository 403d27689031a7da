import { counted } from './en-grammar.ts';
import { countText } from './format-ratio.ts';

const days = (window: string): string | null => /^(\d+)d$/.exec(window)?.[1] ?? null;
/** What is said of a window as of somebody who allows something. */
const allows = (window: string): string => {
  const count = days(window);
  if (count === null) return `the ${window} allows`;
  return count === '1' ? '1 day allows' : `${count} days allow`;
};
const inWindow = (window: string): string => {
  const count = days(window);
  return count === null ? `in the ${window}` : `in ${counted(Number(count), 'day', 'days')}`;
};

/** Words of the budget statement. */
export const enBudget = {
  page: 'Budget statement',
  of: (service: string): string => `Budget statement of ${service}`,
  spentState: (percent: number): string => `${countText(percent)}% spent`,
  nothingSpent: 'Nothing spent',
  back: (service: string): string => `Back to ${service}`,
  receipt: 'Receipt: how it is counted',
  caption: (objective: string, service: string): string => `Error budget of ${objective}, ${service}`,
  columns: { date: 'When', what: 'What', cost: 'Cost', share: 'Of the budget', returns: 'Given back' },
  cost: (unit: 'minutes' | 'failures', count: number): string => {
    if (unit === 'minutes') return count === 0 ? 'under 1 min' : `${countText(count)} min`;
    return count === 0 ? 'under 1 failure' : counted(count, 'failure', 'failures');
  },
  percent: (percent: number): string => (percent === 0 ? 'under 1%' : `${countText(percent)}%`),
  allowed: (window: string, target: string): string => `Allowed ${inWindow(window)}, at ${target}`,
  allowedEstimated: (window: string, target: string): string =>
    `Allowed ${inWindow(window)}, at ${target}; estimated from the traffic so far`,
  total: (percent: number, window: string, amount: string): string =>
    `${countText(percent)}% spent of what ${allows(window)}: ${amount}`,
  totalUnknown: 'Spent; of how much of the budget it is too early to say',
  amountOf: (unit: 'minutes' | 'failures', spent: number, allowed: number): string =>
    unit === 'minutes'
      ? `${countText(spent)} of ${countText(allowed)} min`
      : `${countText(spent)} of ${counted(allowed, 'failure', 'failures')}`,
  left: 'Left',
  leftUntil: (day: string): string => `inside again on ${day}`,
  span: (from: string, to: string): string => `${from} – ${to}`,
  since: (from: string): string => `Since ${from}`,
  unexplained: 'Unexplained',
  unexplainedHint: 'It burned, and no incident says why.',
  scattered: 'Scattered failures',
  scatteredDays: (count: number): string => `Scattered failures on ${counted(count, 'day', 'days')}`,
  running: 'Not over',
  more: (count: number): string => `${counted(count, 'more line', 'more lines')} of the statement`,
  moreInFile: (count: number): string =>
    `${counted(count, 'more line', 'more lines')}: the file has them all`,
  clean: (window: string): string => `Nothing failed ${inWindow(window)}: all of the budget is left.`,
  notAgreed: 'Nothing is agreed here, so there is no budget to spend.',
  notAgreedNext: 'Write a target for it into the agreement section of andon.yaml, and have it signed.',
  noData: (why: string): string => `Nothing was counted here: ${why}.`,
  noDataNext: 'See what its sources answer',
  coveredFrom: (when: string): string => `What is known of it begins on ${when}.`,
  csvName: (service: string, objective: string, day: string): string =>
    `budget-${service}-${objective}-${day}.csv`,
  attach: {
    open: 'Attach incident',
    title: 'What happened',
    severity: 'How bad it was',
    severities: ['1, the worst', '2', '3', '4, the least'],
    by: 'Who noticed it',
    times: (span: string): string => `Its times are those of the burning: ${span}.`,
    send: 'Attach',
    sending: 'Attaching',
    saved: 'Attached. The incident explains this line now.',
    refused: (detail: string): string => `Not attached: ${detail}`,
  },
};
