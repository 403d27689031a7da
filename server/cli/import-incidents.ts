import type { FlaggedIncident, HistoryFlag } from '#shared/api/incident-history.ts';
import { MAX_HISTORY } from '#shared/api/incident-history.ts';
import type { IncidentBody } from '#shared/api/incidents.ts';
import type { IncidentDefaults, IncidentRow } from '../collect/push/incident-row.ts';
import { LineError } from '../collect/push/line-error.ts';
import { readIncidentFile } from '../collect/push/read-incident-file.ts';
import { readSeverity } from '../collect/webhooks/senders/severity.ts';
import { type Backend, RowsRefused } from './backend.ts';
import { type Call, type Command, CommandFailure, UsageError } from './command.ts';
import { formatOption, openFile, readFormat } from './import-file.ts';
import { incidentFileNotes } from './incident-file-notes.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { createProgress } from './progress.ts';

const MOST_FAULTS = 100;

const readDefaults = ({ text }: Call): IncidentDefaults => {
  const said = text('severity');
  const severity = said === undefined ? null : readSeverity([said], {});
  if (said !== undefined && severity === null)
    throw new UsageError(`--severity: "${said}" is none of 1 to 4, sev-1, P1, critical, major, minor, none`);
  return { service: text('service'), severity: severity ?? undefined };
};

const describeFault = (place: string, { line, column, message }: LineError): string =>
  `${place}, line ${line}${column === null ? '' : `, column ${column}`}: ${message}`;

/** Everything that is wrong, as one failure. */
const refuse = (place: string, faults: readonly LineError[]): CommandFailure => {
  const more = faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more`] : [];
  const lines = [...faults.slice(0, MOST_FAULTS).map((fault) => describeFault(place, fault)), ...more];
  return new CommandFailure(`${lines.join('\n')}\nNothing of this is stored.`);
};

/** One of the bodies that are sent, with the row that it is of. */
interface Sent {
  readonly body: IncidentBody;
  readonly row: IncidentRow;
}

/** What the server says of bodies, as faults of the file. */
const toFaults = ({ parts, message }: RowsRefused, sent: readonly Sent[]): LineError[] =>
  parts.map((part) => {
    const [index = '', column = ''] = part.at.split('/').slice(1);
    const row = sent[Number(index)]?.row;
    const place = row?.placeOf(column);
    return new LineError(place?.line ?? 1, row === undefined ? message : part.message, place?.column ?? null);
  });

const portionsOf = (sent: readonly Sent[]): Sent[][] =>
  Array.from({ length: Math.ceil(sent.length / MAX_HISTORY) }, (_, index) =>
    sent.slice(index * MAX_HISTORY, (index + 1) * MAX_HISTORY),
  );

interface Taken {
  readonly created: number;
  readonly updated: number;
  readonly same: number;
  readonly flagged: readonly FlaggedIncident[];
}

const nothingYet: Taken = { created: 0, updated: 0, same: 0, flagged: [] };

const sendPortion = async (sent: readonly Sent[], backend: Backend, check: boolean): Promise<Taken> =>
  backend.putIncidents(
    sent.map(({ body }) => body),
    check,
  );

/** Has all portions checked, so that a file is refused before anything of it is stored. */
const checkAll = async (portions: readonly Sent[][], backend: Backend, place: string): Promise<Taken> => {
  const faults: LineError[] = [];
  let flagged: readonly FlaggedIncident[] = [];
  for (const portion of portions) {
    try {
      flagged = [...flagged, ...(await sendPortion(portion, backend, true)).flagged];
    } catch (error) {
      if (!(error instanceof RowsRefused)) throw error;
      faults.push(...toFaults(error, portion));
    }
  }
  if (faults.length > 0) throw refuse(place, faults);
  return { ...nothingYet, flagged };
};

const storeAll = async (portions: readonly Sent[][], backend: Backend, call: Call): Promise<Taken> => {
  const say = createProgress(call.terminal);
  let sum = nothingYet;
  for (const [index, portion] of portions.entries()) {
    const { created, updated, same, flagged } = await sendPortion(portion, backend, false);
    sum = {
      created: sum.created + created,
      updated: sum.updated + updated,
      same: sum.same + same,
      flagged: [...sum.flagged, ...flagged],
    };
    say(`${index + 1} of ${portions.length} portions taken in`);
  }
  return sum;
};

const flagWords: Readonly<Record<HistoryFlag, string>> = {
  negative: 'end before they start',
  'zero-length': 'end when they start',
  future: 'have a time after now',
};
const MOST_NAMED = 5;

/** What the figures leave out, by reason. */
const describeFlagged = (flagged: readonly FlaggedIncident[]): string[] =>
  [...Map.groupBy(flagged, ({ flag }) => flag)].map(([flag, those]) => {
    const ids = [...new Set(those.map(({ id }) => id))];
    const named = ids.slice(0, MOST_NAMED).join(', ') + (ids.length > MOST_NAMED ? ', …' : '');
    return `taken in, and left out of the figures because they ${flagWords[flag]}: ${those.length} (${named})`;
  });

/** An incident is kept for each of its services: then there are more of them than rows. */
const describeCount = (rowCount: number, incidentCount: number): string => {
  const incidents = `${incidentCount} incident${incidentCount === 1 ? '' : 's'}`;
  if (rowCount === incidentCount) return incidents;
  return `${incidents}, one for each service of ${rowCount} row${rowCount === 1 ? '' : 's'}`;
};

const answer = (call: Call, rowCount: number, incidentCount: number, taken: Taken): void => {
  const { out, err } = call.terminal;
  const { created, updated, same, flagged } = taken;
  const isCheck = call.has('check');
  if (call.has('json')) {
    out(
      JSON.stringify({
        rows: rowCount,
        incidents: incidentCount,
        created,
        updated,
        same,
        flagged,
        stored: !isCheck,
      }),
    );
    return;
  }
  for (const line of describeFlagged(flagged)) err(line);
  const counted = describeCount(rowCount, incidentCount);
  if (isCheck) out(`can be taken in, and nothing is stored: ${counted}`);
  else out(`${counted}: ${created} new, ${updated} updated, ${same} the same as before`);
};

/** `andon import incidents FILE|-` */
export const importIncidentsCommand: Command = {
  name: 'import incidents',
  summary: 'Take in incidents of the past from a file of CSV or NDJSON, or from standard input (-)',
  operands: ['FILE|-'],
  options: [
    formatOption,
    { name: 'service', value: 'ID', help: 'of all rows, where the file does not name it' },
    { name: 'severity', value: 'LEVEL', help: 'of rows that say none; else 2, and 4 of maintenance' },
    { name: 'check', help: 'only say whether it can be taken in, and what the figures would leave out' },
    ...backendOptions,
    jsonOption,
  ],
  notes: incidentFileNotes,
  async run(call) {
    const [place = '-'] = call.operands;
    const [format, defaults] = [readFormat(call), readDefaults(call)];
    const input = openFile(place, call.terminal);
    const { rows, faults } = await readIncidentFile(input, { place, format, defaults }).catch((error) => {
      const isOfTheFile = error instanceof Error && 'syscall' in error;
      throw isOfTheFile ? new CommandFailure(`${place}: ${error.message}`) : error;
    });
    if (faults.length > 0) throw refuse(place, faults);
    const sent = rows.flatMap((row) => row.bodies.map((body) => ({ body, row })));
    await withBackend(call, async (backend) => {
      const portions = portionsOf(sent);
      const checked = await checkAll(portions, backend, place);
      const taken = call.has('check') ? checked : await storeAll(portions, backend, call);
      answer(call, rows.length, sent.length, taken);
    });
  },
};
