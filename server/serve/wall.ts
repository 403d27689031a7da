import { type WallAnswer, type WallService, wallContract } from '#shared/api/wall.ts';
import { Problem } from '#shared/problems.ts';
import type { StripDay } from '../compute/days.ts';
import type { Notice } from '../compute/notices.ts';
import type { WallServiceFacts } from '../compute/wall.ts';
import type { Config } from '../config/config.ts';
import { toWallDelivery } from './delivery-answer.ts';
import { isoInstant, isoInstantOrNull, queryInstant } from './instants.ts';
import { toObjectiveAnswer } from './objective-answer.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

export const toStripDay = ({ startMs, spentRatio }: StripDay) => ({
  start: isoInstant(startMs),
  spent: spentRatio,
});

export const toNotice = ({ code, service, detail, sinceMs }: Notice) => ({
  code,
  service,
  detail,
  since: isoInstantOrNull(sinceMs),
});

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

function toLastRelease(release: ReturnType<ServeDeps['board']['wall']>['lastRelease'], { services }: Config) {
  if (release === null) return null;
  const name = services.find((service) => service.id === release.service)?.name;
  return {
    service: release.service,
    name: name ? { ...name } : { en: release.service, ko: release.service },
    version: release.version,
    finishedAt: isoInstant(release.finishedAtMs),
  };
}

export function serveWall(app: Api, { board, config, build }: ServeDeps): void {
  const answer = (group: string | null, atMs: number | null): WallAnswer => {
    const current = config.current();
    if (group !== null && !current.services.some((service) => service.group === group))
      throw new Problem('invalid-query', `No service belongs to a group "${group.slice(0, 80)}".`);
    const wall = board.wall({ group, atMs });
    return {
      at: isoInstant(wall.nowMs),
      build,
      team: { ...current.team },
      publicUrl: current.publicUrl,
      sample: board.sample,
      problems: wall.problems,
      services: wall.services.map(toWallService),
      reporting: { heard: wall.services.filter((each) => each.isReporting).length, of: wall.services.length },
      calmDays: wall.calmDays,
      deliveries: wall.deliveries.map(toWallDelivery),
      lastRelease: toLastRelease(wall.lastRelease, current),
      agreement:
        wall.agreement === null
          ? null
          : {
              version: wall.agreement.version,
              effectiveFrom: isoInstantOrNull(wall.agreement.effectiveFromMs),
            },
      notices: board.notices().map(toNotice),
    };
  };

  app.get(
    wallContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'Everything the wall shows',
        querystring: wallContract.query,
        response: { 200: wallContract.response },
      },
    },
    async ({ query }) => answer(query.group ?? null, queryInstant(query.at, 'at')),
  );
}
