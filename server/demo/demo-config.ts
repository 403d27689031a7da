import { usualSprint } from '#shared/sprint.ts';
import { MINUTE_SECONDS } from '#shared/units.ts';
import type { Config, ServiceConfig } from '../config/config.ts';
import { createDemoAgreement } from './demo-agreement.ts';
import { type PlantService, plantServices } from './plant.ts';
import { PLANT_ZONE } from './plant-calendar.ts';

const toServiceConfig = ({ id, name, group, owner, dependsOn, lines }: PlantService): ServiceConfig => ({
  id,
  name,
  group,
  owner,
  repository: `https://git.example/plant/${id}`,
  branch: null,
  paths: [],
  releases: null,
  aka: [],
  dependsOn,
  objectives: lines.map(({ objective }) => ({
    id: objective,
    minimumEvents: null,
    source: { kind: 'push', intervalSeconds: MINUTE_SECONDS },
  })),
});

/** The configuration of the sample plant; nothing of it is read from a file. */
export const createDemoConfig = ({
  listen,
  dataDir,
  anchorMs,
}: Pick<Config, 'listen' | 'dataDir'> & { readonly anchorMs: number }): Config => ({
  team: { name: 'Plant MES', timeZone: PLANT_ZONE, language: 'en', sprint: usualSprint },
  listen,
  publicUrl: null,
  dataDir,
  production: ['production'],
  services: plantServices.map(toServiceConfig),
  discovery: [],
  hooks: [],
  codeHosts: [],
  outbound: { allow: [], deny: [] },
  agreement: createDemoAgreement(anchorMs),
});
