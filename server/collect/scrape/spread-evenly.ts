/** What falls into one minute. */
export interface Share {
  readonly total: number;
  readonly part: number;
}

/** `⌊sum × numerator / denominator⌋` of whole numbers, exact however large. */
function wholeShare(sum: number, numerator: number, denominator: number): number {
  return Number((BigInt(sum) * BigInt(numerator)) / BigInt(denominator));
}

/** Whole counts are cut so that the running part never outgrows the running total's own share of it. */
function spreadWhole(total: number, part: number, count: number): Share[] {
  const shares: Share[] = [];
  let before: Share = { total: 0, part: 0 };
  for (let index = 1; index <= count; index += 1) {
    const totalUpTo = wholeShare(total, index, count);
    const partUpTo = total === 0 ? 0 : wholeShare(part, totalUpTo, total);
    shares.push({ total: totalUpTo - before.total, part: partUpTo - before.part });
    before = { total: totalUpTo, part: partUpTo };
  }
  return shares;
}

/** Counters that count in fractions: the last minute takes what rounding leaves. */
function spreadFractions(total: number, part: number, count: number): Share[] {
  const share = { total: total / count, part: part / count };
  const last = { total: total - share.total * (count - 1), part: part - share.part * (count - 1) };
  const shares = Array.from({ length: count - 1 }, () => share);
  return [...shares, { total: last.total, part: Math.min(last.part, last.total) }];
}

/**
 * Spreads `total` evenly over `count` minutes, and `part` within it. Whole counts stay whole and their sums are
 * exact; no minute holds more of the part than of the total.
 *
 * @param part 0 to `total`
 * @param count 1 or more
 * @throws RangeError
 * @example spreadEvenly(5, 2, 3) // [{ total: 1, part: 0 }, { total: 2, part: 1 }, { total: 2, part: 1 }]
 */
export function spreadEvenly(total: number, part: number, count: number): Share[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count must be 1 or more, not ${count}`);
  if (!(part >= 0 && part <= total)) throw new RangeError(`part must be 0 to ${total}, not ${part}`);
  if (count === 1) return [{ total, part }];
  const whole = Number.isSafeInteger(total) && Number.isSafeInteger(part);
  return whole ? spreadWhole(total, part, count) : spreadFractions(total, part, count);
}
