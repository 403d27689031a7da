import type { FastifySchema, RouteOptions } from 'fastify';
import Type from 'typebox';

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

/** Who may call a route without a token, before whatever else is said of it. */
const describeCaller = (caller: string, described: string | undefined): string =>
  described === undefined ? caller : `${caller} ${described}`;

/**
 * A route as the OpenAPI document says it: with the problems that every route may answer, and with the token that
 * it asks for. Nothing of this changes what the route does.
 */
export function describeRoute(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const said = { summary: '', ...schema };
  const access = route.config?.access;
  const caller = access === undefined || access === 'open' ? OPEN : access === 'hook' ? HOOK : null;
  return {
    ...schema,
    ...(caller === null ? {} : { description: describeCaller(caller, schema.description) }),
    response: { ...describeAnswers(schema.response, said.summary), default: refusal },
    ...(caller !== null ? {} : { security: [{ bearer: [] }] }),
  };
}
