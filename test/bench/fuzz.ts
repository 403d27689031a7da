/**
 * Mutated metrics pages, read one after the other for a time: `node test/bench/fuzz.ts [minutes] [seed]`.
 * No throw but the parser's own error, nothing slower than 50 ms for each 100 KB, no growth (RELIABILITY.md B1).
 * Seeds are our own pages and, where it is there, `../shared/fixtures`.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ExpositionError } from '../../server/collect/exposition/exposition-error.ts';
import { parseExposition } from '../../server/collect/exposition/parse-exposition.ts';
import { createWanted } from '../../server/collect/exposition/wanted.ts';
import { parseSelector } from '../../shared/selector.ts';
import { type Edit, editKinds, mutate } from '../server/collect/exposition/mutate.ts';
import { seedPages } from '../server/collect/exposition/pages.ts';

const minutes = Number(process.argv[2] ?? 1);
const seed = Number(process.argv[3] ?? 1);
const MOST_MS = 50;
const UNIT_BYTES = 100_000;
const MOST_GROWTH_MB = 50;
/** The first readings compile the parser. */
const WARM_UP = 2_000;

/** Numbers of mulberry32: the same run for the same seed. */
function createDice(state: number): (sides: number) => number {
  let now = state;
  return (sides) => {
    now = (now + 0x6d2b79f5) | 0;
    let mixed = Math.imul(now ^ (now >>> 15), 1 | now);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const roll = createDice(seed);
const pages = seedPages(1_000_000);
const WIDE = 2 ** 31;

function rollEdits(): Edit[] {
  return Array.from({ length: roll(4) }, () => ({
    kind: editKinds[roll(editKinds.length)] ?? 'flip',
    at: roll(WIDE),
    length: roll(WIDE),
    piece: roll(WIDE),
  }));
}

/** What each target's series are known by from page to page: bounded, and more the more odd series a page invents. */
const createMemories = () =>
  pages.map(() => createWanted([parseSelector('http_requests_total'), parseSelector('up')]));
let wantedOf = createMemories();
const counts = { read: 0, taken: 0, refused: 0, bytes: 0 };
let slowest = { ms: 0, name: '' };

/** Milliseconds for 100 KB, of smaller pages for the whole, and whether the page was taken. */
function msToRead(parse: () => unknown, length: number): { ms: number; taken: boolean } {
  const startMs = performance.now();
  let taken = true;
  try {
    parse();
  } catch (error) {
    if (!(error instanceof ExpositionError)) throw error;
    taken = false;
  }
  return { ms: ((performance.now() - startMs) * UNIT_BYTES) / Math.max(length, UNIT_BYTES), taken };
}

function readOne(index: number): void {
  const page = pages[index];
  if (page === undefined) return;
  const body = mutate(page.body, rollEdits());
  // As a scrape reads it, or as `andon read` does.
  const wanted = roll(2) === 0 ? (wantedOf[index] ?? null) : null;
  const format = roll(8) === 0 ? (page.format === 'text' ? 'openmetrics' : 'text') : page.format;
  const read = () => msToRead(() => parseExposition(body, format, wanted), body.length);
  let { ms, taken } = read();
  // On a busy machine another process may have had its turn in between: what is slow is slow each time.
  for (let again = 0; again < 3 && ms > slowest.ms; again += 1) ms = Math.min(ms, read().ms);
  if (counts.read > WARM_UP && ms > slowest.ms) slowest = { ms, name: page.name };
  counts[taken ? 'taken' : 'refused'] += 1;
  counts.read += 1;
  counts.bytes += body.length;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heldMb(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

for (let round = 0; round < WARM_UP; round += 1) readOne(roll(pages.length));
wantedOf = createMemories();
const beforeMb = heldMb();
const endMs = performance.now() + minutes * 60_000;
while (performance.now() < endMs) readOne(roll(pages.length));
const rememberedMb = heldMb() - beforeMb;
wantedOf = createMemories();
const growthMb = heldMb() - beforeMb;

const rows: readonly [string, string][] = [
  ['seed pages', String(pages.length)],
  ['pages read', String(counts.read)],
  ['MB read', (counts.bytes / 1e6).toFixed(0)],
  ['taken', String(counts.taken)],
  ['refused', String(counts.refused)],
  ['slowest, ms for 100 KB', `${slowest.ms.toFixed(2)} (${slowest.name})`],
  ['remembered of series, MB', rememberedMb.toFixed(1)],
  ['growth beside that, MB', growthMb.toFixed(1)],
];
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(26)} ${value}\n`);
if (slowest.ms > MOST_MS || growthMb > MOST_GROWTH_MB) process.exitCode = 1;
