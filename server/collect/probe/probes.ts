import type { ProbeActivity, TargetActivity } from '../../collector-activity.ts';
import type { Config, ProbeSource, ProbeTarget } from '../../config/config.ts';
import { keptTarget } from '../../kept-target.ts';
import { targetKey } from '../../store/target-key.ts';
import type { CollectDeps } from '../collect-deps.ts';
import type { CollectorPart } from '../collector-part.ts';
import { createPollSet, type Poll } from '../polling/poll-set.ts';
import { createProbePoll } from './probe-poll.ts';

interface PlannedProbe {
  readonly sliId: number;
  readonly source: ProbeSource;
  /** The target as the store knows it. */
  readonly target: string;
}

/** @example probeName({ kind: 'tcp', host: 'erp', port: 1521 }) // 'tcp://erp:1521' */
function probeName(target: ProbeTarget): string {
  switch (target.kind) {
    case 'http':
      return target.isSecret ? `${new URL(target.url).origin}/` : target.url;
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
        ? [
            {
              sliId: store.tallies.sliId(service.id, id),
              source,
              target: keptTarget(probeName(source.target)),
            },
          ]
        : [],
    ),
  );
}

export function createProbes(deps: CollectDeps): CollectorPart {
  const polls = createPollSet(deps);
  let planned: readonly PlannedProbe[] = [];
  const found = new Map<string, ProbeActivity>();

  function activityOf(probe: PlannedProbe): TargetActivity {
    const key = JSON.stringify(probe);
    const answer = found.get(key);
    return {
      sliId: probe.sliId,
      target: probe.target,
      labels: {},
      intervalSeconds: probe.source.intervalSeconds,
      timeoutSeconds: probe.source.timeoutSeconds,
      nextAtMs: polls.nextAtMs(key),
      sampleCount: null,
      seriesCount: null,
      badCount: null,
      warnings: [],
      ...(answer === undefined ? {} : { probe: answer }),
    };
  }

  const toPoll = (probe: PlannedProbe): Poll => ({
    target: probe.target,
    intervalSeconds: probe.source.intervalSeconds,
    create: () => {
      const onAnswer = (activity: ProbeActivity) => found.set(JSON.stringify(probe), activity);
      return createProbePoll(deps, { ...probe, onAnswer });
    },
  });

  return {
    async apply(config) {
      planned = planProbes(config, deps);
      const wanted = new Map(planned.map((probe) => [JSON.stringify(probe), toPoll(probe)]));
      await polls.replace(wanted, config.team.name);
      for (const key of [...found.keys()].filter((each) => !wanted.has(each))) found.delete(key);
    },
    targetKeys: () => new Set(planned.map(({ sliId, target }) => targetKey(sliId, target))),
    activity: () => ({
      targets: planned.map(activityOf),
      discovery: [],
      backfills: [],
    }),
    stop: () => polls.stop(),
  };
}
