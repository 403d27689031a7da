import { resolve } from 'node:path';
import type { Field } from '../config/field.ts';
import type { Fields } from '../config/read-values.ts';
import { parseUnicode, readDuration, readItems, readTexts } from './go-values.ts';
import type { LeftOutList } from './left-out-list.ts';
import { connectionKeys, readConnection } from './read-connection.ts';
import { readLabels } from './read-labels.ts';
import type { FileDiscovery, HttpDiscovery, StaticGroup } from './scrape-job.ts';
import { holdsUserInfo, withoutUserInfo } from './user-info.ts';

const defaultFileSeconds = 5 * 60;
const defaultHttpSeconds = 60;

/** Reads each entry of a list under `key`; one without anything in it is a problem. */
const readEntries = <T>(fields: Fields, key: string, read: (item: Field) => T): readonly T[] =>
  readItems(fields, key).flatMap((item) => {
    if (item.kind !== 'nothing') return [read(item)];
    item.report(`"${item.name}" is an empty section`);
    return [];
  });

const parsePlainTarget = (text: string): string => {
  if (text.includes('/'))
    throw new Error(`"${withoutUserInfo(text)}" is not host:port; scheme and path have keys of their own`);
  return parseUnicode(text);
};

/** An address may be anything where relabelling comes behind it, and `host:port` where none does. */
const readStatic = (item: Field, isRelabelled: boolean): StaticGroup => {
  const fields = item.fields(['targets', 'labels']);
  return {
    place: item.place,
    targets: readTexts(fields, 'targets', isRelabelled ? parseUnicode : parsePlainTarget),
    labels: readLabels(fields.get('labels')),
  };
};

const parseFilePattern = (text: string): string => {
  if (/^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/.test(text)) return text;
  throw new Error(`"${text}" must end in .json, .yml or .yaml, with "*" in its last part alone`);
};

const readFiles = (item: Field, folder: string): FileDiscovery => {
  const fields = item.fields(['files', 'refresh_interval']);
  if (readItems(fields, 'files').length === 0) item.report(`"${item.name}" needs at least one of "files"`);
  return {
    place: item.place,
    patterns: readTexts(fields, 'files', parseFilePattern).map((path) => resolve(folder, path)),
    refreshSeconds: readDuration(fields, 'refresh_interval') || defaultFileSeconds,
  };
};

const parseUrl = (text: string): URL => {
  if (!/^https?:\/\//i.test(text)) throw new Error('an address begins with http:// or https://');
  if (!URL.canParse(text)) throw new Error('there is no host in it');
  return new URL(text);
};

const readHttp = (item: Field, leftOut: LeftOutList): HttpDiscovery => {
  const fields = item.fields(['url', 'refresh_interval', ...connectionKeys]);
  if (!fields.has('url')) item.report(`"${item.name}" needs a "url"`);
  const url = fields.get('url')?.parse(parseUrl, null) ?? null;
  return {
    place: item.place,
    url: url === null || holdsUserInfo(url.href) ? null : (fields.get('url')?.parse(String, null) ?? null),
    refreshSeconds: readDuration(fields, 'refresh_interval') || defaultHttpSeconds,
    connection: readConnection(fields, leftOut),
  };
};

/** Ways to find targets that Prometheus has and Andon has not. */
const otherDiscoveries: readonly string[] = [
  'aws',
  'azure',
  'consul',
  'digitalocean',
  'dns',
  'docker',
  'dockerswarm',
  'ec2',
  'eureka',
  'gce',
  'hetzner',
  'ionos',
  'kubernetes',
  'kuma',
  'lightsail',
  'linode',
  'marathon',
  'nerve',
  'nomad',
  'oci',
  'openstack',
  'outscale',
  'ovhcloud',
  'puppetdb',
  'scaleway',
  'serverset',
  'stackit',
  'triton',
  'uyuni',
  'vultr',
  'xds',
  'zookeeper',
].map((name) => `${name}_sd_configs`);

/** The keys under which a job names its targets. */
export const targetKeys: readonly string[] = [
  'static_configs',
  'file_sd_configs',
  'http_sd_configs',
  ...otherDiscoveries,
];

const checkOther = (fields: Fields, leftOut: LeftOutList): void => {
  for (const key of otherDiscoveries) {
    const field = fields.get(key);
    if (field === undefined) continue;
    for (const item of readItems(fields, key)) item.entries();
    leftOut.add(field, 'Andon reads static, file and http discovery; write its targets to a file_sd file');
  }
};

/** Where the targets of one job are found. */
export const readTargets = (
  fields: Fields,
  { isRelabelled, folder, leftOut }: { isRelabelled: boolean; folder: string; leftOut: LeftOutList },
) => {
  checkOther(fields, leftOut);
  return {
    static: readEntries(fields, 'static_configs', (item) => readStatic(item, isRelabelled)),
    files: readEntries(fields, 'file_sd_configs', (item) => readFiles(item, folder)),
    http: readEntries(fields, 'http_sd_configs', (item) => readHttp(item, leftOut)),
  };
};
