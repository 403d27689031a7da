import type { ObjectiveConfig } from './config.ts';
import type { DiscoveryConfig } from './discovery-config.ts';
import type { Field } from './field.ts';
import { parseIdentifier } from './identifier.ts';
import { isMetricId } from './limit-kind.ts';
import { readProbe } from './read-probe.ts';
import { readQuery } from './read-query.ts';
import { readScrape } from './read-scrape.ts';
import { readInterval } from './read-timing.ts';
import { type Fields, parseWhole, readValue } from './read-values.ts';

const sources = ['scrape', 'probe', 'query', 'push'];
const defaultPushSeconds = 60;

const parseObjectiveId = (text: string): string => {
  if (isMetricId(text))
    throw new Error(`"${text}" is the name of a metric; call the objective something else`);
  return parseIdentifier(text);
};

const readSource = (
  objective: Field,
  fields: Fields,
  discovery: readonly DiscoveryConfig[],
): ObjectiveConfig['source'] => {
  const given = sources.flatMap((key) => fields.get(key) ?? []);
  if (given.length > 1)
    given[1]?.reportKey(`give one of ${sources.join(', ')}; "${given[0]?.name}" is there already`);
  const [source] = given;
  if (source?.name === 'scrape') return readScrape(source, discovery);
  if (source?.name === 'probe') return readProbe(source);
  if (source?.name === 'query') return readQuery(source);
  if (source === undefined) objective.report(`an objective needs one of ${sources.join(', ')}`);
  return {
    kind: 'push',
    intervalSeconds: readInterval(source?.fields(['interval']) ?? new Map(), defaultPushSeconds),
  };
};

/**
 * One objective of a service: an id and what observes it.
 *
 * @param discovery where targets are found that objectives do not name themselves
 */
export const readObjective = (field: Field, discovery: readonly DiscoveryConfig[]): ObjectiveConfig => {
  const fields = field.fields(['id', 'minimumEvents', ...sources]);
  if (!fields.has('id')) field.report('an objective needs an "id"');
  return {
    id: readValue(fields, 'id', parseObjectiveId, ''),
    minimumEvents: readValue(fields, 'minimumEvents', parseWhole(1, Number.MAX_SAFE_INTEGER), null),
    source: readSource(field, fields, discovery),
  };
};
