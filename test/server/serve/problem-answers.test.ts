import { Writable } from 'node:stream';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { Problem } from '#shared/problems.ts';
import { answerProblems } from '../../../server/serve/problem-answers.ts';

/** The lines that are logged while a route fails with an error. */
async function failWith(error: Error): Promise<{ readonly status: number; readonly lines: string[] }> {
  const lines: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const app = Fastify({ logger: { level: 'error', stream } });
  answerProblems(app);
  app.get('/', async () => {
    throw error;
  });
  const { statusCode } = await app.inject('/');
  await app.close();
  return { status: statusCode, lines };
}

describe('a request that fails', () => {
  it('by a fault of ours is logged', async () => {
    const { status, lines } = await failWith(new TypeError('x is not a function'));
    expect(status).toBe(500);
    expect(lines.join()).toContain('x is not a function');
  });

  it('because too many ask at once leaves nothing in the log, however often', async () => {
    expect(await failWith(new Problem('unavailable', 'Ask again.'))).toEqual({ status: 503, lines: [] });
  });
});
