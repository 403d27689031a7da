import Type from 'typebox';
import { TokenAnswer, TokenBody, TokenCreated } from '#shared/api/tokens.ts';
import { Problem } from '#shared/problems.ts';
import { createTokenSecret, hashSecret } from '../tokens.ts';
import { admin } from './access.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toTokenAnswer } from './token-answer.ts';

export function serveTokens(app: Api, { store, clock }: ServeDeps): void {
  app.post(
    '/tokens',
    {
      config: { access: admin },
      schema: { summary: 'Make a token', body: TokenBody, response: { 201: TokenCreated } },
    },
    async (request, reply) => {
      const secret = createTokenSecret();
      const { name, scopes } = request.body;
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
