import { isoInstant } from '#shared/time.ts';
import { LineError } from '../collect/push/line-error.ts';
import { createMinuteRows, type MinuteRow, type MinuteRows } from '../collect/push/minute-rows.ts';
import { type Line, readLines } from '../collect/push/read-lines.ts';
import { type FileFormat, guessFormat } from '../collect/push/record-reader.ts';
import { createRowReader, type RowReader } from '../collect/push/row-reader.ts';
import type { TallyRow } from '../collect/push/tally-row.ts';
import { type Backend, RowRefused } from './backend.ts';
import { type Call, type Command, CommandFailure, UsageError } from './command.ts';
import { formatOption, openFile, readFormat } from './import-file.ts';
import { type BackendPlace, withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { createProgress } from './progress.ts';
import { tallyFileNotes } from './tally-file-notes.ts';
import { createTallyLoad, type LoadProgress, type TallyLoad } from './tally-load.ts';

const readFirstLine = (text: string | undefined): number => {
  if (text === undefined || /^[1-9]\d{0,14}$/.test(text)) return Number(text ?? 1);
  throw new UsageError(`--from-line: "${text}" is not the number of a line`);
};

interface Reading {
  readonly call: Call;
  readonly place: string;
  readonly format: FileFormat | undefined;
  readonly firstLine: number;
}

/** The rows of the lines from `firstLine` on. What lies before is read over: it names the columns, or may be quoted. */
async function* readRows(
  lines: AsyncIterable<Line>,
  { call, place, format, firstLine }: Reading,
): AsyncGenerator<TallyRow> {
  const defaults = { service: call.text('service'), objective: call.text('objective') };
  let reader: RowReader | null = null;
  for await (const line of lines) {
    if (reader === null) {
      if (line.text.trim() === '') continue;
      reader = createRowReader(format ?? guessFormat(place, line.text), defaults);
    }
    const row = reader.read(line);
    if (row !== null && row.line >= firstLine) yield row;
  }
  reader?.end();
}

/** Reads `rows` into `load` until nothing follows or `isInterrupted`. */
const loadAll = async (
  rows: AsyncIterable<TallyRow>,
  minutes: MinuteRows,
  load: TallyLoad,
  isInterrupted: () => boolean,
): Promise<void> => {
  const take = async (over: readonly MinuteRow[]): Promise<void> => {
    for (const row of over) await load.add(row);
  };
  for await (const row of rows) {
    if (isInterrupted()) return;
    const over = minutes.next(row);
    if (over.length > 0) await take(over);
  }
  if (isInterrupted()) return;
  await take(minutes.end());
  await load.end();
};

const countMinutes = (count: number): string => `${count} ${count === 1 ? 'minute' : 'minutes'}`;

const sayHowToGoOn = ({ sentCount, nextLine }: LoadProgress): string => {
  if (sentCount === 0) return 'Nothing is stored.';
  return `${countMinutes(sentCount)} stored. Go on with --from-line ${nextLine}.`;
};

/** What went wrong, and how to go on: the portions before it stay. */
const explain = ({ call, place }: Reading, progress: LoadProgress, error: unknown): unknown => {
  const isOfTheFile = error instanceof Error && 'syscall' in error;
  const isExplained = [LineError, RowRefused, CommandFailure].some((kind) => error instanceof kind);
  if (!(error instanceof Error) || !(isOfTheFile || isExplained)) return error;
  const where = error instanceof LineError ? `${place}, line ${error.line}: ` : `${place}: `;
  const howToGoOn = call.has('dry-run') ? '' : `\n${sayHowToGoOn(progress)}`;
  return new CommandFailure(`${where}${error.message}${howToGoOn}`);
};

/** Where rows went, or would go: `in /srv/andon/data`. */
const placeText = ({ dataDir, server }: BackendPlace): string => {
  if (dataDir === null) return `at ${server}`;
  return server === null ? `in ${dataDir}` : `in ${dataDir}, through ${server}`;
};

const answer = (
  { call }: Reading,
  { firstMs, lastMs }: LoadProgress,
  minutes: MinuteRows,
  { through, ...place }: BackendPlace & { readonly through: Backend['kind'] },
): void => {
  const { terminal } = call;
  const minuteCount = minutes.minuteCount();
  const { count, firstLine } = minutes.repeated();
  const isDry = call.has('dry-run');
  if (count > 0)
    terminal.err(
      `rows that give a minute again: ${count}, the first in line ${firstLine}; the later row of a minute counts`,
    );
  const [from, to] = [firstMs, lastMs].map((ms) => (ms === null ? null : isoInstant(ms)));
  if (call.has('json')) {
    const stored = isDry ? 0 : minuteCount;
    terminal.out(
      JSON.stringify({ minutes: minuteCount, stored, repeated: count, from, to, through, ...place }),
    );
    return;
  }
  const span = minuteCount === 0 ? '' : `, ${from} to ${to}`;
  terminal.out(
    `${countMinutes(minuteCount)} ${isDry ? 'can be taken in; nothing is stored' : 'stored'} ${placeText(place)}${span}`,
  );
};

/** Portions are small for a server, which answers others between them. */
const portionRows: Readonly<Record<Backend['kind'], number>> = { server: 2_500, store: 50_000 };

const importFile = async (reading: Reading, backend: Backend, to: BackendPlace): Promise<void> => {
  const { call, place, firstLine } = reading;
  const input = openFile(place, call.terminal);
  const minutes = createMinuteRows(call.has('sum'));
  const load = createTallyLoad({
    send: call.has('dry-run') ? backend.checkTallies : backend.putTallies,
    portionRows: portionRows[backend.kind],
    firstLine,
    say: createProgress(call.terminal),
  });
  let isInterrupted = false;
  const endListening = call.terminal.onInterrupt(() => {
    isInterrupted = true;
    input.destroy();
  });
  try {
    await loadAll(readRows(readLines(input), reading), minutes, load, () => isInterrupted);
  } catch (error) {
    // A file that is closed in the middle of reading says so; it was us.
    if (!isInterrupted) throw explain(reading, load.progress(), error);
  } finally {
    endListening();
    input.destroy();
  }
  if (isInterrupted) throw explain(reading, load.progress(), new CommandFailure('interrupted'));
  answer(reading, load.progress(), minutes, { through: backend.kind, ...to });
};

/** `andon import tallies FILE|-` */
export const importTalliesCommand: Command = {
  name: 'import tallies',
  summary: 'Take in good and total by minute from a file of CSV or NDJSON, or from standard input (-)',
  operands: ['FILE|-'],
  options: [
    formatOption,
    { name: 'service', value: 'ID', help: 'of all rows, where the file does not name it' },
    { name: 'objective', value: 'ID', help: 'of all rows, where the file does not name it' },
    { name: 'sum', help: 'add up rows of one minute that stand together' },
    { name: 'from-line', value: 'N', help: 'go on from there; lines count from 1' },
    { name: 'dry-run', help: 'only say whether it can be taken in' },
    ...backendOptions,
    jsonOption,
  ],
  notes: tallyFileNotes,
  async run(call) {
    const [place = '-'] = call.operands;
    const reading = {
      call,
      place,
      format: readFormat(call),
      firstLine: readFirstLine(call.text('from-line')),
    };
    await withBackend(call, (backend, to) => importFile(reading, backend, to));
  },
};
