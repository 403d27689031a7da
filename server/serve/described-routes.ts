import type { FastifySchema, RouteOptions } from 'fastify';
import Type from 'typebox';
import type { Access } from './access.ts';

const ProblemShape = Type.Object({
  type: Type.String({ description: 'urn:andon:problem:CODE' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  instance: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: Type.String() }))),
});

const OPEN = 'Open to whoever reaches the board.';

const HOOK =
  'For the sender that the hook is configured for, with its own proof: a signature over the body, or a token as it shows it. A hook without secret and token asks for a token of the board.';

const refusal = {
  description: 'A problem (RFC 9457): what is wrong, where, and what to do',
  content: { 'application/problem+json': { schema: ProblemShape } },
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Each answer named by what the route does: a bare shape says nothing to a reader. */
const describeAnswers = (response: unknown, summary: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(isRecord(response) ? response : {}).map(([code, shape]) => [
      code,
      isRecord(shape) ? { description: summary, ...shape } : shape,
    ]),
  );

/** Who may call a route, in a sentence or two. */
function callerOf(access: Access | undefined): string {
  if (access === undefined || access === 'open') return OPEN;
  if (access === 'hook') return HOOK;
  const needed = `Needs a token with the scope ${[...access.scopes].join(' or ')}`;
  const named = access.scopes.includes('admin') ? `${needed}.` : `${needed}, or admin.`;
  if (access.firstPage)
    return `${named} The first one may also be made on the board's own page, on its machine.`;
  return access.intake ? `${named} Until the first token exists, the board's own machine needs none.` : named;
}

/**
 * A route as the OpenAPI document says it: with the problems that every route may answer, and with the token that
 * it asks for. Nothing of this changes what the route does.
 */
export function describeRoute(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const said = { summary: '', ...schema };
  const access = route.config?.access;
  const described = schema.description === undefined ? '' : ` ${schema.description}`;
  return {
    ...schema,
    description: `${callerOf(access)}${described}`,
    response: { ...describeAnswers(schema.response, said.summary), default: refusal },
    ...(typeof access === 'object' ? { security: [{ bearer: [] }] } : {}),
  };
}
