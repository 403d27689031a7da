import { type TokenScope, tokenScopes } from '#shared/api/tokens.ts';
import { didYouMean } from '#shared/nearest.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';

const longestName = 200;

const readScopes = (text: string): TokenScope[] => {
  const scopes = text.split(',').map((word) => {
    const scope = tokenScopes.find((known) => known === word.trim());
    if (scope !== undefined) return scope;
    throw new UsageError(`no scope is called "${word}"${didYouMean(word, tokenScopes)}`);
  });
  return [...new Set(scopes)];
};

const readName = (call: Call): string => {
  const name = call.need('name').trim();
  if (name !== '' && name.length <= longestName) return name;
  throw new UsageError(`--name must be 1 to ${longestName} letters long`);
};

/** `andon token create` */
export const tokenCreate: Command = {
  name: 'token create',
  summary: 'Make a token; its secret is printed once and kept nowhere',
  operands: [],
  options: [
    { name: 'name', value: 'NAME', help: 'what the token is for, e.g. "ci of work-orders"', required: true },
    { name: 'scopes', value: 'LIST', help: `what it may do, of ${tokenScopes.join(',')}`, required: true },
    ...backendOptions,
    jsonOption,
  ],
  async run(call) {
    const [name, scopes] = [readName(call), readScopes(call.need('scopes'))];
    await withBackend(call, async (backend) => {
      const token = await backend.createToken(name, scopes);
      call.terminal.out(call.has('json') ? JSON.stringify(token) : token.secret);
      call.terminal.err(
        `token ${token.id} "${token.name}" may: ${scopes.join(', ')}; its secret is not shown again`,
      );
    });
  },
};
