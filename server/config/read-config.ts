import type { Config } from './config.ts';
import type { Field } from './field.ts';
import { parseListen } from './listen-address.ts';
import { readAgreement } from './read-agreement.ts';
import { readCodeHosts } from './read-code-hosts.ts';
import { readDiscovery } from './read-discovery.ts';
import { readHooks } from './read-hooks.ts';
import { readOutbound } from './read-outbound.ts';
import { parseReleasePlan } from './read-release-plan.ts';
import { readServices } from './read-services.ts';
import { readSprint } from './read-sprint.ts';
import { parseChoice, parseText, readList, readValue } from './read-values.ts';
import { parseTimeZone } from './time-zone.ts';
import { parseWebAddress } from './web-address.ts';

const known = [
  'team',
  'listen',
  'publicUrl',
  'dataDir',
  'production',
  'services',
  'discovery',
  'hooks',
  'codeHosts',
  'releases',
  'outbound',
  'agreement',
];
const later = ['notify', 'access', 'retention'];

/** Where the board listens and keeps its data unless told otherwise. */
export const defaultListen = '127.0.0.1:8080';
export const defaultDataDir = './data';

const readTeam = (field: Field | undefined): Config['team'] => {
  const fields = field?.fields(['name', 'timeZone', 'language', 'sprint']) ?? new Map<string, Field>();
  return {
    name: readValue(fields, 'name', parseText, 'Andon'),
    timeZone: readValue(fields, 'timeZone', parseTimeZone, 'UTC'),
    language: readValue(fields, 'language', parseChoice(['en', 'ko']), 'en'),
    sprint: readSprint(fields.get('sprint')),
  };
};

const readProduction = (fields: ReadonlyMap<string, Field>): readonly string[] => {
  const names = readList(fields, 'production', parseText, ['production']);
  if (fields.get('production')?.items().length === 0)
    fields.get('production')?.report('"production" names nothing');
  return names;
};

/** The whole file. What is wrong with it is reported to the fields' reading. */
export const readConfig = (root: Field): Config => {
  const fields = root.fields(known, later);
  const team = readTeam(fields.get('team'));
  const discovery = readDiscovery(fields.get('discovery'));
  const releases = readValue(fields, 'releases', parseReleasePlan, null);
  const services = readServices(fields.get('services'), discovery).map((service) => ({
    ...service,
    releases: service.releases ?? releases,
  }));
  const agreement = fields.get('agreement');
  return {
    team,
    listen: readValue(fields, 'listen', parseListen, parseListen(defaultListen)),
    publicUrl: readValue(fields, 'publicUrl', parseWebAddress, null),
    dataDir: readValue(fields, 'dataDir', parseText, defaultDataDir),
    production: readProduction(fields),
    services,
    discovery,
    hooks: readHooks(fields.get('hooks'), services),
    codeHosts: readCodeHosts(fields.get('codeHosts')),
    outbound: readOutbound(fields.get('outbound')),
    agreement: agreement === undefined ? null : readAgreement(agreement, { services, zone: team.timeZone }),
  };
};
