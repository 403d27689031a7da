const unitSeconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3_600,
};

/**
 * A length of time as Go writes it, in seconds; fractions are allowed: `parseGoDuration('1.5s') === 1.5`.
 * Throws `Error` with a sentence.
 */
export const parseGoDuration = (text: string): number => {
  if (text === '0') return 0;
  const isWhole = /^(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+$/.test(text);
  if (!isWhole) throw new Error(`"${text}" is not a duration; write it like 5s or 1.5s`);
  const parts = [...text.matchAll(/(\d+(?:\.\d*)?)(ns|us|µs|ms|s|m|h)/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitSeconds[unit] ?? 0), 0);
};
