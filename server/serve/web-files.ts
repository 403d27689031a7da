import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from '#shared/problems.ts';
import { sendProblem } from './problem-answers.ts';

/**
 * Paths that belong to the API and its kin, and parts of the app: an unknown one is a problem, not a page. A part of an
 * earlier build that a page still asks for is gone, and a page in its place would be read as a script.
 */
const isNoPage = (url: string): boolean =>
  /^\/(api|hooks|docs|metrics|healthz|readyz|assets)(\/|\?|$)/.test(url);

/** Serves the built web app; every other path is a page of it, the wall's being a page of its own. */
export async function serveWebFiles(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isNamedByContent = relative(folder, path).startsWith(`assets${sep}`);
        reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler({}, (request, reply) => {
    if (isNoPage(request.url) || (request.method !== 'GET' && request.method !== 'HEAD'))
      return sendProblem(
        reply,
        request,
        new Problem('not-found', `There is nothing at ${request.method} ${request.url}.`),
      );
    if (!built)
      return sendProblem(
        reply,
        request,
        new Problem('unavailable', 'The web app is not built yet: npm run build.'),
      );
    const page = /^\/wall(\?|$)/.test(request.url) ? 'wall.html' : 'index.html';
    return reply.sendFile(page);
  });
}
