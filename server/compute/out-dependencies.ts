import type { ServiceConfig } from '../config/config.ts';
import { silentSinceMs } from './needs-someone.ts';
import type { JudgedObjective } from './objectives.ts';
import { isSilent } from './trouble.ts';

/** A service that another rests on, and that is in trouble itself. */
export interface OutDependency {
  readonly service: ServiceConfig;
  readonly kind: 'burning' | 'unanswered' | 'silent';
  /** Null where it was never heard. */
  readonly sinceMs: number | null;
}

type Trouble = Omit<OutDependency, 'service'>;

/** What people feel first, then what may only be the way to it. */
const worstFirst: readonly OutDependency['kind'][] = ['burning', 'unanswered', 'silent'];

/** Whoever is silent because the board itself did not run is blamed for nothing. */
function troubleOf(each: JudgedObjective): Trouble | null {
  const { judged, notAnswering } = each;
  if (judged.state === 'burning' || judged.state === 'fast')
    return { kind: 'burning', sinceMs: judged.sinceMs };
  if (notAnswering !== null) return { kind: 'unanswered', sinceMs: notAnswering.failingSinceMs };
  if (!isSilent(each) || judged.reason === 'collector-down') return null;
  return { kind: 'silent', sinceMs: silentSinceMs(judged, notAnswering) };
}

const worstTrouble = (objectives: readonly JudgedObjective[]): Trouble | null =>
  objectives
    .map(troubleOf)
    .filter((trouble) => trouble !== null)
    .sort((a, b) => worstFirst.indexOf(a.kind) - worstFirst.indexOf(b.kind))[0] ?? null;

/**
 * Which of the services that a service rests on are in trouble, in the order in which it names them.
 *
 * @param known every service by its id, with its objectives
 */
export const outDependencies = (
  { id, dependsOn }: Pick<ServiceConfig, 'id' | 'dependsOn'>,
  known: ReadonlyMap<string, { service: ServiceConfig; objectives: readonly JudgedObjective[] }>,
): OutDependency[] =>
  dependsOn.flatMap((name) => {
    const other = known.get(name);
    if (other === undefined || name === id) return [];
    const trouble = worstTrouble(other.objectives);
    return trouble === null ? [] : [{ service: other.service, ...trouble }];
  });
