import type { Severity } from '../../../config/hook-config.ts';

type Words = Readonly<Record<string, Severity>>;

const commonWords: Words = {
  critical: 1,
  crit: 1,
  blocker: 1,
  highest: 1,
  urgent: 1,
  emergency: 1,
  disaster: 1,
  fatal: 1,
  page: 1,
  high: 2,
  major: 2,
  error: 2,
  medium: 3,
  moderate: 3,
  minor: 3,
  warning: 3,
  warn: 3,
  low: 4,
  lowest: 4,
  trivial: 4,
  info: 4,
  informational: 4,
  none: 4,
};

/** `sev-1`, `severity::critical`, `S2`; then `P1`, `priority: high`; then the word alone. */
const spellings = [
  /^(?:severity|sev|s)[\s:/_=.-]*(\d|(?<=[\s:/_=.-])[a-z]+)$/,
  /^(?:priority|prio|p)[\s:/_=.-]*(\d|(?<=[\s:/_=.-])[a-z]+)$/,
  /^(\d|[a-z]+)$/,
] as const;

const isSeverity = (value: number): value is Severity =>
  value === 1 || value === 2 || value === 3 || value === 4;

/** `0` is as bad as 1, and `5` as little as 4. */
function ofDigit(word: string): Severity | null {
  const value = Math.min(4, Math.max(1, Number(word)));
  return isSeverity(value) ? value : null;
}

const inTable = (table: Words, word: string): Severity | null =>
  Object.hasOwn(table, word) ? (table[word] ?? null) : null;

const ofWord = (word: string): Severity | null =>
  /^\d$/.test(word) ? ofDigit(word) : inTable(commonWords, word);

/** The worst that any of the words says; null where none says anything. */
function worst(words: readonly string[], read: (word: string) => Severity | null): Severity | null {
  const found = words.map(read).filter((severity) => severity !== null);
  return found.length === 0 ? null : found.reduce((one, other) => (other < one ? other : one));
}

/**
 * How severe a sender's words say that an incident is: by the hook's own table, then by the sender's, then by what is
 * commonly meant, where a word that names itself a severity goes before a priority and that before a word alone. Of
 * several the worst counts. Null where no word says anything.
 *
 * @param words labels, a priority's name, an impact; capitals do not matter
 * @param table what the words mean to the hook: `hook.severity`
 * @param sendersWords what they mean to the sender, in lower case
 * @example readSeverity(['bug', 'sev-2'], {}) // 2
 */
export function readSeverity(
  words: readonly (string | null)[],
  table: Words,
  sendersWords: Words = {},
): Severity | null {
  const said = words.filter((word) => word !== null).map((word) => word.trim().toLowerCase());
  return (
    worst(said, (word) => inTable(table, word)) ??
    worst(said, (word) => inTable(sendersWords, word)) ??
    spellings.reduce<Severity | null>(
      (found, spelling) =>
        found ??
        worst(said, (word) => {
          const core = spelling.exec(word)?.[1];
          return core === undefined ? null : ofWord(core);
        }),
      null,
    )
  );
}
