/** Parts of a record in the order of a zone file. Records of other types are text, or told part by part. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  MX: ['priority', 'exchange'],
  SRV: ['priority', 'weight', 'port', 'name'],
  SOA: ['nsname', 'hostmaster', 'serial', 'refresh', 'retry', 'expire', 'minttl'],
};

function answerText(type: string, answer: unknown): string {
  if (Array.isArray(answer)) return answer.join('');
  if (typeof answer !== 'object' || answer === null) return String(answer);
  const values = new Map<string, unknown>(Object.entries(answer));
  const parts = PARTS[type];
  return (parts === undefined ? [...values].flat() : parts.map((part) => values.get(part))).join(' ');
}

/**
 * Answers of a name server as text, one a record.
 *
 * @example answerTexts('MX', [{ exchange: 'mail.example', priority: 10 }]) // ['10 mail.example']
 */
export function answerTexts(type: string, answers: unknown): string[] {
  return (Array.isArray(answers) ? answers : [answers]).map((answer: unknown) => answerText(type, answer));
}
