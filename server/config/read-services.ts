import type { LocalText } from '#shared/local-text.ts';
import { didYouMean } from '#shared/nearest.ts';
import type { ObjectiveConfig, ServiceConfig } from './config.ts';
import type { DiscoveryConfig } from './discovery-config.ts';
import type { Field } from './field.ts';
import { readObjective } from './read-objective.ts';
import { parseReleasePlan } from './read-release-plan.ts';
import { readRepository, repositoryKeys } from './read-repository.ts';
import { type Fields, parseText, readList, readValue } from './read-values.ts';
import { parseServiceId } from './service-id.ts';

const known = [
  'id',
  'name',
  'group',
  'owner',
  ...repositoryKeys,
  'releases',
  'aka',
  'dependsOn',
  'objectives',
];

/** A name for both languages. One that only one language gives serves the other too. */
const readName = (field: Field | undefined, fallback: string): LocalText => {
  if (field?.kind !== 'a mapping') {
    const name = field?.parse(parseText, fallback) ?? fallback;
    return { en: name, ko: name };
  }
  const fields = field.fields(['en', 'ko']);
  const en = readValue(fields, 'en', parseText, null);
  const ko = readValue(fields, 'ko', parseText, null);
  return { en: en ?? ko ?? fallback, ko: ko ?? en ?? fallback };
};

type Discovery = readonly DiscoveryConfig[];

const readObjectives = (field: Field | undefined, discovery: Discovery): readonly ObjectiveConfig[] => {
  const taken = new Set<string>();
  return (field?.items() ?? []).map((item) => {
    const objective = readObjective(item, discovery);
    if (objective.id !== '' && taken.has(objective.id))
      item.report(`the objective id "${objective.id}" is used twice`);
    taken.add(objective.id);
    return objective;
  });
};

const readService = (field: Field, fields: Fields, discovery: Discovery): ServiceConfig => {
  if (!fields.has('id')) field.report('a service needs an "id"');
  const id = readValue(fields, 'id', parseServiceId, '');
  return {
    id,
    name: readName(fields.get('name'), id),
    group: readValue(fields, 'group', parseText, null),
    owner: readValue(fields, 'owner', parseText, null),
    ...readRepository(fields),
    releases: readValue(fields, 'releases', parseReleasePlan, null),
    aka: readList(fields, 'aka', parseText, []),
    dependsOn: readList(fields, 'dependsOn', parseText, []),
    objectives: readObjectives(fields.get('objectives'), discovery),
  };
};

interface ReadService {
  readonly fields: Fields;
  readonly service: ServiceConfig;
}

/** Ids first, so that a name is reported where it takes an id and not the other way about. */
const checkNames = (services: readonly ReadService[]): void => {
  const ids = new Set<string>();
  for (const { fields, service } of services) {
    if (ids.has(service.id)) fields.get('id')?.report(`the service id "${service.id}" is used twice`);
    if (service.id !== '') ids.add(service.id);
  }
  const taken = new Set(ids);
  for (const { fields } of services) {
    for (const item of fields.get('aka')?.items() ?? []) {
      const name = item.parse((text) => text, null);
      if (name !== null && taken.has(name)) item.report(`"${name}" already names a service`);
      if (name !== null) taken.add(name);
    }
  }
};

const checkDependencies = (services: readonly ReadService[]): void => {
  const ids = services.map(({ service }) => service.id);
  for (const { fields, service } of services) {
    for (const id of service.dependsOn) {
      if (id === service.id) fields.get('dependsOn')?.report(`"${id}" cannot depend on itself`);
      else if (!ids.includes(id)) {
        fields.get('dependsOn')?.report(`no service is called "${id}"${didYouMean(id, ids)}`);
      }
    }
  }
};

/** Every service of the file. Ids and the names under `aka` differ from each other. */
export const readServices = (field: Field | undefined, discovery: Discovery): readonly ServiceConfig[] => {
  const read = (field?.items() ?? []).map((item) => {
    const fields = item.fields(known);
    return { fields, service: readService(item, fields, discovery) };
  });
  checkNames(read);
  checkDependencies(read);
  return read.map(({ service }) => service);
};
