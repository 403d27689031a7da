import type { FastifyInstance, FastifyRequest } from 'fastify';
import secureJson from 'secure-json-parse';
import { Problem } from '#shared/problems.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came; null before it is read. */
    rawBody: Buffer | null;
  }
}

const parse = (text: string, what = 'The body'): unknown => {
  try {
    return secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    throw new Problem(
      'bad-request',
      `${what} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
};

const parseLines = (text: string): unknown[] =>
  text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `Line ${index + 1}`)]));

/** JSON and NDJSON, with the raw bytes kept beside what was read from them. */
export function readBodies(app: FastifyInstance): void {
  app.decorateRequest('rawBody', null);
  app.removeAllContentTypeParsers();
  const read = (contentType: string, parseText: (text: string) => unknown) =>
    app.addContentTypeParser(
      contentType,
      { parseAs: 'buffer' },
      async (request: FastifyRequest, body: Buffer) => {
        request.rawBody = body;
        return parseText(body.toString('utf8'));
      },
    );
  read('application/json', (text) => parse(text));
  read('application/x-ndjson', parseLines);
}
