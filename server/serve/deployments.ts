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
import { shownRepository } from '#shared/repository-address.ts';
import { isoInstant } from '#shared/time.ts';
import { countUpserts } from '../store/count-upserts.ts';
import type { ToldDeployment } from '../store/store.ts';
import { intakeConfig } from './access.ts';
import { readDeployment } from './deployment-facts.ts';
import { isoInstantOrNull } from './instants.ts';
import { createKeeper } from './keep-as-sent.ts';
import { readListQuery } from './list-query.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const MAX_BATCH = 1_000;
const BODY_BYTES = 16 * 1024 * 1024;
const Batch = Type.Array(DeploymentBody, { minItems: 1, maxItems: MAX_BATCH });

const toAnswer = (deployment: Deployment, changeCount: number): DeploymentAnswer => {
  const { finishedAtMs, startedAtMs, repository, ...same } = deployment;
  return {
    ...same,
    repository: repository === null ? null : shownRepository(repository),
    finishedAt: isoInstant(finishedAtMs),
    startedAt: isoInstantOrNull(startedAtMs),
    changeCount,
  };
};

/** Under which raw bodies are kept. */
const SOURCE = 'api/deployments';

const route = { config: intakeConfig('deployments'), bodyLimit: BODY_BYTES };

/** Stores one and answers it as it is known now. */
const take = ({ store: { deployments }, subjects }: ServeDeps, told: ToldDeployment) => {
  const [result] = subjects.tellDeployments([told]);
  const { service, environment, id } = told.deployment;
  const standing = deployments.get(service, environment, id) ?? told.deployment;
  const answer = toAnswer(standing, deployments.changeCount(standing));
  return { status: result === 'created' ? (201 as const) : (200 as const), answer };
};

export function serveDeployments(app: Api, deps: ServeDeps): void {
  servePost(app, deps);
  servePut(app, deps);
  serveList(app, deps);
}

function servePost(app: Api, deps: ServeDeps): void {
  const { store, config, clock, subjects } = deps;
  const keepAsSent = createKeeper({ store, clock }, SOURCE);
  app.post(
    '/deployments',
    {
      ...route,
      schema: {
        summary:
          'Take in one deployment, or up to 1,000 at once; the same id again updates it: what is left out stays as it is known, null takes away',
        body: Type.Union([DeploymentBody, Batch]),
        response: { 200: Type.Union([DeploymentShape, BatchAnswer]), 201: DeploymentShape },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const read = (each: DeploymentBody) => readDeployment(each, config.current(), clock.nowMs());
      if (Array.isArray(body)) {
        // Every one is read before any is stored: a body is taken whole or not at all.
        const told = body.map(read);
        keepAsSent(request);
        return countUpserts(subjects.tellDeployments(told));
      }
      const told = read(body);
      keepAsSent(request);
      const { status, answer } = take(deps, told);
      return reply.code(status).send(answer);
    },
  );
}

function servePut(app: Api, deps: ServeDeps): void {
  const { store, config, clock } = deps;
  const keepAsSent = createKeeper({ store, clock }, SOURCE);
  app.put(
    '/deployments/:id',
    {
      ...route,
      schema: {
        summary:
          'Take in one deployment by its id; the same again updates it: what is left out stays as it is known, null takes away',
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
      const told = readDeployment({ ...request.body, id }, config.current(), clock.nowMs());
      keepAsSent(request);
      const { status, answer } = take(deps, told);
      return reply.code(status).send(answer);
    },
  );
}

function serveList(app: Api, { store, config }: ServeDeps): void {
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
