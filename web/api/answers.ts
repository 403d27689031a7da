import type { Static } from 'typebox';
import type { deliveriesContract, hooksContract } from '#shared/api/deliveries.ts';
import type { deploymentsContract } from '#shared/api/deployments.ts';
import type { incidentContract, incidentLogContract } from '#shared/api/incident-log.ts';
import type { incidentsContract } from '#shared/api/incidents.ts';
import type { readinessContract } from '#shared/api/readiness.ts';
import type { releaseContract, releasesContract } from '#shared/api/releases.ts';
import type { serviceContract } from '#shared/api/service.ts';
import type { serviceListContract } from '#shared/api/service-list.ts';
import type { sourcesContract } from '#shared/api/sources.ts';

/** What `GET /readiness` answers. */
export type ReadinessAnswer = Static<(typeof readinessContract)['response']>;
/** What `GET /services` answers. */
export type ServicesAnswer = Static<(typeof serviceListContract)['response']>;
/** What `GET /services/:id` answers. */
export type ServiceAnswer = Static<(typeof serviceContract)['response']>;
export type SourceAnswer = ServiceAnswer['sources'][number];
/** What `GET /sources` answers. */
export type SourcesAnswer = Static<(typeof sourcesContract)['response']>;
/** What `GET /deployments` answers. */
export type DeploymentsAnswer = Static<(typeof deploymentsContract)['response']>;
/** What `GET /incidents` answers. */
export type IncidentsAnswer = Static<(typeof incidentsContract)['response']>;
/** What `GET /releases` answers. */
export type ReleasesAnswer = Static<(typeof releasesContract)['response']>;
/** What `GET /releases/:service/:environment/:id` answers. */
export type ReleaseAnswer = Static<(typeof releaseContract)['response']>;
/** What `GET /incident-log` answers. */
export type IncidentLogAnswer = Static<(typeof incidentLogContract)['response']>;
/** What `GET /incidents/:id` answers. */
export type IncidentDetailAnswer = Static<(typeof incidentContract)['response']>;
/** What `GET /hooks` answers. */
export type HooksAnswer = Static<(typeof hooksContract)['response']>;
/** What `GET /deliveries` answers. */
export type DeliveriesAnswer = Static<(typeof deliveriesContract)['response']>;
