import { type WallAnswer, type WallService, wallContract } from '#shared/api/wall.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';
import type { Wall } from '../compute/board.ts';
import type { WallServiceFacts } from '../compute/wall.ts';
import type { Config } from '../config/config.ts';
import { toWallDelivery } from './delivery-answer.ts';
import { isoInstantOrNull, queryInstant } from './instants.ts';
import { toNotice } from './notice-answer.ts';
import { toObjectiveAnswer } from './objective-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';
import { toStripDay } from './strip-answer.ts';

function toReleaseBefore({ releaseBefore }: WallServiceFacts): WallService['releaseBefore'] {
  if (releaseBefore === null) return null;
  const { deployment, beforeSeconds } = releaseBefore;
  const { id, version, finishedAtMs } = deployment;
  return { id, version, finishedAt: isoInstant(finishedAtMs), beforeSeconds };
}

const toWallService = (facts: WallServiceFacts): WallService => ({
  id: facts.service.id,
  name: { ...facts.service.name },
  group: facts.service.group,
  owner: facts.service.owner,
  objective: facts.worst === null ? null : toObjectiveAnswer(facts.worst),
  objectiveCount: facts.service.objectives.length,
  days: facts.days.map(toStripDay),
  failingRatio: facts.worst?.judged.failingRatio5m ?? null,
  burnRate: facts.worst?.judged.burnRate5m ?? null,
  releaseBefore: toReleaseBefore(facts),
  partial: facts.partial,
});

function toLastRelease(release: Wall['lastRelease'], { services }: Config): WallAnswer['lastRelease'] {
  if (release === null) return null;
  const name = services.find((service) => service.id === release.service)?.name;
  return {
    service: release.service,
    name: name ? { ...name } : { en: release.service, ko: release.service },
    version: release.version,
    finishedAt: isoInstant(release.finishedAtMs),
  };
}

/** Named where it is the release of one service among others. */
function toNextRelease(next: Wall['nextRelease']): WallAnswer['nextRelease'] {
  if (next === null) return null;
  const [only, ...others] = next.services;
  return {
    at: isoInstant(next.dueAtMs),
    name: only === undefined || others.length > 0 ? null : { ...only.name },
  };
}

const toAgreement = (agreement: Wall['agreement']): WallAnswer['agreement'] =>
  agreement === null
    ? null
    : { version: agreement.version, effectiveFrom: isoInstantOrNull(agreement.effectiveFromMs) };

/** Of the services that something is measured of. */
function countReporting(services: Wall['services']): WallAnswer['reporting'] {
  const measured = services.filter(({ isReporting }) => isReporting !== null);
  return { heard: measured.filter(({ isReporting }) => isReporting).length, of: measured.length };
}

const toAnswer = (wall: Wall, { board, build }: ServeDeps, current: Config): WallAnswer => ({
  at: isoInstant(wall.nowMs),
  build,
  team: { ...current.team },
  publicUrl: current.publicUrl,
  sample: board.sample,
  problems: wall.problems,
  services: wall.services.map(toWallService),
  reporting: countReporting(wall.services),
  calmDays: wall.calmDays,
  deliveries: wall.deliveries.map(toWallDelivery),
  lastRelease: toLastRelease(wall.lastRelease, current),
  nextRelease: toNextRelease(wall.nextRelease),
  agreement: toAgreement(wall.agreement),
  notices: board.notices().map(toNotice),
});

/** @throws Problem `invalid-query` for a group that no service belongs to */
function checkGroup(group: string | null, { services }: Config): void {
  if (group !== null && !services.some((service) => service.group === group))
    throw new Problem('invalid-query', `No service belongs to a group "${group.slice(0, 80)}".`);
}

export function serveWall(app: Api, deps: ServeDeps): void {
  const { board, config } = deps;
  app.get(
    wallContract.url,
    {
      config: { access: 'open', kept: true, deliveries: 'all' },
      schema: {
        summary: 'Everything the wall shows',
        querystring: wallContract.query,
        response: { 200: wallContract.response },
      },
    },
    async ({ query }) => {
      const current = config.current();
      const group = query.group ?? null;
      checkGroup(group, current);
      return toAnswer(board.wall({ group, atMs: queryInstant(query.at, 'at') }), deps, current);
    },
  );
}
