import { type Command, UsageError } from './command.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';

const readId = (text: string | undefined): number => {
  if (text !== undefined && /^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`"${text}" is not the number of a token; see andon token list`);
};

/** `andon token revoke ID` */
export const tokenRevoke: Command = {
  name: 'token revoke',
  summary: 'Take a token back, at once and for good',
  operands: ['ID'],
  options: [...backendOptions, jsonOption],
  async run(call) {
    const id = readId(call.operands[0]);
    await withBackend(call, async (backend) => {
      await backend.revokeToken(id);
      call.terminal.out(call.has('json') ? JSON.stringify({ id, revoked: true }) : `token ${id} is revoked`);
    });
  },
};
