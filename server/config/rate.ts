const daysPerWeek = 7;

/**
 * How often something happens, per week: `parseRate('3/week') === 3`, `parseRate('2/day') === 14`.
 * Over 0. Throws `Error` with a sentence for the reader.
 */
export const parseRate = (text: string): number => {
  const match = /^(\d+(?:\.\d+)?)\s*\/\s*(day|week)$/.exec(text);
  if (match === null) throw new Error(`"${text}" is not a rate; write it like 3/week or 2/day`);
  const perWeek = Number(match[1]) * (match[2] === 'day' ? daysPerWeek : 1);
  if (perWeek > 0) return perWeek;
  throw new Error(`a rate must be over 0; ${text} asks for nothing`);
};
