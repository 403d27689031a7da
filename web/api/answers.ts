import type { Static } from 'typebox';
import type { serviceContract, servicesContract } from '#shared/api/services.ts';

/** What `GET /services` answers. */
export type ServicesAnswer = Static<(typeof servicesContract)['response']>;
/** What `GET /services/:id` answers. */
export type ServiceAnswer = Static<(typeof serviceContract)['response']>;
export type SourceAnswer = ServiceAnswer['sources'][number];
