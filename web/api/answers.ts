import type { Static } from 'typebox';
import type { deploymentsContract } from '#shared/api/deployments.ts';
import type { incidentsContract } from '#shared/api/incidents.ts';
import type { serviceContract, servicesContract } from '#shared/api/services.ts';
import type { sourcesContract } from '#shared/api/sources.ts';

/** What `GET /services` answers. */
export type ServicesAnswer = Static<(typeof servicesContract)['response']>;
/** What `GET /services/:id` answers. */
export type ServiceAnswer = Static<(typeof serviceContract)['response']>;
export type SourceAnswer = ServiceAnswer['sources'][number];
/** What `GET /sources` answers. */
export type SourcesAnswer = Static<(typeof sourcesContract)['response']>;
/** What `GET /deployments` answers. */
export type DeploymentsAnswer = Static<(typeof deploymentsContract)['response']>;
/** What `GET /incidents` answers. */
export type IncidentsAnswer = Static<(typeof incidentsContract)['response']>;
