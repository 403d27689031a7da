import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode, type ProblemPart, problems } from '#shared/problems.ts';

/** Fastify's own refusals, put into words of the catalogue. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (error.validation) {
    const body = error.validationContext === 'body';
    const parts: ProblemPart[] = error.validation.slice(0, 20).map((each) => ({
      at: each.instancePath || '/',
      message: each.message ?? 'is not as described',
    }));
    return new Problem(
      body ? 'invalid-body' : 'invalid-query',
      parts.map((part) => `${part.at} ${part.message}`).join('; '),
      parts,
    );
  }
  const code = codeOfStatus[error.statusCode ?? 500];
  return code ? new Problem(code, error.message) : new Problem('internal', '');
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

/** Answers every failure as RFC 9457, and logs what was ours. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, request, problem);
  });
}
