import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';

/** The samples of a page in the text format, its last line end left out. */
export const samplesOf = (...lines: readonly string[]) =>
  parseExposition(Buffer.from(`${lines.join('\n')}\n`), 'text', null);
