import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { DeliveryFacts, Incident } from '#shared/facts.ts';
import type { ObjectiveFacts } from '#shared/metrics/define-metric.ts';
import type { DeliveryHistory } from '#shared/metrics/delivery-history.ts';
import { failureLinks } from '#shared/metrics/failure-links.ts';
import { historyOf } from '#shared/metrics/history-of.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { RunningConfig } from '../config/running-config.ts';
import type { Noun, Store } from '../store/store.ts';
import { notAnsweringTarget } from './not-answering.ts';
import { specOf } from './spec.ts';

/** Loads facts for the pure calculations, and keeps those that seldom change. */
export interface Facts {
  objective(service: ServiceConfig, objective: ObjectiveConfig): ObjectiveFacts;
  /** Of one service, or of all with `all`. */
  deliveries(service: string): DeliveryFacts;
  /** The same, digested. */
  history(service: string): DeliveryHistory;
  versions(): readonly AgreementVersion[];
  /** Moves when a delivery, an incident or the configuration changes. */
  deliveriesNumber(): number;
}

/**
 * Incidents of other services that are linked to a deployment of this one. Asked of the facts of all services,
 * since a deployment id may be known to several: an incident means its own service's first.
 */
function incidentsElsewhere(all: DeliveryFacts, service: string): Incident[] {
  const linked = new Set(
    failureLinks(all)
      .links.filter((link) => link.kind === 'explicit' && link.deployment.service === service)
      .map((link) => link.evidence),
  );
  return all.incidents.filter((incident) => incident.service !== service && linked.has(incident.id));
}

const deliveryNouns: readonly Noun[] = ['deployments', 'incidents', 'config', 'agreement'];

export function createFacts(store: Store, config: RunningConfig): Facts {
  const kept = new Map<string, DeliveryFacts>();
  const histories = new Map<string, DeliveryHistory>();
  let number = 0;
  let versions: readonly AgreementVersion[] | null = null;
  store.onChange((nouns) => {
    if (nouns.has('agreement')) versions = null;
    if (!deliveryNouns.some((noun) => nouns.has(noun))) return;
    kept.clear();
    histories.clear();
    number += 1;
  });

  const readVersions = (): readonly AgreementVersion[] => {
    versions ??= store.agreements.versions();
    return versions;
  };
  const load = (service: string): DeliveryFacts => {
    const only = service === 'all' ? null : service;
    return {
      ...store.deployments.facts(only, config.current().production),
      incidents: store.incidents.all(only),
      incidentsElsewhere: only === null ? [] : incidentsElsewhere(deliveries('all'), only),
      corrections: store.linkCorrections.all(),
      unshipped: store.unshipped.facts(only),
      unshippedKnown: store.unshipped.knownServices().filter((each) => only === null || each === only),
      plans: config
        .current()
        .services.flatMap(({ id, releases }) =>
          releases === null || (only !== null && id !== only) ? [] : [{ service: id, plan: releases }],
        ),
    };
  };
  const deliveries = (service: string): DeliveryFacts => {
    const before = kept.get(service);
    if (before) return before;
    const loaded = load(service);
    kept.set(service, loaded);
    return loaded;
  };
  return {
    versions: readVersions,
    deliveriesNumber: () => number,
    objective: (service, objective) => {
      const sliId = store.tallies.sliId(service.id, objective.id);
      const targets = store.targets.of(sliId);
      const outages = store.collector.allOutages();
      return {
        spec: specOf(service, objective, targets),
        tallies: store.tallies.lookup(sliId),
        versions: readVersions(),
        outages,
        failingSinceMs: notAnsweringTarget(targets, outages)?.failingSinceMs ?? null,
      };
    },
    deliveries,
    history: (service) => {
      const known = histories.get(service) ?? historyOf(deliveries(service));
      histories.set(service, known);
      return known;
    },
  };
}
