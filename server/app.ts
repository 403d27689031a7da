import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyServerOptions, LogController } from 'fastify';
import { type AccessRules, guardRoutes } from './serve/access.ts';
import { serveBoardHead } from './serve/board-head.ts';
import { readBodies } from './serve/bodies.ts';
import { serveBudgetLine } from './serve/budget-line.ts';
import { serveCorrections } from './serve/corrections.ts';
import { serveDeliveries } from './serve/deliveries.ts';
import { serveDeployments } from './serve/deployments.ts';
import { describeRoute } from './serve/described-routes.ts';
import { serveEpisodes } from './serve/episodes.ts';
import { serveEvidence } from './serve/evidence.ts';
import { serveFigures } from './serve/figures.ts';
import { serveGlossary } from './serve/glossary.ts';
import { type Readiness, serveHealth } from './serve/health.ts';
import { createHints } from './serve/hints.ts';
import { serveHooks } from './serve/hooks.ts';
import { serveImportProgress } from './serve/import-progress.ts';
import { serveIncidentHistory } from './serve/incident-history.ts';
import { serveIncidentLog } from './serve/incident-log.ts';
import { serveIncidents } from './serve/incidents.ts';
import { keepAnswers } from './serve/kept-answers.ts';
import { serveLive } from './serve/live.ts';
import { serveMetricsCatalogue } from './serve/metrics-catalogue.ts';
import { serveMetricsPage } from './serve/metrics-page.ts';
import { serveNotes } from './serve/notes.ts';
import { serveObjectives } from './serve/objectives.ts';
import { serveOverview } from './serve/overview.ts';
import { createOwnMetrics, type OwnMetrics } from './serve/own-metrics.ts';
import { prepareDeliveries } from './serve/prepare-deliveries.ts';
import { answerProblems, answerUnreadable } from './serve/problem-answers.ts';
import { serveReadiness } from './serve/readiness.ts';
import { serveReceipts } from './serve/receipts.ts';
import { serveReleases } from './serve/releases.ts';
import { serveSeries } from './serve/series.ts';
import type { Api, ServeDeps } from './serve/serve-deps.ts';
import { serveService } from './serve/service.ts';
import { serveServices } from './serve/services.ts';
import { serveSources } from './serve/sources.ts';
import { serveStatement } from './serve/statement.ts';
import { serveStrips } from './serve/strips.ts';
import { serveTallies } from './serve/tallies.ts';
import { createTeamMetrics } from './serve/team-metrics.ts';
import { serveTokens } from './serve/tokens.ts';
import { serveTrends } from './serve/trends.ts';
import { serveWall } from './serve/wall.ts';
import { serveWebFiles } from './serve/web-files.ts';

export interface AppDeps extends ServeDeps {
  readonly version: string;
  readonly folderKeyHash: Buffer;
  readonly readiness: Readiness;
  /** Folder of the built web app. */
  readonly webFolder: string;
  readonly logger: FastifyServerOptions['logger'];
}

export interface App {
  readonly api: Api;
  readonly ownMetrics: OwnMetrics;
}

/** The one style sheet that swagger-ui's page carries in itself. */
const SWAGGER_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

const bearerScheme = {
  securitySchemes: { bearer: { type: 'http' as const, scheme: 'bearer', description: 'andon token create' } },
};

const createFastify = (logger: AppDeps['logger']) =>
  Fastify({
    logger: logger ?? false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    trustProxy: false,
    frameworkErrors: answerUnreadable,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 4_000 },
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler);

/** Routes that plugins bring with them are read-only and say nothing that the API does not. */
function openPluginRoutes(app: Api): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/docs') || route.url === '/*' || route.method === 'HEAD')
      route.config = { access: 'open', ...route.config };
  });
}

async function registerPlugins(app: Api, version: string, sample: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Set by whoever terminates TLS: the board itself speaks plain HTTP on the team's network.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: sample ? 'Andon (SAMPLE 예시)' : 'Andon', version },
      components: bearerScheme,
    },
    transform: ({ schema, url, route }) => ({ schema: describeRoute(schema, route), url }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    transformStaticCSP: (policy) => `${policy};style-src 'self' ${SWAGGER_STYLE}`,
    logo: { type: 'image/svg+xml', content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
  });
}

function serveApi(api: Api, deps: ServeDeps): void {
  serveWall(api, deps);
  serveOverview(api, deps);
  serveServices(api, deps);
  serveService(api, deps);
  serveObjectives(api, deps);
  serveFigures(api, deps);
  serveSeries(api, deps);
  serveReceipts(api, deps);
  serveReadiness(api, deps);
  serveEvidence(api, deps);
  serveSources(api, deps);
  serveMetricsCatalogue(api);
  serveGlossary(api);
  serveDeployments(api, deps);
  serveIncidents(api, deps);
  serveIncidentHistory(api, deps);
  serveIncidentLog(api, deps);
  serveCorrections(api, deps);
  serveReleases(api, deps);
  serveDeliveries(api, deps);
  serveTallies(api, deps);
  serveTokens(api, deps);
  serveBoardHead(api, deps);
  serveEpisodes(api, deps);
  serveStatement(api, deps);
  serveBudgetLine(api, deps);
  serveStrips(api, deps);
  serveTrends(api, deps);
  serveNotes(api, deps);
  serveImportProgress(api, deps);
  api.get('/openapi.json', { config: { access: 'open' }, schema: { hide: true } }, async () => api.swagger());
}

/** The whole HTTP side: every plugin and every route, listed by name. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { store, config, clock, board, version } = deps;
  const app = createFastify(deps.logger);
  openPluginRoutes(app);
  const access: AccessRules = { tokens: store.tokens, folderKeyHash: deps.folderKeyHash };
  guardRoutes(app, access);
  answerProblems(app);
  readBodies(app);
  const hints = createHints(store, clock);
  keepAnswers(app, hints, clock);
  // After it: what is kept already need not wait.
  prepareDeliveries(app, { board, config, clock });
  await registerPlugins(app, version, board.sample);
  const { screenCount } = serveLive(app, { ...deps, hints });
  const ownMetrics = createOwnMetrics(app, { store, config, version, screenCount });
  const readTeam = createTeamMetrics(ownMetrics.registry, board);
  serveHealth(app, deps.readiness, store, clock);
  serveMetricsPage(app, ownMetrics.registry, readTeam);
  await serveHooks(app, { clock, door: deps.door, access, onDelivery: ownMetrics.countDelivery });
  await app.register(async (api: Api) => serveApi(api, deps), { prefix: '/api/v1' });
  await serveWebFiles(app, deps.webFolder);
  return { api: app, ownMetrics };
}
