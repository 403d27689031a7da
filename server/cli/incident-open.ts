import { randomBytes } from 'node:crypto';
import type { IncidentBody } from '#shared/api/incidents.ts';
import { isoInstant } from '#shared/time.ts';
import { readCause } from './cause-option.ts';
import type { Call, Command } from './command.ts';
import { given } from './given.ts';
import { instantOption } from './instant-option.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { patientForOneCall } from './server-question.ts';
import { severityOption } from './severity-option.ts';

/** A name that tells when, and that nobody else makes: `20261122-134200-9f3a1c`. */
const createId = (nowMs: number): string => {
  const when = isoInstant(nowMs)
    .replace(/[-:]|\..*$/g, '')
    .replace('T', '-');
  return `${when}-${randomBytes(3).toString('hex')}`;
};

const readBody = (call: Call): IncidentBody => {
  const { terminal, need, text } = call;
  return {
    service: need('service'),
    id: text('id') ?? createId(terminal.nowMs()),
    title: need('title'),
    severity: severityOption(call, 2),
    startedAt: instantOption(call, 'started') ?? isoInstant(terminal.nowMs()),
    ...given<IncidentBody>({
      detectedAt: instantOption(call, 'detected'),
      detectedBy: text('detected-by'),
      causedBy: readCause(call),
      url: text('url'),
    }),
  };
};

/** `andon incident open` */
export const incidentOpen: Command = {
  name: 'incident open',
  summary: 'Tell the board that users suffer; prints the id by which it is resolved',
  operands: [],
  options: [
    { name: 'service', value: 'ID', help: 'what they suffer from', required: true },
    { name: 'title', value: 'TEXT', help: 'what is wrong', required: true },
    { name: 'id', value: 'ID', help: 'names this incident; made unless given. The same id again updates it' },
    {
      name: 'severity',
      value: 'LEVEL',
      help: '1 (the worst) to 4, sev-1, P1, or critical, major, minor, none; 2 unless given',
    },
    { name: 'started', value: 'TIME', help: 'when users began to suffer; now unless given' },
    { name: 'detected', value: 'TIME', help: 'when it was noticed' },
    { name: 'detected-by', value: 'WHO', help: 'who noticed: monitoring, or who else' },
    { name: 'caused-by', value: 'ID', help: 'the deployment that caused it, or its commit as sha:COMMIT' },
    { name: 'url', value: 'URL', help: 'where it can be looked up' },
    ...backendOptions,
    jsonOption,
  ],
  notes: [
    '  id=$(andon incident open --service work-orders --title "Orders are stuck" --severity major)',
    '  andon incident resolve --id "$id"',
  ],
  async run(call) {
    const body = readBody(call);
    const { out, err } = call.terminal;
    await withBackend(
      call,
      async (backend) => {
        const incident = await backend.openIncident(body);
        out(call.has('json') ? JSON.stringify(incident) : incident.id);
      },
      patientForOneCall(err),
    );
  },
};
