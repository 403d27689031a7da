import { AGREED_NAME, isBadCode } from '../systems/system.ts';

/** The agreed counters of a target: the codes that they count, and how fast. */
const CODES = [
  ['200', 40],
  ['201', 4],
  ['204', 3],
  ['301', 0.5],
  ['400', 1],
  ['404', 0.8],
  ['422', 0.4],
  ['500', 0.6],
  ['502', 0.2],
  ['503', 0.3],
] as const;

/** Series of one family of the rest. */
const FAMILY_SIZE = 20;
/** Of each five series of the rest two change between scrapes, as those of a node exporter do. */
const isChanging = (index: number) => index % 5 < 2;

/** What a target's counters hold at a time. */
export interface Counts {
  readonly total: number;
  readonly bad: number;
}

/** A page of `seriesCount` series, ten of them agreed counters. All values follow from target and time alone. */
export interface Page {
  readonly seriesCount: number;
  render(target: number, seconds: number): Buffer;
}

const paceOf = (target: number) => 1 + (target % 7) / 7;
const countAt = (rate: number, target: number, seconds: number) =>
  Math.floor(rate * paceOf(target) * seconds);

export function countsAt(target: number, seconds: number): Counts {
  const counts = CODES.map(([code, rate]) => ({ code, count: countAt(rate, target, seconds) }));
  const sum = (rows: typeof counts) => rows.reduce((total, { count }) => total + count, 0);
  return { total: sum(counts), bad: sum(counts.filter(({ code }) => isBadCode(code))) };
}

/** Text that stands still, and how fast the number after it grows. */
type Part = readonly [text: string, rate: number];

function restOfPage(seriesCount: number): { parts: readonly Part[]; tail: string } {
  const parts: Part[] = [];
  let text = '';
  for (let index = 0; index < seriesCount; index += 1) {
    const name = `node_part${Math.floor(index / FAMILY_SIZE)}_seconds_total`;
    if (index % FAMILY_SIZE === 0) text += `# HELP ${name} Time spent by one part.\n# TYPE ${name} counter\n`;
    text += `${name}{device="device-${index}",mode="${index % 2 ? 'read' : 'write'}",zone="z${index % 3}"} `;
    if (isChanging(index)) {
      parts.push([text, 1 + (index % 97)]);
      text = '\n';
    } else text += `${1_000 + index * 7.25}\n`;
  }
  return { parts, tail: text };
}

export function createPage(seriesCount: number): Page {
  const agreed = CODES.map(
    ([code, rate]): Part => [`${AGREED_NAME}{code="${code}",method="GET",handler="/api/v1/orders"} `, rate],
  );
  const { parts, tail } = restOfPage(seriesCount - CODES.length);
  const head = `# HELP ${AGREED_NAME} Requests served.\n# TYPE ${AGREED_NAME} counter\n`;
  return {
    seriesCount,
    render(target, seconds) {
      let text = head;
      for (const [before, rate] of agreed) text += `${before}${countAt(rate, target, seconds)}\n`;
      for (const [before, rate] of parts) text += before + countAt(rate, target, seconds);
      return Buffer.from(text + tail, 'latin1');
    },
  };
}
