/**
 * How far the reader of metrics pages agrees with Prometheus 2.42: `node test/bench/conformance.ts`.
 * Needs `../shared/fixtures`: pages, what Prometheus made of each when it scraped it, and every sample of the real dumps.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ExpositionError } from '../../server/collect/exposition/exposition-error.ts';
import { parseExposition } from '../../server/collect/exposition/parse-exposition.ts';
import type { ExpositionFormat, Sample } from '../../server/collect/exposition/sample.ts';

const folder = fileURLToPath(new URL('../../../shared/fixtures/exposition', import.meta.url));

interface Verdict {
  readonly prometheus_2_42: 'accepts' | 'rejects';
  readonly samples: number;
  readonly openmetrics_says?: 'valid' | 'invalid';
}

interface Row {
  readonly corpus: string;
  cases: number;
  agreed: number;
}

function readPage(name: string): readonly Sample[] | null {
  const isCase = name.startsWith('openmetrics-cases/');
  const format: ExpositionFormat = isCase || name.endsWith('.om.txt') ? 'openmetrics' : 'text';
  try {
    return parseExposition(readFileSync(`${folder}/${name}${isCase ? '/metrics' : ''}`), format, null);
  } catch (error) {
    if (error instanceof ExpositionError) return null;
    throw error;
  }
}

const rows = new Map<string, Row>();

function count(corpus: string, agreed: boolean): void {
  const row = rows.get(corpus) ?? { corpus, cases: 0, agreed: 0 };
  row.cases += 1;
  if (agreed) row.agreed += 1;
  rows.set(corpus, row);
}

function corpusOf(name: string, { openmetrics_says, prometheus_2_42 }: Verdict): string {
  const corpus = name.split('/')[0] ?? name;
  if (openmetrics_says === undefined) return corpus;
  if (openmetrics_says === 'valid') return `${corpus}, valid`;
  return `${corpus}, invalid and ${prometheus_2_42 === 'rejects' ? 'refused' : 'scraped'} by Prometheus`;
}

function countVerdicts(): void {
  const verdicts: Record<string, Verdict> = JSON.parse(
    readFileSync(`${folder}/prometheus-verdicts.json`, 'utf8'),
  ).verdicts;
  for (const [path, verdict] of Object.entries(verdicts)) {
    const name = path.replace(/^exposition\//, '');
    const expected = verdict.prometheus_2_42 === 'accepts' ? verdict.samples : null;
    count(corpusOf(name, verdict), (readPage(name)?.length ?? null) === expected);
  }
}

function inOneForm(
  name: string,
  labels: readonly (readonly [string, string])[],
  value: number,
  at: unknown,
): string {
  const sorted = labels.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, sorted, String(value), at]);
}

function countSamples(): void {
  for (const file of readdirSync(`${folder}/expected-samples`)) {
    const expected = readFileSync(`${folder}/expected-samples/${file}`, 'utf8').trim().split('\n');
    const page = readPage(file.replace('~', '/').replace(/\.jsonl$/, '')) ?? [];
    const found = new Set(
      page.map((sample) => inOneForm(sample.name, sample.labels, sample.value, sample.timestampMs)),
    );
    for (const line of expected) {
      const [name, labels, value, at] = JSON.parse(line);
      const number = Number(String(value).replace(/^([+-]?)inf$/i, '$1Infinity'));
      count('every sample of the real dumps', found.has(inOneForm(name, Object.entries(labels), number, at)));
    }
  }
}

countVerdicts();
countSamples();
process.stdout.write(`${'corpus'.padEnd(64)}   cases  agreed\n`);
for (const { corpus, cases, agreed } of rows.values()) {
  process.stdout.write(`${corpus.padEnd(64)} ${String(cases).padStart(7)} ${String(agreed).padStart(7)}\n`);
}
if ([...rows.values()].some(({ cases, agreed }) => agreed < cases)) process.exitCode = 1;
