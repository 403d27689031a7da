import { dirname } from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import type { Field } from '../../config/field.ts';
import { openYaml } from '../../config/open-yaml.ts';
import { binaryTag } from '../binary-tag.ts';
import { parseWord, readGo } from '../go-values.ts';
import { createLeftOutList } from '../left-out-list.ts';
import { mergeKeys } from '../merge-keys.ts';
import type { BlackboxModule } from './blackbox-module.ts';
import { parseGoDuration } from './go-duration.ts';
import { readDnsModule } from './read-dns-module.ts';
import { readHttpModule } from './read-http-module.ts';
import { checkOtherModules, readIcmpModule, readTcpModule } from './read-socket-modules.ts';

const probers = ['http', 'tcp', 'dns', 'icmp', 'grpc', 'unix', 'websocket'] as const;
const known = ['prober', 'timeout', ...probers];

const given = (field: Field | undefined): Field | undefined =>
  field?.kind === 'nothing' ? undefined : field;

const readModule = (name: string, field: Field): BlackboxModule => {
  const fields = field.fields(known);
  const leftOut = createLeftOutList();
  const prober = readGo(fields, 'prober', parseWord(probers), null);
  if (!fields.has('prober')) field.report(`the module "${name}" needs a "prober"`);
  const dns = given(fields.get('dns'));
  const read = {
    http: readHttpModule(given(fields.get('http')), leftOut),
    tcp: readTcpModule(given(fields.get('tcp')), leftOut),
    icmp: readIcmpModule(given(fields.get('icmp'))),
    dns: dns === undefined ? null : readDnsModule(dns, leftOut),
  };
  checkOtherModules(given(fields.get('grpc')), given(fields.get('unix')), leftOut);
  given(fields.get('websocket'))?.entries();
  const own = prober !== null && prober in read ? read[prober as keyof typeof read] : null;
  return {
    place: field.keyPlace,
    name,
    timeoutSeconds: readGo(fields, 'timeout', parseGoDuration, 0),
    probe: own?.probe ?? null,
    beyond: [...(own?.beyond ?? []), ...leftOut.items.map(({ what }) => what)],
  };
};

/**
 * Reads the text of a `blackbox.yml` as the blackbox exporter does, and says of each module whether a probe of Andon
 * does the same. Throws `ConfigError` with everything that is wrong.
 *
 * @param file absolute path, for problems and for the files that the text names
 */
export const loadBlackboxConfig = (text: string, file: string): ReadonlyMap<string, BlackboxModule> => {
  const { root, problems } = openYaml(text, {
    file,
    environment: null,
    folder: dirname(file),
    readFile: (path) => {
      throw new Error(`${path} is not read here`);
    },
    tags: [binaryTag],
    prepare: mergeKeys,
  });
  const modules = root.fields(['modules']).get('modules')?.entries() ?? new Map<string, Field>();
  const read = new Map([...modules].map(([name, field]) => [name, readModule(name, field)] as const));
  if (problems().length > 0) throw new ConfigError(problems());
  return read;
};
