import Type from 'typebox';
import { TokenAnswer, TokenBody, TokenCreated, type TokenScope } from '#shared/api/tokens.ts';
import { Problem } from '#shared/problems.ts';
import { createTokenSecret, hashSecret } from '../tokens.ts';
import { admin, adminOrFirstPage, isLoopbackHost, showsNothing } from './access.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toTokenAnswer } from './token-answer.ts';

/** What the first token may do where it is made without another: to tell, which this machine could do before. */
const firstScopes: readonly TokenScope[] = ['deployments', 'incidents', 'tallies'];

/** @throws Problem for a first token that could do more, and on a board that is reached by another address */
function checkFirst(scopes: readonly TokenScope[], publicUrl: string | null): void {
  const isPublic = publicUrl !== null && !isLoopbackHost(new URL(publicUrl).host);
  if (!isPublic && scopes.every((scope) => firstScopes.includes(scope))) return;
  throw new Problem('unauthorized', 'This needs a token with the scope "admin": andon token create.');
}

export function serveTokens(app: Api, { store, config, clock }: ServeDeps): void {
  app.post(
    '/tokens',
    {
      config: { access: adminOrFirstPage },
      schema: { summary: 'Make a token', body: TokenBody, response: { 201: TokenCreated } },
    },
    async (request, reply) => {
      const { name, scopes } = request.body;
      if (showsNothing(request)) {
        checkFirst(scopes, config.current().publicUrl);
        request.log.warn({ scopes }, 'the first token is made by a page on this machine');
      }
      const secret = createTokenSecret();
      const row = store.tokens.create(name, scopes, hashSecret(secret), clock.nowMs());
      return reply.code(201).send({ ...toTokenAnswer(row), secret });
    },
  );
  app.get(
    '/tokens',
    {
      config: { access: admin },
      schema: {
        summary: 'Tokens, without their secrets',
        response: { 200: Type.Object({ items: Type.Array(TokenAnswer), next: Type.Null() }) },
      },
    },
    async () => ({ items: store.tokens.list().map(toTokenAnswer), next: null }),
  );
  app.delete(
    '/tokens/:id',
    {
      config: { access: admin },
      schema: {
        summary: 'Revoke a token',
        params: Type.Object({ id: Type.Integer() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      if (!store.tokens.revoke(request.params.id, clock.nowMs()))
        throw new Problem('not-found', `There is no token ${request.params.id} in force.`);
      return reply.code(204).send(null);
    },
  );
}
