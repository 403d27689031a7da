import type { ListedToken } from './backend.ts';
import type { Command } from './command.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';

const describeToken = ({ id, name, scopes, createdAt, revokedAt }: ListedToken): string => {
  const state = revokedAt === null ? 'in force' : `revoked ${revokedAt}`;
  return [id, name, scopes.join(','), `made ${createdAt}`, state].join('\t');
};

/** `andon token list` */
export const tokenList: Command = {
  name: 'token list',
  summary: 'List the tokens, without their secrets',
  operands: [],
  options: [...backendOptions, jsonOption],
  run: (call) =>
    withBackend(call, async (backend) => {
      const tokens = await backend.listTokens();
      if (call.has('json')) call.terminal.out(JSON.stringify(tokens));
      else for (const token of tokens) call.terminal.out(describeToken(token));
      if (tokens.length === 0) call.terminal.err('there is no token yet');
    }),
};
