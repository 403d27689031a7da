import type { Config, ProbeSource, ProbeTarget } from '../../config/config.ts';
import { targetKey } from '../../store/target-key.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { CollectorPart } from '../collector-part.ts';
import { createPollSet, type Poll } from '../polling/poll-set.ts';
import { createProbePoll } from './probe-poll.ts';

interface PlannedProbe {
  readonly sliId: number;
  readonly source: ProbeSource;
  /** As it is named to a reader. */
  readonly target: string;
}

/** @example probeName({ kind: 'tcp', host: 'erp', port: 1521 }) // 'tcp://erp:1521' */
function probeName(target: ProbeTarget): string {
  switch (target.kind) {
    case 'http':
      return target.url;
    case 'tcp':
    case 'tls':
      return `${target.kind}://${target.host}:${target.port}`;
    case 'dns':
      return `dns:${target.name}`;
    case 'ping':
      return `ping:${target.host}`;
  }
}

function planProbes(config: Config, { store }: CollectDeps): PlannedProbe[] {
  return config.services.flatMap((service) =>
    service.objectives.flatMap(({ id, source }) =>
      source.kind === 'probe'
        ? [{ sliId: store.tallies.sliId(service.id, id), source, target: probeName(source.target) }]
        : [],
    ),
  );
}

export function createProbes(deps: CollectDeps): CollectorPart {
  const polls = createPollSet(deps);
  let planned: readonly PlannedProbe[] = [];

  const toPoll = (probe: PlannedProbe): Poll => ({
    target: probe.target,
    intervalSeconds: probe.source.intervalSeconds,
    create: () => createProbePoll(deps, probe),
  });

  return {
    async apply(config) {
      planned = planProbes(config, deps);
      await polls.replace(
        new Map(planned.map((probe) => [JSON.stringify(probe), toPoll(probe)])),
        config.team.name,
      );
    },
    targetKeys: () => new Set(planned.map(({ sliId, target }) => targetKey(sliId, target))),
    activity: () => ({
      targets: planned.map((probe) => ({
        sliId: probe.sliId,
        target: probe.target,
        labels: {},
        intervalSeconds: probe.source.intervalSeconds,
        nextAtMs: polls.nextAtMs(JSON.stringify(probe)),
        sampleCount: null,
        seriesCount: null,
        warnings: [],
      })),
      discovery: [],
      backfills: [],
    }),
    stop: () => polls.stop(),
  };
}
