import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode, type ProblemPart, problems } from '#shared/problems.ts';

/** Fastify's own refusals, put into words of the catalogue. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  // Ours are problems already: this one is of the web files, for an address that leads out of their folder or holds a NUL.
  403: 'not-found',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

const details: Readonly<Record<number, string>> = { 403: 'There is nothing at this address.' };

/** What the validator says of the whole when one of several shapes was asked for. */
const shapeless = ['must be array', 'must match a schema in anyOf'];

function sayMessage(message: string | undefined, params: Record<string, unknown>): string {
  if (message === 'schema is false') return 'is not a property that is known here';
  const { allowedValues, format } = params;
  if (format === 'date-time') return 'must be a time such as 2026-11-21T15:10:00Z (RFC 3339)';
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(', ')}`;
  return message ?? 'is not as described';
}

/**
 * Says where a value is not as described. Where one of several shapes is asked for, the validator also says
 * that the whole is none of them, which tells nothing next to the part that is wrong.
 */
function sayParts(validation: NonNullable<FastifyError['validation']>): ProblemPart[] {
  const parts = validation.map(({ instancePath, message, params }) => ({
    at: instancePath || '/',
    message: sayMessage(message, params),
  }));
  const inside = parts.filter((part) => part.at !== '/');
  const atRoot = parts.filter((part) => !shapeless.includes(part.message));
  return (inside.length > 0 ? inside : atRoot.length > 0 ? atRoot : parts).slice(0, 20);
}

function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (error.validation) {
    const parts = sayParts(error.validation);
    const detail = parts.map((part) => `${part.at} ${part.message}`).join('; ');
    return new Problem(error.validationContext === 'body' ? 'invalid-body' : 'invalid-query', detail, parts);
  }
  const status = error.statusCode ?? 500;
  const code = codeOfStatus[status];
  return code ? new Problem(code, details[status] ?? error.message) : new Problem('internal', '');
}

export function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const { status, title } = problems[problem.code];
  if (status === 429 || status === 503) reply.header('retry-after', '5');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:andon:problem:${problem.code}`,
        title,
        status,
        // 5xx without detail: what went wrong inside stands in the log.
        ...(status < 500 || status === 503 ? { detail: problem.message } : {}),
        instance: request.id,
        ...(problem.parts.length > 0 ? { errors: problem.parts } : {}),
      }),
    );
}

const UNREADABLE = 'The address cannot be read: the bytes behind a % in it are no text (UTF-8).';

/** For what the server refuses before any route: an address that is no text. */
export function answerUnreadable(_: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, request, new Problem('bad-request', UNREADABLE));
}

/** Answers every failure as RFC 9457, and logs what was not meant to happen: who asks too often fills no disk. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500 && error !== problem) request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, request, problem);
  });
}
