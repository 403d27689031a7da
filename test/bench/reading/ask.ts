import { request } from 'undici';

export interface Asked {
  readonly ms: number;
  readonly text: string;
}

/** Asks once, timed until the last byte. @throws Error for anything but 200 */
export async function ask(url: string): Promise<Asked> {
  const startedMs = performance.now();
  const { statusCode, body } = await request(url, { headersTimeout: 600_000, bodyTimeout: 600_000 });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}: ${text.slice(0, 300)}`);
  return { ms: performance.now() - startedMs, text };
}

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);
