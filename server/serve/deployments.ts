import Type from 'typebox';
import {
  BatchAnswer,
  type DeploymentAnswer,
  DeploymentBody,
  DeploymentAnswer as DeploymentShape,
  deploymentsContract,
} from '#shared/api/deployments.ts';
import type { Deployment } from '#shared/facts.ts';
import { Problem } from '#shared/problems.ts';
import type { Upserted } from '../store/store.ts';
import { intake } from './access.ts';
import { bodyFingerprint } from './bodies.ts';
import { type DeploymentFacts, readDeployment } from './deployment-facts.ts';
import { isoInstant, isoInstantOrNull } from './instants.ts';
import { readListQuery } from './list-query.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const MAX_BATCH = 1_000;
const BODY_BYTES = 16 * 1024 * 1024;
const Batch = Type.Array(DeploymentBody, { minItems: 1, maxItems: MAX_BATCH });

const toAnswer = (deployment: Deployment, changeCount: number): DeploymentAnswer => {
  const { finishedAtMs, startedAtMs, ...same } = deployment;
  return {
    ...same,
    finishedAt: isoInstant(finishedAtMs),
    startedAt: isoInstantOrNull(startedAtMs),
    changeCount,
  };
};

const countOf = (results: readonly Upserted[], which: Upserted): number =>
  results.filter((result) => result === which).length;

export function serveDeployments(app: Api, { store, config, clock }: ServeDeps): void {
  const keepAsSent = (body: Buffer | null, contentType: string | undefined) => {
    if (body === null) return;
    store.deliveries.keep({
      source: 'api/deployments',
      deliveryId: bodyFingerprint(body),
      receivedAtMs: clock.nowMs(),
      contentType: contentType ?? 'application/json',
      body,
    });
  };
  const take = ({ deployment, changes }: DeploymentFacts) => {
    const result = store.deployments.upsert(deployment, changes);
    const answer = toAnswer(deployment, store.deployments.changeCount(deployment));
    return { status: result === 'created' ? (201 as const) : (200 as const), answer };
  };
  const guard = {
    config: { access: intake('deployments'), rateLimit: { max: 1_000, timeWindow: 1_000 } },
    bodyLimit: BODY_BYTES,
  };

  app.post(
    '/deployments',
    {
      ...guard,
      schema: {
        summary: 'Take in one deployment, or up to 1,000 at once; the same id again updates it',
        body: Type.Union([DeploymentBody, Batch]),
        response: { 200: Type.Union([DeploymentShape, BatchAnswer]), 201: DeploymentShape },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const nowMs = clock.nowMs();
      if (!Array.isArray(body)) {
        const facts = readDeployment(body, config.current(), nowMs);
        keepAsSent(request.rawBody, request.headers['content-type']);
        const { status, answer } = take(facts);
        return reply.code(status).send(answer);
      }
      const all = body.map((each) => readDeployment(each, config.current(), nowMs));
      keepAsSent(request.rawBody, request.headers['content-type']);
      const results = store.deployments.upsertMany(all);
      return {
        created: countOf(results, 'created'),
        updated: countOf(results, 'updated'),
        same: countOf(results, 'same'),
      };
    },
  );

  app.put(
    '/deployments/:id',
    {
      ...guard,
      schema: {
        summary: 'Take in one deployment by its id; the same again updates it',
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
        body: Type.Object(
          { ...DeploymentBody.properties, id: Type.Optional(DeploymentBody.properties.id) },
          { additionalProperties: false },
        ),
        response: { 200: DeploymentShape, 201: DeploymentShape },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (request.body.id !== undefined && request.body.id !== id)
        throw new Problem('invalid-body', `The address says "${id}", the body "${request.body.id}".`);
      const facts = readDeployment({ ...request.body, id }, config.current(), clock.nowMs());
      keepAsSent(request.rawBody, request.headers['content-type']);
      const { status, answer } = take(facts);
      return reply.code(status).send(answer);
    },
  );

  app.get(
    '/deployments',
    {
      config: { access: 'open' },
      schema: {
        summary: 'Deployments, newest first',
        querystring: deploymentsContract.query,
        response: { 200: deploymentsContract.response },
      },
    },
    async (request) => {
      const page = store.deployments.list(readListQuery(request.query, config.current()));
      return {
        items: page.items.map(({ changeCount, ...deployment }) => toAnswer(deployment, changeCount)),
        next: page.next,
      };
    },
  );
}
