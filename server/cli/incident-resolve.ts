import { isoInstant } from '#shared/time.ts';
import type { Command } from './command.ts';
import { instantOption } from './instant-option.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { patientForOneCall } from './server-question.ts';

/** `andon incident resolve` */
export const incidentResolve: Command = {
  name: 'incident resolve',
  summary: 'Tell the board that an incident is over',
  operands: [],
  options: [
    { name: 'id', value: 'ID', help: 'as andon incident open printed it', required: true },
    { name: 'service', value: 'ID', help: 'needed only where two services know an incident by that id' },
    { name: 'at', value: 'TIME', help: 'when users no longer suffered; now unless given' },
    ...backendOptions,
    jsonOption,
  ],
  async run(call) {
    const { terminal, need, text } = call;
    const service = text('service');
    const resolvedAt = instantOption(call, 'at') ?? isoInstant(terminal.nowMs());
    await withBackend(
      call,
      async (backend) => {
        const patch = { resolvedAt, ...(service === undefined ? {} : { service }) };
        const incident = await backend.changeIncident(need('id'), patch);
        const { out } = terminal;
        if (call.has('json')) out(JSON.stringify(incident));
        else
          out(
            `${incident.service}: incident ${incident.id} is resolved, ${incident.startedAt} to ${resolvedAt}`,
          );
      },
      patientForOneCall(terminal.err),
    );
  },
};
